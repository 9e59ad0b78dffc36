// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

/** Texts as spreadsheets may open them: one that would be taken for a formula begins with an apostrophe (OWASP, "CSV Injection"). */
public final class Spreadsheets {
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private Spreadsheets() {}

    /** {@return the text so that it stays one} */
    public static String text(String value) {
        return !value.isEmpty() && FORMULA_BEGINS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
