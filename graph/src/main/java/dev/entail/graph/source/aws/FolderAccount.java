// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import dev.entail.graph.GraphException.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out whose answers a folder holds: from who called, from the folder's name, else from the ARNs in it. */
final class FolderAccount {
    private static final Pattern CALLER = Pattern.compile("\"Account\"\\s*:\\s*\"(\\d{12})\"");
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:(?:iam|lambda|ec2|ecs|sqs|sns|kms)[^:]*:[a-z0-9-]*:(\\d{12}):");
    private static final int MOST_LINES = 20_000;

    private final String folder;
    private final List<AnswerFile> files;

    FolderAccount(String folder, List<AnswerFile> files) {
        this.folder = folder;
        this.files = List.copyOf(files);
    }

    String find() {
        return caller().or(this::name)
                .or(this::arns)
                .orElseThrow(() -> new BadInput((folder.isEmpty() ? "." : folder)
                        + ": nothing tells whose account it is; allowed are a folder that is named by the twelve digits"
                        + " of the account, or sts-get-caller-identity.json in it"));
    }

    private Optional<String> caller() {
        return files.stream()
                .filter(file -> file.command().equals("sts-get-caller-identity"))
                .flatMap(file -> matches(file, CALLER).keySet().stream())
                .findFirst();
    }

    private Optional<String> name() {
        return Optional.of(AnswerFile.lastStep(folder)).filter(AwsIds::isAccount);
    }

    private Optional<String> arns() {
        Stream<AnswerFile> first =
                files.stream().filter(file -> file.command().equals("iam-get-account-authorization-details"));
        return Stream.concat(first, files.stream())
                .map(file -> matches(file, ARN))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .flatMap(found -> found.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey));
    }

    private static Map<String, Integer> matches(AnswerFile file, Pattern pattern) {
        Map<String, Integer> counts = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.file().open(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            for (int number = 0; line != null && number < MOST_LINES; number++) {
                Matcher matcher = pattern.matcher(line);
                while (matcher.find()) {
                    counts.merge(matcher.group(1), 1, Integer::sum);
                }
                line = lines.readLine();
            }
            return counts;
        } catch (IOException e) {
            throw new BadInput(file.file().name() + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
