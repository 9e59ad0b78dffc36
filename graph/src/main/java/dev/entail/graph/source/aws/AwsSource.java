// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads AWS accounts: the answer of {@code aws iam get-account-authorization-details}, a bundle of such answers with
 * resources, the answer of {@code terraform show -json}, or folders of AWS CLI answers; of one account or of many.
 */
@AutoService(Source.class)
public final class AwsSource implements Source {
    private static final String ARN = "Arn";
    private static final Set<String> TERRAFORM = Set.of("values", "planned_values", "prior_state", "configuration");

    @Override
    public String id() {
        return "aws";
    }

    @Override
    public String title() {
        return "AWS accounts: authorization details, folders of AWS CLI answers, terraform show -json";
    }

    @Override
    public void read(Input input, Optional<String> name, RecordSink sink) {
        AwsReaders readers = new AwsReaders(name, sink);
        AnswerFolders folders = new AnswerFolders(readers);
        List<InputFile> others = new ArrayList<>();
        for (InputFile file : input.files()) {
            if (!folders.take(file)) {
                others.add(file);
            }
        }
        others.forEach(file -> other(file, readers, folders.isEmpty()));
        folders.finish();
        readers.finish();
    }

    /** Beside the answers of a folder there may lie what is none of them; alone, a file must be an input. */
    private static void other(InputFile file, AwsReaders readers, boolean alone) {
        String name = AnswerFile.lastStep(file.name());
        Place place = new Place(file.name(), "");
        if (!alone && !name.matches(".*\\.json(\\.gz)?")) {
            readers.unread("files that are no JSON are not read", place);
            return;
        }
        try {
            readFile(file, readers);
        } catch (NotAnInput e) {
            if (alone) {
                throw e;
            }
            readers.unread("files '" + name + "' are none of the inputs and are not read", place);
        }
    }

    /** A file of JSON that is none of the inputs. */
    private static final class NotAnInput extends BadInput {
        NotAnInput(String message) {
            super(message);
        }
    }

    private static void readFile(InputFile file, AwsReaders readers) {
        BundleReader bundle = new BundleReader(readers, file);
        Map<String, JsonNode> trees = new HashMap<>();
        JsonFile.read(file, json -> {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                bundle.resourcePolicies("", json);
            } else if (first == JsonToken.START_OBJECT) {
                JsonFile.fields(json, (field, value) -> field(field, value, json, bundle, trees));
            } else {
                throw notADump(file, "it does not begin with {");
            }
        });
        if (bundle.foundAny()) {
            bundle.finish();
        } else if (trees.containsKey("values") || trees.containsKey("planned_values")) {
            new TerraformShow(readers, file.name()).read(trees);
        } else if (trees.containsKey(ARN)) {
            ObjectNode root = RecordCodec.JSON.createObjectNode();
            root.setAll(trees);
            new OrganizationTree(readers, new Place(file.name(), "")).read(root);
        } else {
            throw notADump(
                    file,
                    "it has none of " + String.join(", ", new java.util.TreeSet<>(BundleReader.LISTS))
                            + ", accounts, resources, resourcePolicies, organization, values, planned_values");
        }
    }

    /** A root of an organisation has policies, but not those of authorization details. */
    private static void field(
            String field, JsonToken value, JsonParser json, BundleReader bundle, Map<String, JsonNode> trees)
            throws IOException {
        boolean organization = trees.containsKey(ARN)
                || (value == JsonToken.VALUE_STRING
                        && field.equals(ARN)
                        && json.getText().contains(":organizations::"));
        if (organization || field.equals("Id")) {
            trees.put(field, JsonFile.tree(json));
        } else if (!bundle.field(field, value, json)) {
            if (TERRAFORM.contains(field) && value == JsonToken.START_OBJECT) {
                trees.put(field, JsonFile.tree(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private static NotAnInput notADump(InputFile file, String why) {
        return new NotAnInput(file.name()
                + ": is not the answer of 'aws iam get-account-authorization-details', nor a bundle of them, nor of"
                + " 'terraform show -json', because " + why);
    }
}
