// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What {@link ScimStore} asks of the store about members of groups, and tells it. */
final class MembershipStatements {
    private MembershipStatements() {}

    /** Asks for members {@code m} of groups {@code g}. */
    interface MembershipQuery extends Query<Membership> {
        String RETURN = """
                RETURN g.id AS group, g.name AS groupName, m.id AS member, m.name AS memberName, m.type AS type,
                       m.content IS NULL AS isReference""";

        @Override
        default Membership map(Row row) {
            return Membership.of(row);
        }
    }

    /** The members of groups. */
    record MembersOf(Collection<String> keys) implements MembershipQuery {
        private static final String CYPHER = """
                UNWIND $keys AS key
                MATCH (g:ScimResource {key: key})-[:SCIM_MEMBER]->(m:ScimResource)
                """ + MembershipQuery.RETURN;

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("keys", List.copyOf(keys));
        }
    }

    /** The groups that resources are direct members of. */
    record GroupsOf(Collection<String> keys) implements MembershipQuery {
        private static final String CYPHER = """
                UNWIND $keys AS key
                MATCH (m:ScimResource {key: key})<-[:SCIM_MEMBER]-(g:ScimResource)
                """ + MembershipQuery.RETURN;

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("keys", List.copyOf(keys));
        }
    }

    /** Which of some resources are members of a group. */
    record MembersAmong(String group, Collection<String> keys) implements MembershipQuery {
        private static final String CYPHER = """
                MATCH (g:ScimResource {key: $group})
                UNWIND $keys AS key
                MATCH (m:ScimResource {key: key}) WHERE EXISTS { (m)<-[:SCIM_MEMBER]-(g) }
                """ + MembershipQuery.RETURN;

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("group", group, "keys", List.copyOf(keys));
        }
    }

    /** That a resource is a direct member of a group. */
    record Membership(
            String group,
            String groupName,
            String member,
            String memberName,
            ScimResourceType memberType,
            boolean isReference) {
        static Membership of(Row row) {
            return new Membership(
                    row.text("group"),
                    row.optionalText("groupName").orElse(""),
                    row.text("member"),
                    row.optionalText("memberName").orElse(""),
                    ScimResourceType.of(row.text("type")).orElseThrow(),
                    row.flag("isReference"));
        }
    }

    /** Makes resources members of a group; one that is not there yet is kept as named. */
    record Join(String group, List<Map<String, Object>> members) implements Command {
        private static final String CYPHER = """
                MATCH (g:ScimResource {key: $group})
                UNWIND $members AS row
                MERGE (m:ScimResource {key: row.key})
                ON CREATE SET m.id = row.id, m.type = row.type, m.tenant = row.tenant
                MERGE (g)-[:SCIM_MEMBER]->(m)""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("group", group, "members", members);
        }
    }

    /** Ends memberships of a group, and drops what only they named. */
    record Leave(String group, Collection<String> members) implements Command {
        private static final String CYPHER = """
                MATCH (g:ScimResource {key: $group})
                UNWIND $members AS key
                MATCH (m:ScimResource {key: key})<-[s:SCIM_MEMBER]-(g)
                DELETE s
                WITH m WHERE m.content IS NULL AND NOT EXISTS { (m)<-[:SCIM_MEMBER]-() }
                DELETE m""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("group", group, "members", List.copyOf(members));
        }
    }
}
