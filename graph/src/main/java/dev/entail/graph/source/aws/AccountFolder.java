// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.Place;
import dev.entail.graph.source.aws.Fields.BadField;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The answers of the AWS CLI of one account, a folder a region. */
final class AccountFolder {
    /** Answers that only list what other answers describe, or that say nothing of access. */
    private static final Set<String> SILENT = Set.of(
            "sts-get-caller-identity",
            "iam-get-user",
            "iam-get-role",
            "iam-generate-credential-report",
            "ec2-describe-regions",
            "cloudformation-list-stacks",
            "codepipeline-list-pipelines",
            "eks-list-nodegroups",
            "eks-list-access-entries",
            "sagemaker-list-models",
            "opensearch-list-domain-names");

    private static final String DETAILS = "iam-get-account-authorization-details";

    private final AwsReaders readers;
    private final String folder;
    private final List<AnswerFile> files;
    private final Optional<InputFile> regions;

    AccountFolder(AwsReaders readers, String folder, List<AnswerFile> files, Optional<InputFile> regions) {
        this.readers = readers;
        this.folder = folder;
        this.files = List.copyOf(files);
        this.regions = regions;
    }

    void read() {
        String account = new FolderAccount(folder, files).find();
        Coverage coverage = new Coverage(readers.records(), account, listedRegions());
        List<AnswerReader> families = List.of(
                new TableAnswers(readers, coverage),
                new IamAnswers(readers),
                new UsageAnswers(readers),
                new OrganizationAnswers(readers));
        for (AnswerFile file : files) {
            coverage.region(file.region(), file.place(""));
            if (file.command().equals(DETAILS)) {
                details(file, account);
            } else {
                json(file).ifPresent(json -> answer(new Answer(file, json, account), families));
            }
        }
        families.forEach(AnswerReader::finish);
        coverage.finish();
    }

    private void answer(Answer answer, List<AnswerReader> families) {
        try {
            boolean read = SILENT.contains(answer.command());
            for (AnswerReader family : families) {
                read |= family.read(answer);
            }
            if (!read) {
                readers.unread("answers of '" + answer.command() + "' are not read", answer.place());
            }
        } catch (BadField e) {
            readers.records().reject(answer.place(), String.valueOf(e.getMessage()));
        }
    }

    private void details(AnswerFile file, String account) {
        BundleReader bundle = new BundleReader(readers, file.file()).of(Optional.of(account));
        JsonFile.read(file.file(), json -> {
            json.nextToken();
            JsonFile.fields(json, (field, value) -> {
                if (!bundle.field(field, value, json)) {
                    json.skipChildren();
                }
            });
        });
        bundle.finish();
    }

    /** An empty file stands for a call that was not answered. */
    private Optional<JsonNode> json(AnswerFile file) {
        try (InputStream bytes = file.file().open()) {
            JsonNode json = RecordCodec.JSON.readTree(bytes);
            if (json.isMissingNode() || json.isNull()) {
                readers.unread("'" + file.command() + "' was not answered, what it tells is unknown", file.place(""));
                return Optional.empty();
            }
            return Optional.of(json);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new BadInput(Place.line(file.file().name(), line) + ": not JSON: " + RecordCodec.reason(e), e);
        } catch (IOException e) {
            throw new BadInput(file.file().name() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return the regions in which the account could hold something, empty where nothing tells} */
    private Set<String> listedRegions() {
        Set<String> listed = new TreeSet<>();
        regions.flatMap(file -> json(new AnswerFile(folder, "", "ec2-describe-regions", List.of(), file)))
                .ifPresent(json -> listed.addAll(JsonPaths.all(json, List.of("Regions.RegionName"))));
        files.stream()
                .filter(file -> file.command().equals("ec2-describe-regions"))
                .forEach(file -> json(file)
                        .ifPresent(json -> listed.addAll(JsonPaths.all(json, List.of("Regions.RegionName")))));
        return listed;
    }
}
