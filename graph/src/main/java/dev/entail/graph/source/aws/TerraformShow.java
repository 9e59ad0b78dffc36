// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the answer of {@code terraform show -json} for a state or a plan (Terraform, "JSON Output Format"). What a plan
 * does not know before it is applied is followed through the references of its configuration.
 */
final class TerraformShow {
    private static final Pattern ACCOUNT = Pattern.compile("^arn:aws[a-z-]*:[^:]*:([^:]*):(\\d{12}):");
    private static final String NOBODY = "000000000000";

    private final AwsReaders readers;
    private final String file;
    private final List<Resource> resources = new ArrayList<>();

    /** One resource of a module, with what its values do not tell taken from where its configuration points. */
    private record Resource(String address, String type, ObjectNode values) {}

    TerraformShow(AwsReaders readers, String file) {
        this.readers = readers;
        this.file = file;
    }

    /** Reads the top-level fields of one answer, by name. */
    void read(Map<String, JsonNode> fields) {
        JsonNode planned = fields.getOrDefault("planned_values", RecordCodec.JSON.missingNode());
        collect(planned.path("root_module"), true);
        collect(fields.getOrDefault("values", RecordCodec.JSON.missingNode()).path("root_module"), true);
        collect(
                fields.getOrDefault("prior_state", RecordCodec.JSON.missingNode())
                        .path("values")
                        .path("root_module"),
                false);
        TerraformReferences references =
                new TerraformReferences(fields.getOrDefault("configuration", RecordCodec.JSON.missingNode()));
        Map<String, ObjectNode> byAddress = new HashMap<>();
        resources.forEach(resource -> byAddress.put(resource.address(), resource.values()));
        String account = account();
        resources.forEach(resource ->
                references.fill(resource.address(), resource.type(), resource.values(), byAddress, account));
        TerraformReader reader = new TerraformReader(readers);
        Optional<String> region = region();
        resources.forEach(resource -> reader.resource(
                resource.type(),
                resource.values(),
                owner(resource, account),
                region,
                new Place(file, resource.address())));
        reader.finish();
    }

    /** Of a plan's prior state only data sources matter: what it manages stands among the planned values. */
    private void collect(JsonNode module, boolean managed) {
        for (JsonNode resource : module.path("resources")) {
            boolean data = resource.path("mode").asText().equals("data");
            if ((managed || data) && resource.path("values").isObject()) {
                resources.add(new Resource(
                        resource.path("address").asText(),
                        typeOf(resource.path("type").asText(), data, resource.path("values")),
                        (ObjectNode) resource.path("values")));
            }
        }
        module.path("child_modules").forEach(child -> collect(child, managed));
    }

    /** A data source of a managed policy tells its document; what else is only looked up belongs to somebody else. */
    private static String typeOf(String type, boolean data, JsonNode values) {
        boolean document = type.equals("aws_iam_policy") && values.hasNonNull("policy");
        return !data || document || type.equals("aws_caller_identity") ? type : "aws_region";
    }

    private static String owner(Resource resource, String account) {
        return JsonPaths.first(resource.values(), List.of("arn"))
                .flatMap(Arn::of)
                .map(Arn::account)
                .filter(AwsIds::isAccount)
                .orElse(account);
    }

    private String account() {
        Optional<String> caller = resources.stream()
                .filter(resource -> resource.type().equals("aws_caller_identity"))
                .map(resource -> resource.values().path("account_id").asText())
                .filter(AwsIds::isAccount)
                .findFirst();
        return caller.or(() -> mostCommon(2)).orElseGet(() -> {
            readers.records()
                    .warn(
                            new Place(file, ""),
                            "nothing in it tells the number of its AWS account; " + NOBODY + " stands for it");
            return NOBODY;
        });
    }

    private Optional<String> region() {
        return mostCommon(1);
    }

    private Optional<String> mostCommon(int group) {
        Map<String, Integer> counts = new TreeMap<>();
        resources.forEach(resource -> resource.values().properties().forEach(field -> {
            Matcher matcher = ACCOUNT.matcher(field.getValue().asText());
            if (matcher.find() && !matcher.group(group).isEmpty()) {
                counts.merge(matcher.group(group), 1, Integer::sum);
            }
        }));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
