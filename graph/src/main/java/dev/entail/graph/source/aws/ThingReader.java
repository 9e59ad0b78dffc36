// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.PropertyType;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.Fields.BadField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one thing out of an answer, where a row of a table says that it lies. */
final class ThingReader {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final int NAME_END = 7;

    private ThingReader() {}

    /**
     * Where a thing was found.
     *
     * @param argument for what the answer was asked, such as the name of a bucket; empty for a list
     */
    record Found(Place place, String account, Optional<String> region, Optional<String> argument, String partition) {}

    /**
     * {@return the thing}
     *
     * @throws BadField where neither an ARN nor a name of it is told
     */
    static Thing read(ThingRow row, JsonNode json, Found found) {
        Optional<String> name =
                JsonPaths.first(json, row.name()).or(found::argument).map(ThingReader::plainName);
        String id = id(row, json, found, name);
        Optional<Arn> arn = Arn.of(id);
        return new Thing(
                found.place(),
                arn.map(parts -> parts.accountOr(Optional.of(found.account()))).orElse(found.account()),
                JsonPaths.first(json, row.region())
                        .or(() -> arn.map(Arn::region).filter(region -> !region.isEmpty()))
                        .or(() -> row.arnForm().contains("{region}") ? found.region() : Optional.empty()),
                row.label(),
                row.nativeType(),
                id,
                name.map(text -> Arn.of(text).map(Arn::name).orElse(text)),
                JsonPaths.all(json, row.role()),
                JsonPaths.all(json, row.profile()),
                policy(row, json, found),
                JsonPaths.tags(json, row.tags()),
                extras(row, json));
    }

    /** An answer about one thing that holds no policy says that there is none; a list or a plan says nothing. */
    private static Optional<JsonNode> policy(ThingRow row, JsonNode json, Found found) {
        Optional<JsonNode> policy = row.policy().isEmpty() ? Optional.empty() : Documents.policy(json, row.policy());
        return policy.filter(document -> !document.isEmpty() || found.argument().isPresent());
    }

    /** The last part of a URL, such as that of a queue, is its name. */
    private static String plainName(String text) {
        return text.contains("://") ? text.substring(text.lastIndexOf('/') + 1) : text;
    }

    private static String id(ThingRow row, JsonNode json, Found found, Optional<String> name) {
        Optional<String> given =
                JsonPaths.first(json, row.arn()).or(() -> name.filter(text -> text.startsWith("arn:")));
        if (given.filter(text -> isOf(row.arnForm(), text)).isPresent()) {
            return row.nativeType().equals(FUNCTION) ? unqualified(given.get()) : given.get();
        }
        Matcher variables = VARIABLE.matcher(row.arnForm());
        StringBuilder id = new StringBuilder("arn:" + found.partition() + ":");
        while (variables.find()) {
            variables.appendReplacement(
                    id, Matcher.quoteReplacement(value(variables.group(1), row, json, found, given, name)));
        }
        return variables.appendTail(id).toString();
    }

    /** A version or alias of a function is behind its name: arn:aws:lambda:…:function:name:alias. */
    private static String unqualified(String function) {
        String[] parts = function.split(":", -1);
        return parts.length <= NAME_END
                ? function
                : String.join(":", List.of(parts).subList(0, NAME_END));
    }

    private static String value(
            String variable, ThingRow row, JsonNode json, Found found, Optional<String> given, Optional<String> name) {
        Optional<Arn> arn = given.flatMap(Arn::of);
        return switch (variable) {
            case "region" ->
                arn.map(Arn::region)
                        .filter(text -> !text.isEmpty())
                        .or(found::region)
                        .orElse("");
            case "account" -> arn.map(Arn::account).filter(AwsIds::isAccount).orElse(found.account());
            case "name" ->
                withoutSlash(row, name.or(() -> arn.map(Arn::name)).orElseThrow(() -> missing(row, row.name())));
            default ->
                JsonPaths.first(json, List.of(variable.split(",", -1)))
                        .or(() -> name)
                        .orElseThrow(() -> missing(row, List.of(variable)));
        };
    }

    /** Names that begin with a slash, as those of parameters may, have only one in their ARN. */
    private static String withoutSlash(ThingRow row, String name) {
        return name.startsWith("/") && row.arnForm().endsWith("/{name}") ? name.substring(1) : name;
    }

    private static BadField missing(ThingRow row, List<String> fields) {
        return new BadField("has neither '" + String.join("' nor '", fields) + "', by one of which a "
                + Shown.of(row.nativeType()) + " is known");
    }

    /** {@return whether a text is an ARN of the form that AWS gives this type; converted inputs hold others} */
    static boolean isOf(String form, String text) {
        Optional<Arn> arn = Arn.of(text);
        String[] parts = form.split(":", 4);
        if (arn.isEmpty() || parts.length < 4 || !arn.get().service().equals(parts[0])) {
            return false;
        }
        String fixed = parts[3].contains("{") ? parts[3].substring(0, parts[3].indexOf('{')) : parts[3];
        return arn.get().resource().startsWith(fixed)
                && arn.get().region().isEmpty() == parts[1].isEmpty()
                && arn.get().account().isEmpty() == parts[2].isEmpty();
    }

    private static Map<String, Object> extras(ThingRow row, JsonNode json) {
        Map<String, Object> properties = new HashMap<>();
        row.extras()
                .forEach((property, path) ->
                        extra(row, property, path, json).ifPresent(value -> properties.put(property, value)));
        return properties;
    }

    /** A path as it is, {@code path==value} for whether it has a value, {@code =value} for what is always so. */
    private static Optional<Object> extra(ThingRow row, String property, String path, JsonNode json) {
        if (path.startsWith("=")) {
            return Optional.of(path.equals("=true") ? (Object) true : path.substring(1));
        }
        int test = path.indexOf("==");
        if (test > 0) {
            return JsonPaths.first(json, List.of(path.substring(0, test)))
                    .map(value -> value.equalsIgnoreCase(path.substring(test + 2)));
        }
        if (path.endsWith("[]")) {
            List<String> values = JsonPaths.all(json, List.of(path.substring(0, path.length() - 2)));
            return values.isEmpty() ? Optional.empty() : Optional.of(values);
        }
        if (path.endsWith("{}")) {
            return JsonPaths.node(json, path.substring(0, path.length() - 2)).map(JsonNode::toString);
        }
        boolean time = row.label().properties().typeOf(property).orElse(null) instanceof PropertyType.Time;
        return JsonPaths.first(json, List.of(path))
                .flatMap(text -> time ? Times.parse(text).map(at -> (Object) at) : Optional.of(text));
    }
}
