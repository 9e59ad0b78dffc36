// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A schedule as somebody wants it.
 *
 * @param name how people and files call it; empty for one that is made up
 */
public record ScheduleDraft(Optional<String> name, ReportOrder order, Cron cron, CatchUp catchUp, boolean isSuspended) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    public ScheduleDraft {
        name.ifPresent(ScheduleDraft::check);
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name is '" + name
                    + "', allowed are up to 63 letters, digits, dots, dashes and underscores, a letter or digit first");
        }
    }
}
