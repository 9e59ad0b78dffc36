// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.escalation.technique.TechniqueException;
import dev.entail.graph.GraphException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a failure means for the exit code, and how it is told: in a sentence, with the stack only where {@code -v} asks. */
final class Failures implements IExecutionExceptionHandler {
    static final int DATA_SAYS_NO = 1;
    static final int WRONG_CALL = 2;
    static final int BAD_INPUT = 3;
    static final int NO_STORE = 4;

    /** An answer that is a no. */
    static final class DataSaysNo extends RuntimeException {
        DataSaysNo(String message) {
            super(message);
        }
    }

    static int exitCode(Throwable failure) {
        return switch (failure) {
            case GraphException.BadInput _ -> BAD_INPUT;
            case GraphException.StoreUnavailable _ -> NO_STORE;
            case GraphException.NotFound _, DataSaysNo _ -> DATA_SAYS_NO;
            case TechniqueException _ -> BAD_INPUT;
            case IllegalArgumentException _, CommandLine.ParameterException _ -> WRONG_CALL;
            default -> CommandLine.ExitCode.SOFTWARE;
        };
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        PrintWriter errors = commandLine.getErr();
        boolean verbose =
                parsed.originalArgs().contains("-v") || parsed.originalArgs().contains("--verbose");
        errors.println(commandLine.getColorScheme().errorText("entail: " + failure.getMessage()));
        if (verbose || !isExpected(failure)) {
            failure.printStackTrace(errors);
        }
        errors.flush();
        return exitCode(failure);
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof GraphException
                || failure instanceof DataSaysNo
                || failure instanceof TechniqueException
                || failure instanceof IllegalArgumentException;
    }
}
