// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import java.util.List;

/**
 * What an analysis is: all that lists, help and documents say of it.
 *
 * @param id its stable name, such as {@code escalation.to-tier-zero}
 * @param summary when it finds something, in one sentence
 * @param recommendation what to do about it
 */
public record Descriptor(
        String id, String title, Severity severity, String summary, String recommendation, List<Control> controls) {
    public Descriptor {
        if (!id.matches("[a-z]+\\.[a-z-]+")) {
            throw new IllegalArgumentException("id is '" + id + "', allowed is area.name in lower case");
        }
        controls = List.copyOf(controls);
    }

    /** {@return where the analysis is documented} */
    public String documentation() {
        return "docs/analyses/" + id + ".md";
    }
}
