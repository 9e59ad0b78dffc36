// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The program {@code entail}: it takes a command, carries it out, and ends with the exit code of the contract. */
@Command(
        name = "entail",
        description = "Graph-based identity risk analytics: who can become administrator, how, and what to cut.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            CollectCommand.class,
            LoadCommand.class,
            AnalyzeCommand.class,
            FindingsCommand.class,
            CoverageCommand.class,
            OwnersCommand.class,
            CreepCommand.class,
            DiffCommand.class,
            RolesCommand.class,
            LifecycleCommand.class,
            CorrelateCommand.class,
            ReportCommand.class,
            ScheduleCommand.class,
            ExportCommand.class,
            EscalationsCommand.class,
            PathsCommand.class,
            TierCommand.class,
            CanCommand.class,
            WhoCanCommand.class,
            AwsCommand.class,
            GraphqlCommand.class,
            ServeCommand.class,
            TokenCommand.class,
            ConfigCommand.class,
            AuditCommand.class,
            SourcesCommand.class,
            AnalysesCommand.class,
            TechniquesCommand.class,
            TrainCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the data says no: nothing was found where something was demanded",
            "2:the call is wrong",
            "3:an input is bad; the graph is unchanged",
            "4:the store cannot be reached, or another process uses it",
            "130:interrupted"
        })
public final class Main {
    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    private Main() {}

    GlobalOptions options() {
        return options;
    }

    /** {@return the command line, ready to execute} */
    static CommandLine commandLine() {
        CommandLine program = new CommandLine(new Main());
        LoadCommand.addOptions(
                Objects.requireNonNull(program.getSubcommands().get("load")).getCommandSpec());
        return program.setExecutionStrategy(Main::run)
                .setExitCodeExceptionMapper(Failures::exitCode)
                .setExecutionExceptionHandler(new Failures())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    private static int run(CommandLine.ParseResult call) {
        CommandLine command = call.asCommandLineList().getLast();
        Main main = (Main) call.commandSpec().userObject();
        if (command.getCommand() instanceof EntailCommand asked
                && !asked.formats().contains(main.options.format())) {
            throw new CommandLine.ParameterException(
                    command, "--format is '" + main.options.format() + "', allowed is one of " + asked.formats());
        }
        return new CommandLine.RunLast().execute(call);
    }

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        Logging.quiet(arguments);
        int exitCode = commandLine().execute(arguments);
        System.exit(exitCode);
    }
}
