// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which methods each path of the provider takes, so that a wrong one is told from a path that is not there. */
final class Endpoints {
    private final Map<String, List<HandlerType>> methods = new LinkedHashMap<>();

    /**
     * Notes a route.
     *
     * @param path with a part in braces for each that may be anything, such as {@code /Users/{id}}
     */
    void add(HandlerType method, String path) {
        methods.merge(
                path,
                List.of(method),
                (known, more) -> Stream.concat(known.stream(), more.stream()).toList());
    }

    /** {@return the methods that a path takes, empty where there is no such path} */
    List<HandlerType> allowed(String path) {
        return methods.entrySet().stream()
                .filter(entry -> pattern(entry.getKey()).matcher(path).matches())
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .toList();
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Stream.of(path.split("/", -1))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/")));
    }
}
