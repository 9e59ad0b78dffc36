// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program {@code aws}, run without a shell; it follows the pages of an answer itself. */
final class AwsProgram {
    private static final Pattern CODE = Pattern.compile("An error occurred \\(([A-Za-z0-9.]+)\\)");
    private static final Pattern REFUSED =
            Pattern.compile("AccessDenied.*|UnauthorizedOperation|AuthorizationError.*|.*NotAuthorized.*|Forbidden.*|"
                    + "UnrecognizedClientException|InvalidClientTokenId|OptInRequired|SubscriptionRequiredException");
    private static final Pattern ABSENT = Pattern.compile(
            "NoSuch.*|.*NotFound|.*NotFoundException|ResourceNotFoundException|AWSOrganizationsNotInUseException");

    private final String program;
    private final Optional<String> profile;
    private final Map<String, String> environment;

    /** What became of a call. */
    sealed interface Outcome {
        /** It was answered. */
        record Answered(JsonNode json) implements Outcome {}

        /** There is nothing of that name, such as a policy of a bucket that has none. */
        record Absent(String reason) implements Outcome {}

        /** The caller may not make it. */
        record Refused(String reason) implements Outcome {}

        /** It went wrong in another way. */
        record Failed(String reason) implements Outcome {}
    }

    AwsProgram(String program, Optional<String> profile, Map<String, String> environment) {
        this.program = program;
        this.profile = profile;
        this.environment = Map.copyOf(environment);
    }

    Outcome call(String service, String command, List<String> options, Optional<String> region) {
        List<String> words = new ArrayList<>(List.of(program, service, command));
        words.addAll(options);
        words.addAll(List.of("--output", "json"));
        region.ifPresent(name -> words.addAll(List.of("--region", name)));
        profile.ifPresent(name -> words.addAll(List.of("--profile", name)));
        try {
            return run(words);
        } catch (IOException e) {
            throw new BadInput(
                    "The program '" + program + "' cannot be run: " + e.getMessage()
                            + "; allowed is the AWS CLI, version 1 or 2, on the PATH",
                    e);
        }
    }

    private Outcome run(List<String> words) throws IOException {
        Path errors = Files.createTempFile("entail-aws", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()))
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            builder.environment().put("AWS_PAGER", "");
            builder.environment().putIfAbsent("AWS_RETRY_MODE", "standard");
            Process process = builder.start();
            byte[] answer = read(process);
            int exitCode = process.waitFor();
            return exitCode == 0
                    ? answered(answer)
                    : failed(Files.readString(errors, StandardCharsets.UTF_8).strip(), exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    private static Path nothing() {
        return Path.of(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private static byte[] read(Process process) throws IOException {
        try (var output = process.getInputStream()) {
            return output.readAllBytes();
        } finally {
            if (Thread.currentThread().isInterrupted()) {
                process.destroy();
            }
        }
    }

    private static Outcome answered(byte[] answer) {
        try {
            JsonNode json = RecordCodec.JSON.readTree(answer);
            return new Outcome.Answered(json.isMissingNode() ? RecordCodec.JSON.createObjectNode() : json);
        } catch (JsonProcessingException e) {
            return new Outcome.Failed("the answer is not JSON: " + RecordCodec.reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome failed(String text, int exitCode) {
        String reason = text.isEmpty() ? "exit code " + exitCode : text.replaceAll("\\s+", " ");
        Matcher matcher = CODE.matcher(text);
        String code = matcher.find() ? matcher.group(1) : "";
        if (REFUSED.matcher(code).matches()) {
            return new Outcome.Refused(reason);
        }
        return ABSENT.matcher(code).matches() ? new Outcome.Absent(reason) : new Outcome.Failed(reason);
    }
}
