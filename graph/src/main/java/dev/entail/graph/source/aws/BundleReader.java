// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.Place;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a file of authorization details, or a bundle that holds those of several accounts ({@code accounts}) and beside
 * them the resources of these ({@code resources}), each with Terraform's type and attributes.
 */
final class BundleReader {
    static final Set<String> LISTS = Set.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    private final AwsReaders readers;
    private final InputFile file;
    private final TerraformReader terraform;
    private boolean any;
    private Optional<String> home = Optional.empty();
    private final Set<String> accounts = new TreeSet<>();
    private List<String> inventory = List.of();

    BundleReader(AwsReaders readers, InputFile file) {
        this.readers = readers;
        this.file = file;
        this.terraform = new TerraformReader(readers);
    }

    /** Says whose authorization details these are, where something beside them tells. */
    BundleReader of(Optional<String> account) {
        home = account;
        return this;
    }

    boolean foundAny() {
        return any;
    }

    /** Reads one field of the file; {@return whether it is one of a bundle} */
    boolean field(String name, JsonToken value, JsonParser json) throws IOException {
        if (LISTS.contains(name)) {
            list(name, name, value, json, home);
        } else if (name.equals("IsTruncated") && value == JsonToken.VALUE_TRUE) {
            readers.records().warn(place(name), "the export is truncated: further pages are missing");
        } else if (name.equals("accounts") && value == JsonToken.START_OBJECT) {
            accounts(json);
        } else if (name.equals("resources") && value == JsonToken.START_ARRAY) {
            any = true;
            for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
                resource(JsonFile.tree(json), place("resources[" + index + "]"));
            }
        } else if (name.equals("resourcePolicies") && value == JsonToken.START_ARRAY) {
            resourcePolicies(name, json);
        } else if (name.equals("organization") && value == JsonToken.START_OBJECT) {
            any = true;
            new OrganizationTree(readers, place(name)).read(JsonFile.tree(json));
        } else if (name.equals("inventory") && value == JsonToken.START_ARRAY) {
            inventory = JsonPaths.all(JsonFile.tree(json), List.of("")).stream().toList();
        } else {
            return false;
        }
        return true;
    }

    /** Reads the list at which the parser stands, which is that of a bundle or the whole file. */
    void resourcePolicies(String name, JsonParser json) throws IOException {
        any = true;
        ResourcePolicies policies = new ResourcePolicies(readers);
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            policies.read(JsonFile.tree(json), place(name + "[" + index + "]"));
        }
    }

    private void accounts(JsonParser json) throws IOException {
        any = true;
        JsonFile.fields(json, (account, start) -> {
            String where = "accounts." + account;
            if (!AwsIds.isAccount(account) || start != JsonToken.START_OBJECT) {
                throw new BadInput(place(where) + ": is no account; allowed are authorization details under the twelve"
                        + " digits of an account");
            }
            accounts.add(account);
            readers.records().account(account, place(where));
            JsonFile.fields(json, (name, value) -> {
                if (LISTS.contains(name)) {
                    list(name, where + "." + name, value, json, Optional.of(account));
                } else {
                    json.skipChildren();
                }
            });
        });
    }

    private void list(String list, String where, JsonToken value, JsonParser json, Optional<String> account)
            throws IOException {
        any = true;
        if (value != JsonToken.START_ARRAY) {
            throw new BadInput(file.name() + ", " + where + ": is no list");
        }
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            readers.account().element(list, JsonFile.tree(json), place(where + "[" + index + "]"), account);
        }
    }

    private void resource(JsonNode resource, Place place) {
        Optional<String> type = JsonPaths.first(resource, List.of("Type", "type"));
        if (!resource.isObject() || type.isEmpty()) {
            readers.records().reject(place, "has no 'Type', allowed is Terraform's name of a resource type");
            return;
        }
        Optional<Arn> arn = JsonPaths.first(resource, List.of("Arn", "arn")).flatMap(Arn::of);
        Optional<String> account = JsonPaths.first(resource, List.of("AccountId", "account_id"))
                .or(() -> arn.map(Arn::account).filter(AwsIds::isAccount))
                .or(() -> accounts.size() == 1 ? accounts.stream().findFirst() : Optional.empty());
        if (account.isEmpty() || !AwsIds.isAccount(account.get())) {
            readers.records()
                    .reject(
                            place,
                            "'AccountId' is " + Shown.of(account.orElse(""))
                                    + ", allowed are the twelve digits of an account");
            return;
        }
        Optional<String> region = JsonPaths.first(resource, List.of("Region", "region"))
                .or(() -> arn.map(Arn::region).filter(text -> !text.isEmpty()));
        terraform.resource(type.get(), resource, account.get(), region, place);
    }

    /** Ends the file. */
    void finish() {
        terraform.finish();
        if (!inventory.isEmpty()) {
            accounts.forEach(account ->
                    readers.records().account(account, place("inventory")).add("inventory", inventory));
        }
    }

    private Place place(String at) {
        return new Place(file.name(), at);
    }
}
