// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads when a principal last used the services that it may use (IAM User Guide, "Refine permissions using last
 * accessed information"). An answer names a job, and the answer that started the job names the principal.
 */
final class UsageAnswers implements AnswerReader {
    private final AwsRecords records;
    private final Map<String, String> jobs = new HashMap<>();
    private final List<Answer> details = new ArrayList<>();

    UsageAnswers(AwsReaders readers) {
        this.records = readers.records();
    }

    @Override
    public boolean read(Answer answer) {
        switch (answer.command()) {
            case "iam-generate-service-last-accessed-details" ->
                answer.argument().ifPresent(arn -> jobs.put(new Fields(answer.json()).text("JobId"), arn));
            case "iam-get-service-last-accessed-details" -> details.add(answer);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void finish() {
        details.forEach(this::principal);
    }

    private void principal(Answer answer) {
        String argument = answer.argument().orElse("");
        String arn = jobs.getOrDefault(argument, argument);
        if (!arn.startsWith("arn:")) {
            records.warn(answer.place(), "no 'generate-service-last-accessed-details' tells whose job it is");
            return;
        }
        String status = new Fields(answer.json()).optionalText("JobStatus").orElse("COMPLETED");
        if (!status.equals("COMPLETED") || answer.isTruncated()) {
            records.warn(answer.place(), "the job of " + arn + " is not complete: what it used is partly unknown");
        }
        if (!records.principals().holds(arn)) {
            boolean identity = arn.contains(":user/") || arn.contains(":role/");
            records.warn(
                    answer.place(),
                    arn + (identity ? " is not in the authorization details" : " is no user and no role")
                            + "; what it used is left out");
            return;
        }
        services(answer, arn, status.equals("COMPLETED"));
    }

    private void services(Answer answer, String arn, boolean complete) {
        List<String> never = new ArrayList<>();
        Draft identity = records.draft(answer.account(), answer.place(), EntityLabel.IDENTITY, arn);
        for (JsonNode json : JsonPaths.elements(answer.json(), "ServicesLastAccessed")) {
            Fields service = new Fields(json);
            String namespace = service.text("ServiceNamespace");
            Optional<Instant> last = service.time("LastAuthenticated");
            if (last.isEmpty()) {
                never.add(namespace);
                continue;
            }
            identity.latest("lastActiveAt", last);
            resource(answer.account(), answer.place(), namespace, service.optionalText("ServiceName"));
            used(answer, arn, namespace, namespace + ":*", last.get());
            actions(answer, arn, namespace, service);
        }
        if (complete) {
            identity.add("servicesNeverUsed", never);
        }
    }

    private void actions(Answer answer, String arn, String namespace, Fields service) {
        for (Fields action : service.objects("TrackedActionsLastAccessed")) {
            Optional<String> name = action.optionalText("ActionName");
            Optional<Instant> last = action.time("LastAccessedTime");
            if (name.isPresent() && last.isPresent()) {
                used(answer, arn, namespace, namespace + ":" + name.get(), last.get());
            }
        }
    }

    private void resource(String account, Place place, String namespace, Optional<String> name) {
        records.draft(account, place, EntityLabel.RESOURCE, AwsIds.service(namespace))
                .with("name", name.orElse(namespace))
                .with("provider", "aws")
                .with("nativeType", "AWS service");
    }

    private void used(Answer answer, String arn, String namespace, String action, Instant last) {
        records.relation(
                answer.account(),
                answer.place(),
                RelationKind.USED,
                arn,
                AwsIds.service(namespace),
                new Properties().with("action", action).with("lastUsedAt", last));
    }
}
