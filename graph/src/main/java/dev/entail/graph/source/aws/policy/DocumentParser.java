// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a policy document and refuses what AWS refuses. */
final class DocumentParser {
    static final String CURRENT = "2012-10-17";
    private static final String LEGACY = "2008-10-17";
    private static final List<String> ELEMENTS = List.of("Version", "Id", "Statement");

    private final String place;

    DocumentParser(String place) {
        this.place = place;
    }

    PolicyDocument parse(JsonNode json) {
        Elements elements = new Elements(json, place, ELEMENTS);
        String version = elements.text("Version");
        if (version != null && !version.equals(CURRENT) && !version.equals(LEGACY)) {
            throw PolicyException.notAllowed(place, "Version", version, List.of(CURRENT, LEGACY));
        }
        JsonNode statements = elements.get("Statement");
        if (statements == null || !statements.isContainerNode()) {
            throw new PolicyException(place, "Statement is missing; a policy has one statement or a list of them");
        }
        String effective = version == null ? LEGACY : version;
        return new PolicyDocument(effective, elements.text("Id"), statements(statements, effective.equals(CURRENT)));
    }

    private List<Statement> statements(JsonNode json, boolean variables) {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : listOf(json)) {
            int index = statements.size();
            String where = place + ", statement " + index;
            statements.add(new StatementParser(statement, where, variables).parse(index));
        }
        requireUniqueSids(statements);
        return statements;
    }

    /** IAM refuses a policy that gives two statements one Sid; what services do with theirs differs. */
    private void requireUniqueSids(List<Statement> statements) {
        Set<String> sids = new HashSet<>();
        for (Statement statement : statements) {
            String sid = statement.sid() == null ? "" : statement.sid();
            if (!sid.isEmpty() && statement.principals() == null && !sids.add(sid)) {
                throw new PolicyException(
                        place + ", statement " + statement.index(),
                        "Sid \"" + sid + "\" is given twice; allowed is each once in a policy");
            }
        }
    }

    private static List<JsonNode> listOf(@Nullable JsonNode json) {
        if (json == null) {
            return List.of();
        }
        return json.isArray() ? json.valueStream().toList() : List.of(json);
    }
}
