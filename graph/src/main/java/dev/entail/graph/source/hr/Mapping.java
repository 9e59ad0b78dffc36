// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.Shown;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the columns of a table of people mean.
 *
 * @param file the mapping's own file, as messages name it
 * @param prefix what stands before an id of the table to make it unique over the graph
 */
record Mapping(
        String file,
        Optional<String> source,
        char delimiter,
        char quote,
        Charset encoding,
        String prefix,
        Template id,
        List<Rule> rules,
        Optional<Supervisor> supervisor,
        List<Link> links) {
    /** The column of somebody's supervisor, and whether it holds an id or a full name. */
    record Supervisor(String column, boolean byName) {}

    /**
     * A column whose values are teams, departments or scopes that people belong to.
     *
     * @param separator what stands between several in one field, empty for one
     */
    record Link(String column, boolean isScope, String kind, String separator) {}

    /** Refuses a mapping that names a column which the table does not have. */
    void check(Set<String> header, String table) {
        List<String> named = new ArrayList<>(id.columns());
        rules.forEach(rule -> named.addAll(rule.template().columns()));
        supervisor.ifPresent(column -> named.add(column.column()));
        links.forEach(link -> named.add(link.column()));
        for (String column : named) {
            if (!header.contains(column)) {
                throw new BadInput(file + ": column " + Shown.of(column) + " is not in " + table + ", allowed is "
                        + String.join(", ", header));
            }
        }
    }
}
