// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

/**
 * An option that one source adds to a load, such as {@code --map FILE}.
 *
 * @param name as on the command line, without the dashes
 * @param parameter what follows it, such as {@code FILE}; empty for a switch
 */
public record SourceOption(String name, String parameter, String description) {
    /** {@return whether it stands alone} */
    public boolean isSwitch() {
        return parameter.isEmpty();
    }
}
