// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.collect.AwsCalls;
import dev.entail.api.collect.AwsCollector;
import dev.entail.api.collect.AwsCollector.Collected;
import dev.entail.api.collect.AwsCollector.Settings;
import dev.entail.graph.RecordCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Collects an input with the provider's own program. */
@Command(
        name = "collect",
        description = "Collects an input with the provider's own program, by calls that only read.",
        synopsisSubcommandLabel = "SOURCE",
        subcommands = CollectCommand.Aws.class)
final class CollectCommand extends EntailCommand {
    @Override
    public Integer call() {
        throw new IllegalArgumentException("'entail collect' needs a source, allowed is aws");
    }

    /** Collects an AWS account. */
    @Command(
            name = "aws",
            description = {
                "Collects an AWS account with the AWS CLI into a folder that 'entail load aws' reads.",
                "Calls that are refused are told and left out: what they would tell stays unknown, and the exit code is 1."
            })
    static final class Aws extends EntailCommand {
        private static final Duration PAUSE = Duration.ofSeconds(2);

        @Option(
                names = "--out",
                paramLabel = "DIR",
                description = "Where to write; the account's answers come into a new folder of its number.")
        private @Nullable Path out;

        @Option(names = "--profile", paramLabel = "P", description = "The profile of the AWS CLI; default its own.")
        private @Nullable String profile;

        @Option(
                names = "--regions",
                paramLabel = "R",
                split = ",",
                description = "Only these regions; default all that the account has enabled.")
        private List<String> regions = List.of();

        @Option(names = "--without-usage", description = "Do not ask when each user and role last used what.")
        private boolean withoutUsage;

        @Option(names = "--print-policy", description = "Print the IAM policy that the calls need, and end.")
        private boolean printPolicy;

        @Override
        public Integer call() throws JsonProcessingException {
            if (printPolicy) {
                print(AwsCalls.policy());
                return 0;
            }
            if (out == null) {
                throw new IllegalArgumentException("'entail collect aws' needs --out DIR, or --print-policy");
            }
            Settings settings = new Settings("aws", Optional.ofNullable(profile), Map.of(), !withoutUsage, PAUSE);
            try (TerminalProgress progress = new TerminalProgress()) {
                Collected collected = new AwsCollector(settings, progress).collect(out, regions);
                progress.clear();
                return tell(collected);
            }
        }

        private int tell(Collected collected) {
            collected.refused().forEach(refusal -> err().println("warning: " + refusal));
            err().flush();
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON.createObjectNode();
                json.put("folder", collected.folder().toString())
                        .put("account", collected.account())
                        .put("calls", collected.calls());
                collected.regions().forEach(json.putArray("regions")::add);
                collected.refused().forEach(json.putArray("refused")::add);
                print(json);
            } else {
                out().printf(
                                "Collected account %s into %s: %,d answers of %d regions, %d calls without answer%n",
                                collected.account(),
                                collected.folder(),
                                collected.calls(),
                                collected.regions().size(),
                                collected.refused().size());
                out().flush();
            }
            return collected.refused().isEmpty() ? 0 : Failures.DATA_SAYS_NO;
        }
    }
}
