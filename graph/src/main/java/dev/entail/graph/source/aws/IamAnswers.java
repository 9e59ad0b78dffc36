// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.source.aws.AwsRecords.Properties;
import java.util.List;
import java.util.Optional;

/** Reads the answers of IAM beside authorization details: providers, profiles, keys, and the credential report. */
final class IamAnswers implements AnswerReader {
    private final AwsReaders readers;
    private final CredentialReport report;

    IamAnswers(AwsReaders readers) {
        this.readers = readers;
        this.report = new CredentialReport(readers.records());
    }

    @Override
    public boolean read(Answer answer) {
        switch (answer.command()) {
            case "iam-get-credential-report" -> report.take(answer);
            case "iam-list-open-id-connect-providers" -> providers(answer, "OpenIDConnectProviderList");
            case "iam-list-saml-providers" -> providers(answer, "SAMLProviderList");
            case "iam-get-open-id-connect-provider", "iam-get-saml-provider" -> provider(answer);
            case "iam-list-instance-profiles" -> profiles(answer);
            case "iam-list-access-keys" -> keys(answer);
            case "iam-get-account-summary" -> summary(answer);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void finish() {
        report.finish();
    }

    private void providers(Answer answer, String list) {
        JsonPaths.all(answer.json(), List.of(list + ".Arn"))
                .forEach(arn -> new ProviderWriter(readers).write(arn, answer.account(), List.of(), answer.place()));
    }

    private void provider(Answer answer) {
        answer.argument()
                .filter(Federation::isProvider)
                .ifPresent(arn -> new ProviderWriter(readers)
                        .write(
                                arn,
                                answer.account(),
                                JsonPaths.all(answer.json(), List.of("ClientIDList")),
                                answer.place()));
    }

    private void profiles(Answer answer) {
        for (JsonNode profile : JsonPaths.elements(answer.json(), "InstanceProfiles")) {
            JsonPaths.first(profile, List.of("Arn"))
                    .ifPresent(arn -> JsonPaths.all(profile, List.of("Roles.Arn"))
                            .forEach(role -> readers.roles().profile(answer.account(), arn, role)));
        }
    }

    private void keys(Answer answer) {
        for (JsonNode key : JsonPaths.elements(answer.json(), "AccessKeyMetadata")) {
            Fields fields = new Fields(key);
            Optional<String> id = fields.optionalText("AccessKeyId");
            Optional<String> user = fields.optionalText("UserName");
            if (id.isPresent() && user.isPresent()) {
                report.key(user.get(), id.get(), fields.time("CreateDate"), fields.optionalText("Status"), answer);
            }
        }
    }

    /** The summary tells of the root user what nothing else tells where there is no credential report. */
    private void summary(Answer answer) {
        JsonNode map = answer.json().path("SummaryMap");
        if (map.has("AccountMFAEnabled")) {
            String root = "arn:aws:iam::" + answer.account() + ":root";
            readers.records()
                    .draft(answer.account(), answer.place(), EntityLabel.IDENTITY, root)
                    .standIn(new Properties()
                            .with("kind", "UNKNOWN")
                            .with("name", "root of AWS account " + answer.account())
                            .with("provider", "aws")
                            .with("nativeType", "AWS account root")
                            .with("account", answer.account()))
                    .with("mfaActive", map.path("AccountMFAEnabled").asInt() > 0);
            readers.records().contains(answer.account(), answer.place(), root);
        }
    }
}
