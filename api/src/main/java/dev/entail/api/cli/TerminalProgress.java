// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.graph.load.Progress;
import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error, where that is a terminal, for work that takes a while. */
final class TerminalProgress implements Progress, AutoCloseable {
    private final boolean shown = isTerminal();
    private @Nullable ProgressBar bar;
    private String phase = "";

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    @Override
    public synchronized void at(String now, long done, long total) {
        if (!shown) {
            return;
        }
        if (bar == null || !phase.equals(now)) {
            begin(now);
        }
        ProgressBar current = bar;
        if (current != null) {
            current.maxHint(total);
            current.stepTo(done);
        }
    }

    private void begin(String now) {
        clear();
        phase = now;
        bar = new ProgressBarBuilder()
                .setTaskName(now)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build();
    }

    /** Takes the bar away, so that what is printed next stands by itself. */
    synchronized void clear() {
        ProgressBar current = bar;
        if (current != null) {
            current.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
