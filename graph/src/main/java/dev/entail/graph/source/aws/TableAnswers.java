// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.source.aws.ThingReader.Found;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the answers that hold things as {@code cli-commands.txt} says. */
final class TableAnswers implements AnswerReader {
    private static final ThingTable COMMANDS = ThingTable.of("cli-commands.txt");

    /** Lists whose being empty says that there is nothing of which their members could be asked. */
    private static final Map<String, List<String>> NOTHING_BEHIND = Map.of(
            "ecs-list-clusters", List.of("clusterArns", "AWS::ECS::Service", "AWS::ECS::Task"),
            "eks-list-clusters", List.of("clusters", "AWS::EKS::PodIdentityAssociation"));

    private final AwsReaders readers;
    private final Coverage coverage;
    private final Set<String> described = new HashSet<>();
    private final Map<Promise, Set<String>> promised = new LinkedHashMap<>();

    /** That a type is listed whole in a region, where a command tells more of each thing. */
    private record Promise(String nativeType, String region, String detail) {}

    TableAnswers(AwsReaders readers, Coverage coverage) {
        this.readers = readers;
        this.coverage = coverage;
    }

    @Override
    public boolean read(Answer answer) {
        List<ThingRow> rows = COMMANDS.rows(answer.command());
        rows.forEach(row -> read(row, answer));
        List<String> behind = NOTHING_BEHIND.get(answer.command());
        if (behind != null && answer.json().path(behind.getFirst()).isEmpty()) {
            behind.subList(1, behind.size())
                    .forEach(type -> coverage.covers(type, answer.file().region(), true));
        }
        return !rows.isEmpty();
    }

    private void read(ThingRow row, Answer answer) {
        int index = 0;
        Set<String> named = new HashSet<>();
        for (JsonNode element : JsonPaths.elements(answer.json(), row.list())) {
            String at = row.list().isEmpty() ? "" : row.list() + "[" + index++ + "]";
            Thing thing = ThingReader.read(row, element, found(row, element, answer, at));
            readers.inventory().write(thing);
            named.add(thing.id());
            described.add(row.key() + " " + thing.id());
        }
        if (row.listing() && answer.isTruncated()) {
            readers.records().warn(answer.place(), "the answer is truncated: further pages are missing");
        } else if (row.listing() && !row.detail().isEmpty()) {
            promised.computeIfAbsent(
                            new Promise(row.nativeType(), answer.file().region(), row.detail()), any -> new HashSet<>())
                    .addAll(named);
        } else if (row.listing()) {
            boolean regional = row.arnForm().contains("{region}");
            coverage.covers(row.nativeType(), answer.file().region(), regional);
        }
    }

    @Override
    public void finish() {
        promised.forEach((promise, ids) -> {
            if (ids.stream().allMatch(id -> described.contains(promise.detail() + " " + id))) {
                coverage.covers(promise.nativeType(), promise.region(), true);
            }
        });
    }

    private static Found found(ThingRow row, JsonNode element, Answer answer, String at) {
        Optional<String> argument = element.isTextual()
                ? Optional.of(element.textValue())
                : row.list().isEmpty() ? answer.argument() : Optional.empty();
        String region = answer.file().region();
        return new Found(answer.file().place(at), answer.account(), Optional.of(region), argument, partition(region));
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
