// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Source;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads AWS accounts: the answer of {@code aws iam get-account-authorization-details}, a bundle of such answers with
 * resources, the answer of {@code terraform show -json}, or folders of AWS CLI answers; of one account or of many.
 */
@AutoService(Source.class)
public final class AwsSource implements Source {
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
        for (InputFile file : input.files()) {
            if (!folders.take(file)) {
                readFile(file, readers);
            }
        }
        folders.finish();
        readers.finish();
    }

    private static void readFile(InputFile file, AwsReaders readers) {
        BundleReader bundle = new BundleReader(readers, file);
        Map<String, JsonNode> terraform = new HashMap<>();
        JsonFile.read(file, json -> {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notADump(file, "it does not begin with {");
            }
            JsonFile.fields(json, (field, value) -> field(field, value, json, bundle, terraform));
        });
        if (bundle.foundAny()) {
            bundle.finish();
        } else if (terraform.containsKey("values") || terraform.containsKey("planned_values")) {
            new TerraformShow(readers, file.name()).read(terraform);
        } else {
            throw notADump(
                    file,
                    "it has none of " + String.join(", ", new java.util.TreeSet<>(BundleReader.LISTS))
                            + ", accounts, resources, values, planned_values");
        }
    }

    private static void field(
            String field, JsonToken value, JsonParser json, BundleReader bundle, Map<String, JsonNode> terraform)
            throws IOException {
        if (bundle.field(field, value, json)) {
            return;
        }
        if (TERRAFORM.contains(field) && value == JsonToken.START_OBJECT) {
            terraform.put(field, JsonFile.tree(json));
        } else {
            json.skipChildren();
        }
    }

    private static BadInput notADump(InputFile file, String why) {
        return new BadInput(file.name()
                + ": is not the answer of 'aws iam get-account-authorization-details', nor a bundle of them, nor of"
                + " 'terraform show -json', because " + why);
    }
}
