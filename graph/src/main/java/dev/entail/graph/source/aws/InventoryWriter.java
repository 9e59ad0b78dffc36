// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.policy.PolicyDocument;
import dev.entail.graph.source.aws.policy.PolicyException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the things of an account: what they are, as which role they run, who their resource policies let in. */
final class InventoryWriter {
    /** States in which a workload does not run any more, as the services write them. */
    private static final Set<String> GONE =
            Set.of("terminated", "shutting-down", "inactive", "deleted", "delete_complete", "deleting");

    private final AwsRecords records;
    private final RoleIndex roles;
    private final TrustReader trusts;
    private final TagReader tags;

    InventoryWriter(AwsRecords records, RoleIndex roles, TrustReader trusts) {
        this.records = records;
        this.roles = roles;
        this.trusts = trusts;
        this.tags = new TagReader(records);
    }

    void write(Thing thing) {
        Draft draft = describe(thing);
        thing.properties().forEach((property, value) -> property(draft, property, value));
        if (!thing.tags().isEmpty()) {
            draft.with("tags", TagReader.texts(thing.tags())).with("environment", TagReader.environment(thing.tags()));
            tags.owners(thing.tags(), thing.id(), thing.account(), thing.place());
        }
        thing.policy().ifPresent(policy -> policy(thing, policy, draft));
        records.contains(thing.account(), thing.place(), thing.id());
        if (thing.label() == EntityLabel.WORKLOAD && runs(thing, draft)) {
            thing.roles().forEach(role -> roles.runsAs(thing.account(), thing.id(), role, thing.place()));
            thing.profiles()
                    .forEach(profile -> roles.runsAsProfile(thing.account(), thing.id(), profile, thing.place()));
        }
    }

    private static void property(Draft draft, String property, Object value) {
        if (value instanceof List<?> list) {
            List<String> texts = list.stream().map(String::valueOf).toList();
            draft.add(property, texts);
            if (property.equals("eventSources")) {
                tables(draft, texts);
            }
            return;
        }
        draft.with(property, value);
        if (property.equals("rotationEnabled")) {
            draft.with("rotationPath", value.equals(true) ? "AUTOMATIC" : "NONE");
        }
    }

    /** The tables whose streams start a function: who writes to one runs it. */
    private static void tables(Draft draft, List<String> eventSources) {
        List<String> tables = eventSources.stream()
                .filter(arn -> arn.contains(":dynamodb:"))
                .map(arn -> arn.replaceFirst("/stream/.*", ""))
                .toList();
        if (!tables.isEmpty()) {
            draft.add("eventSourceTables", tables);
        }
    }

    private Draft describe(Thing thing) {
        Draft draft = records.draft(thing.account(), thing.place(), thing.label(), thing.id())
                .with(
                        "name",
                        thing.name()
                                .orElseGet(
                                        () -> Arn.of(thing.id()).map(Arn::name).orElse(thing.id())))
                .with("provider", "aws")
                .with("nativeType", thing.nativeType())
                .with("account", thing.account())
                .with("region", thing.region());
        if (thing.label() == EntityLabel.SECRET) {
            draft.with("kind", "OTHER").with("location", "VAULT");
        }
        return draft;
    }

    private static boolean runs(Thing thing, Draft draft) {
        Object state = thing.properties().get("state");
        if (state == null) {
            return true;
        }
        boolean gone = GONE.contains(String.valueOf(state).toLowerCase(Locale.ROOT));
        draft.with("status", gone ? "RETIRED" : "ACTIVE");
        return !gone;
    }

    /** A document that AWS would refuse is told and left out, so that whom it lets in counts as unknown. */
    private void policy(Thing thing, JsonNode policy, Draft draft) {
        if (policy.isEmpty()) {
            draft.with("resourcePolicyKnown", true);
            return;
        }
        try {
            PolicyDocument.parse(policy, thing.id() + " resource policy");
        } catch (PolicyException e) {
            draft.with("resourcePolicyKnown", false);
            records.warn(
                    thing.place(), "a resource policy cannot be read, whom it lets in is unknown: " + e.getMessage());
            return;
        }
        draft.with("resourcePolicyKnown", true).with("resourcePolicy", policy.toString());
        principals(policy, thing.account(), thing.place());
    }

    private void principals(JsonNode policy, String account, Place place) {
        JsonNode list = policy.path("Statement");
        for (JsonNode statement : list.isArray() ? list : List.of(list)) {
            trusts.principals(statement.path("Principal"), account, place);
        }
    }
}
