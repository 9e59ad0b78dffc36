// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a script that completes commands and options in a shell. */
@Command(name = "completion", description = "Writes a completion script, such as: source <(./entail completion bash)")
final class CompletionCommand extends EntailCommand {
    /** The shells that have one. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        out().print(
                        switch (shell) {
                            case BASH -> AutoComplete.bash("entail", Main.commandLine());
                            case ZSH ->
                                "autoload -U +X bashcompinit && bashcompinit\n"
                                        + AutoComplete.bash("entail", Main.commandLine());
                            case FISH -> fish();
                        });
        out().flush();
        return 0;
    }

    private static String fish() {
        StringBuilder script = new StringBuilder();
        Main.commandLine().getSubcommands().forEach((name, command) -> {
            String[] description = command.getCommandSpec().usageMessage().description();
            script.append("complete -c entail -n __fish_use_subcommand -f -a ")
                    .append(name)
                    .append(" -d '")
                    .append(description.length == 0 ? "" : description[0].replace("'", ""))
                    .append("'\n");
            command.getCommandSpec().options().forEach(option -> {
                for (String flag : option.names()) {
                    if (flag.startsWith("--")) {
                        script.append("complete -c entail -n '__fish_seen_subcommand_from ")
                                .append(name)
                                .append("' -l ")
                                .append(flag.substring(2))
                                .append('\n');
                    }
                }
            });
        });
        return script.toString();
    }
}
