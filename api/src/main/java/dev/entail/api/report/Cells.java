// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import dev.entail.analytics.export.Spreadsheets;
import java.util.Optional;

/** Cells of tables as texts. */
final class Cells {
    private Cells() {}

    /** {@return a cell as a reader sees it; a dash for what is unknown} */
    static String shown(Object cell) {
        return isUnknown(cell) ? "–" : text(cell);
    }

    /** {@return a cell as data; nothing for what is unknown} */
    static String text(Object cell) {
        return switch (cell) {
            case Optional<?> some -> some.map(Cells::text).orElse("");
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> String.valueOf(number.longValue());
            default -> cell.toString();
        };
    }

    static boolean isUnknown(Object cell) {
        return cell instanceof Optional<?> some && some.isEmpty();
    }

    /** {@return a text that no spreadsheet takes for a formula; numbers stay what they are} */
    static String safe(Object cell) {
        return cell instanceof Number ? text(cell) : Spreadsheets.text(text(cell));
    }
}
