// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.Place;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One answer of the AWS CLI in a folder: {@code <region>/<service>-<command>.json}, or
 * {@code <region>/<service>-<command>/<argument>} with the argument URL-encoded.
 *
 * @param folder what stands before the region: the folder of the account
 * @param arguments for what the answer was asked, in order
 */
record AnswerFile(String folder, String region, String command, List<String> arguments, InputFile file) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,3}-\\d{1,2}");
    private static final Pattern COMMAND = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\!]");

    AnswerFile {
        arguments = List.copyOf(arguments);
    }

    /** {@return the answer that a file is by its path, empty where the path is another} */
    static Optional<AnswerFile> of(InputFile file) {
        List<String> steps = Arrays.asList(SEPARATOR.split(file.name(), -1));
        for (int index = 0; index + 1 < steps.size(); index++) {
            boolean last = index + 2 == steps.size();
            String command = last ? plain(steps.get(index + 1)) : steps.get(index + 1);
            if (REGION.matcher(steps.get(index)).matches()
                    && COMMAND.matcher(command).matches()) {
                return Optional.of(new AnswerFile(
                        String.join("/", steps.subList(0, index)),
                        steps.get(index),
                        command,
                        steps.subList(index + 2, steps.size()).stream()
                                .map(AnswerFile::decode)
                                .toList(),
                        file));
            }
        }
        return Optional.empty();
    }

    static String lastStep(String path) {
        String[] steps = SEPARATOR.split(path, -1);
        return steps[steps.length - 1];
    }

    private static String plain(String name) {
        return name.replaceFirst("(\\.json)?(\\.gz)?$", "");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    Optional<String> argument() {
        return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.getLast());
    }

    Place place(String at) {
        return new Place(file.name(), at);
    }
}
