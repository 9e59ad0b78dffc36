// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.config.Configuration;
import dev.entail.api.http.ServerOptions;
import dev.entail.graph.RecordCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How Entail is configured. */
@Command(
        name = "config",
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows how Entail is configured.",
        subcommands = ConfigCommand.Show.class)
final class ConfigCommand extends EntailCommand {
    @Override
    public Integer call() {
        throw new IllegalArgumentException("'entail config' needs a command, allowed is show");
    }

    @Command(
            name = "show",
            description = {
                "Shows what the server is configured to and who says so: usual values, overruled by entail.yaml, that by",
                "the environment, that by options. Secrets are hidden. A value that is not allowed is an error."
            })
    static final class Show extends EntailCommand {
        @Mixin
        private final ServerFlags flags = new ServerFlags();

        @Override
        public Integer call() {
            Configuration configuration = options().configuration(flags.given());
            ServerOptions.of(configuration);
            options().check();
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON.createObjectNode();
                configuration
                        .shown()
                        .forEach((key, value) -> json.putObject(key.path())
                                .put("value", value.text())
                                .put("origin", value.origin()));
                print(json);
                return 0;
            }
            configuration
                    .shown()
                    .forEach(
                            (key, value) -> out().printf("%-34s %-30s %s%n", key.path(), value.text(), value.origin()));
            out().flush();
            return 0;
        }
    }
}
