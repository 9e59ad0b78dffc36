// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import dev.entail.graph.load.Place;
import java.util.List;
import java.util.Map;

/** One row of a table: its fields by the names of their columns. */
record Row(Map<String, Integer> header, List<String> fields, Place place) {
    String field(String column) {
        Integer position = header.get(column);
        return position == null ? "" : fields.get(position).strip();
    }
}
