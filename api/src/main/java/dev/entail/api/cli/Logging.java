// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Arrays;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** How much is logged, always to standard error: warnings, or with {@code -v} what happens. */
final class Logging {
    private Logging() {}

    static void quiet(String[] arguments) {
        boolean verbose = Arrays.asList(arguments).contains("-v")
                || Arrays.asList(arguments).contains("--verbose");
        if (!verbose) {
            LogManager.getLogManager().reset();
        }
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(verbose ? Level.INFO : Level.ERROR);
        }
    }

    /** Writes log lines as JSON documents from now on, with the id of the request under {@code mdc}. */
    static void asJson() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root
                && root.getAppender("STDERR") instanceof OutputStreamAppender<ILoggingEvent> appender) {
            JsonEncoder encoder = new JsonEncoder();
            encoder.setContext(root.getLoggerContext());
            encoder.start();
            appender.setEncoder(encoder);
        }
    }
}
