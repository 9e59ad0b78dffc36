// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.store.Command;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import dev.entail.graph.store.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@link StatementWriter} writes: each is one statement about many nodes or relations. */
final class LoadStatements {
    private LoadStatements() {}

    /** {@return what a load of new things asks} */
    static List<Statement> all() {
        List<Map<String, Object>> rows = List.of(Map.of());
        return List.of(
                new CreateEntities(rows),
                new CreateClaims(rows),
                new CreateRelations(rows),
                new ExistingEntities(Set.of("")),
                new EntityMirror.Write(rows));
    }

    /** Does the same with each of some rows. */
    interface RowsCommand extends Command {
        List<Map<String, Object>> rows();

        @Override
        default Map<String, Object> parameters() {
            return Map.of("rows", rows());
        }
    }

    record ExistingEntities(Set<String> ids) implements Query<String> {
        private static final String CYPHER = "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("ids", List.copyOf(ids));
        }

        @Override
        public String map(Row row) {
            return row.text("id");
        }
    }

    /** The label comes from {@link dev.entail.graph.EntityLabel}. */
    record CreateEntities(List<Map<String, Object>> rows) implements RowsCommand {
        private static final String CYPHER = "UNWIND $rows AS row CREATE (e:Entity:$(row.label)) SET e = row.picture";

        @Override
        public String cypher() {
            return CYPHER;
        }
    }

    record CreateClaims(List<Map<String, Object>> rows) implements RowsCommand {
        private static final String CYPHER = """
                UNWIND $rows AS row
                OPTIONAL MATCH (old:Claim) WHERE id(old) = row.replaces
                CREATE (c:Claim) SET c = row.claim, c.since = coalesce(old.since, row.claim.firstSeen)""";

        @Override
        public String cypher() {
            return CYPHER;
        }
    }

    /** The kind comes from {@link dev.entail.graph.RelationKind}. */
    record CreateRelations(List<Map<String, Object>> rows) implements RowsCommand {
        private static final String CYPHER = """
                UNWIND $rows AS row
                MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})
                CREATE (a)-[r:$(row.kind)]->(b) SET r = row.properties""";

        @Override
        public String cypher() {
            return CYPHER;
        }
    }

    /** The last time a source said it is the time of the source's last load. */
    record CloseClaims(Map<String, Object> parameters) implements Query<String> {
        private static final String CYPHER = """
                UNWIND $numbers AS number
                MATCH (c:Claim) WHERE id(c) = number
                OPTIONAL MATCH (s:Source {name: c.source})
                SET c.closedBy = $load, c.validTo = $at, c.lastSeen = coalesce(s.lastLoadAt, c.firstSeen)
                RETURN c.of AS id""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public String map(Row row) {
            return row.text("id");
        }
    }

    record CloseRelations(Map<String, Object> parameters) implements Query<List<String>> {
        private static final String CYPHER = """
                UNWIND $numbers AS number
                MATCH (a)-[r]->(b) WHERE id(r) = number
                OPTIONAL MATCH (s:Source {name: r.statedBy})
                SET r.closedBy = $load, r.validTo = $at, r.lastSeen = coalesce(s.lastLoadAt, r.firstSeen)
                RETURN [a.id, b.id] AS ends""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public List<String> map(Row row) {
            return row.texts("ends");
        }
    }
}
