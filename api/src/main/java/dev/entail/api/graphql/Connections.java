// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages of lists (Relay, "GraphQL Cursor Connections Specification"). A cursor is opaque and counts from the list's begin. */
final class Connections {
    static final int USUAL_PAGE = 50;
    static final int LARGEST_PAGE = 1_000;

    private static final String PREFIX = "at:";

    private Connections() {}

    /** What reads a stretch of a list that is kept elsewhere. */
    interface Stretch {
        List<?> read(long skip, long limit);
    }

    /** {@return the page of a list that the arguments ask for} */
    static Map<String, Object> of(List<?> all, DataFetchingEnvironment environment) {
        return of(all.size(), environment, (skip, limit) -> all.subList((int) skip, (int) (skip + limit)));
    }

    /** {@return the page that the arguments ask for of a list that is read only there} */
    static Map<String, Object> of(long total, DataFetchingEnvironment environment, Stretch stretch) {
        int begin = 0;
        int end = Math.toIntExact(total);
        String after = environment.getArgument("after");
        String before = environment.getArgument("before");
        if (after != null) {
            begin = (int) Math.min(end, position(after, "after") + 1L);
        }
        if (before != null) {
            end = Math.max(begin, Math.min(end, position(before, "before")));
        }
        Integer first = size("first", environment.getArgument("first"));
        Integer last = size("last", environment.getArgument("last"));
        if (first == null && last == null) {
            first = USUAL_PAGE;
        }
        if (first != null) {
            end = Math.min(end, begin + first);
        }
        if (last != null) {
            begin = Math.max(begin, end - last);
        }
        List<?> nodes = begin < end ? stretch.read(begin, end - begin) : List.of();
        return page(nodes, begin, total);
    }

    /** A stretch of a list, as a caller that reads forward asks for it. */
    record Range(long skip, long limit) {}

    /** {@return which stretch {@code first} and {@code after} ask for} */
    static Range range(DataFetchingEnvironment environment) {
        String after = environment.getArgument("after");
        Integer first = size("first", environment.getArgument("first"));
        return new Range(after == null ? 0 : position(after, "after") + 1L, first == null ? USUAL_PAGE : first);
    }

    /** {@return the page of nodes that begins somewhere in a list of some length} */
    static Map<String, Object> page(List<?> nodes, int begin, long total) {
        int end = begin + nodes.size();
        List<Map<String, Object>> edges = new ArrayList<>();
        for (int index = begin; index < end; index++) {
            edges.add(Map.of("cursor", cursor(index), "node", nodes.get(index - begin)));
        }
        Map<String, @Nullable Object> info = new HashMap<>();
        info.put("hasNextPage", end < total);
        info.put("hasPreviousPage", begin > 0);
        info.put("startCursor", begin < end ? cursor(begin) : null);
        info.put("endCursor", begin < end ? cursor(end - 1) : null);
        return Map.of("edges", edges, "nodes", nodes, "pageInfo", info, "totalCount", total);
    }

    private static @Nullable Integer size(String argument, @Nullable Integer given) {
        if (given != null && (given < 0 || given > LARGEST_PAGE)) {
            throw new IllegalArgumentException(argument + " is " + given + ", allowed is 0 to " + LARGEST_PAGE);
        }
        return given;
    }

    private static String cursor(int index) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + index).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String cursor, String argument) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return Math.max(0, Integer.parseInt(text.substring(PREFIX.length())));
            }
        } catch (IllegalArgumentException e) {
            throw notOurs(argument, cursor);
        }
        throw notOurs(argument, cursor);
    }

    private static IllegalArgumentException notOurs(String argument, String cursor) {
        return new IllegalArgumentException(
                argument + " is '" + cursor + "', allowed is a cursor that this API gave out");
    }
}
