// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.load.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the answers of AWS Organizations: the tree, the policies, and where these are attached. */
final class OrganizationAnswers implements AnswerReader {
    private static final Pattern ORGANIZATION = Pattern.compile(":organizations::\\d{12}:[^\"]*?(o-[a-z0-9]{10,32})");
    private static final List<String> TYPES = List.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY");

    private final AwsReaders readers;
    private final List<Answer> answers = new ArrayList<>();

    OrganizationAnswers(AwsReaders readers) {
        this.readers = readers;
    }

    @Override
    public boolean read(Answer answer) {
        boolean mine = answer.command().startsWith("organizations-");
        if (mine) {
            answers.add(answer);
        }
        return mine;
    }

    @Override
    public void finish() {
        if (answers.isEmpty()) {
            return;
        }
        Place place = answers.getFirst().place();
        Optional<String> id = answers.stream()
                .map(answer -> ORGANIZATION.matcher(answer.json().toString()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
        if (id.isEmpty()) {
            readers.records().warn(place, "no answer tells the id of the organisation, its policies are left out");
            return;
        }
        OrganizationWriter organization = new OrganizationWriter(readers.records(), id.get(), place);
        answers.forEach(answer -> tree(answer, organization));
        Attachments attachments = new Attachments(organization);
        answers.forEach(attachments::summaries);
        answers.forEach(attachments::attached);
        attachments.finish();
        organization.finish();
    }

    private void tree(Answer answer, OrganizationWriter organization) {
        JsonNode json = answer.json();
        String parent = answer.arguments(0);
        switch (answer.command()) {
            case "organizations-describe-organization" ->
                JsonPaths.first(json, List.of("Organization.MasterAccountId", "Organization.ManagementAccountId"))
                        .ifPresent(organization::management);
            case "organizations-list-roots" -> named(json, "Roots", "", organization);
            case "organizations-list-organizational-units-for-parent" ->
                named(json, "OrganizationalUnits", parent, organization);
            case "organizations-list-accounts" -> named(json, "Accounts", "", organization);
            case "organizations-list-accounts-for-parent" -> named(json, "Accounts", parent, organization);
            case "organizations-list-children" ->
                JsonPaths.all(json, List.of("Children.Id")).forEach(child -> organization.child(parent, child));
            case "organizations-list-parents" ->
                JsonPaths.all(json, List.of("Parents.Id")).forEach(above -> organization.child(above, parent));
            case "organizations-list-policies",
                    "organizations-describe-policy",
                    "organizations-list-policies-for-target",
                    "organizations-list-targets-for-policy" -> {}
            default -> readers.unread("answers of '" + answer.command() + "' are not read", answer.place());
        }
    }

    private static void named(JsonNode json, String list, String parent, OrganizationWriter organization) {
        for (JsonNode item : JsonPaths.elements(json, list)) {
            String id = JsonPaths.first(item, List.of("Id")).orElse("");
            if (id.isEmpty()) {
                continue;
            }
            organization.target(id, JsonPaths.first(item, List.of("Name")).orElse(""));
            if (!parent.isEmpty()) {
                organization.child(parent, id);
            }
        }
    }

    /** Which policies there are, and at which targets it is known whether some are attached. */
    private static final class Attachments {
        private final OrganizationWriter organization;
        private final Map<String, String> types = new LinkedHashMap<>();
        private final Map<String, Set<String>> listed = new HashMap<>();
        private final Set<String> asked = new HashSet<>();
        private final Set<String> disabled = new HashSet<>();

        Attachments(OrganizationWriter organization) {
            this.organization = organization;
        }

        void summaries(Answer answer) {
            switch (answer.command()) {
                case "organizations-describe-policy" -> describe(answer);
                case "organizations-list-policies" -> list(answer);
                case "organizations-list-roots" -> enabled(answer);
                default -> {}
            }
        }

        private void describe(Answer answer) {
            JsonNode policy = answer.json().path("Policy");
            summary(policy.path("PolicySummary"), answer)
                    .ifPresent(id -> organization.policy(
                            id,
                            arn(policy.path("PolicySummary"), id),
                            JsonPaths.first(policy, List.of("PolicySummary.Name"))
                                    .orElse(""),
                            types.getOrDefault(id, TYPES.getFirst()),
                            JsonPaths.node(policy, "Content").map(Documents::parse),
                            answer.place()));
        }

        private void list(Answer answer) {
            Set<String> ids = new HashSet<>();
            for (JsonNode summary : JsonPaths.elements(answer.json(), "Policies")) {
                summary(summary, answer).ifPresent(ids::add);
            }
            Optional<String> type =
                    TYPES.stream().filter(answer.file().arguments()::contains).findFirst();
            type.or(() -> ids.stream().map(types::get).findFirst())
                    .filter(any -> !answer.isTruncated())
                    .ifPresent(found -> listed.put(found, ids));
        }

        /** A type that no root has enabled is in force nowhere. */
        private void enabled(Answer answer) {
            List<JsonNode> roots = JsonPaths.elements(answer.json(), "Roots");
            for (String type : TYPES) {
                boolean told = !roots.isEmpty() && roots.stream().allMatch(root -> root.has("PolicyTypes"));
                if (told && roots.stream().noneMatch(root -> isEnabled(root, type))) {
                    disabled.add(type);
                }
            }
        }

        private static boolean isEnabled(JsonNode root, String type) {
            return JsonPaths.elements(root, "PolicyTypes").stream()
                    .anyMatch(found -> found.path("Type").asText().equals(type)
                            && found.path("Status").asText("ENABLED").startsWith("ENABLED"));
        }

        private Optional<String> summary(JsonNode summary, Answer answer) {
            Optional<String> id = JsonPaths.first(summary, List.of("Id"));
            id.ifPresent(policy -> types.putIfAbsent(
                    policy,
                    JsonPaths.first(summary, List.of("Type"))
                            .or(() -> TYPES.stream()
                                    .filter(answer.file().arguments()::contains)
                                    .findFirst())
                            .orElse(TYPES.getFirst())));
            return id;
        }

        private static String arn(JsonNode summary, String id) {
            return JsonPaths.first(summary, List.of("Arn")).orElse("arn:aws:organizations::aws:policy/" + id);
        }

        void attached(Answer answer) {
            String first = answer.arguments(0);
            if (answer.command().equals("organizations-list-targets-for-policy")) {
                asked.add(first);
                JsonPaths.all(answer.json(), List.of("Targets.TargetId")).forEach(target -> attach(target, first));
            }
            if (answer.command().equals("organizations-list-policies-for-target")) {
                TYPES.stream()
                        .filter(answer.file().arguments()::contains)
                        .forEach(type -> organization.known(first, type));
                for (JsonNode summary : JsonPaths.elements(answer.json(), "Policies")) {
                    summary(summary, answer).ifPresent(policy -> attach(first, policy));
                }
            }
        }

        private void attach(String target, String policy) {
            organization.attach(target, types.getOrDefault(policy, TYPES.getFirst()), policy);
        }

        /** Where the targets of all policies of a type were asked, a target that none of them names has none. */
        void finish() {
            for (String type : TYPES) {
                Set<String> all = listed.get(type);
                if (disabled.contains(type) || (all != null && asked.containsAll(all))) {
                    Set.copyOf(organization.targets()).forEach(target -> organization.known(target, type));
                }
            }
        }
    }
}
