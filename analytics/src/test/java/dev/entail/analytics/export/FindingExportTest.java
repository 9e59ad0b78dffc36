// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.finding.Acknowledgement;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingException;
import dev.entail.analytics.finding.FindingStatus;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FindingExportTest {
    private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant LAST = Instant.parse("2026-02-05T00:00:00Z");

    /** What OCSF 1.6.0 requires of every event, and of the objects that events of ours have. */
    private static final List<String> BASE = List.of(
            "/activity_id",
            "/category_uid",
            "/class_uid",
            "/type_uid",
            "/severity_id",
            "/time",
            "/metadata/version",
            "/metadata/product/vendor_name",
            "/finding_info/uid",
            "/finding_info/analytic/type_id");

    /** Of each class: what it requires besides, where a thing within is required or one of several is. */
    private static final Map<Integer, List<String>> OF_CLASS = Map.of(
            2003, List.of("/compliance/standards/0"),
            2004, List.of("/evidences/0/data"),
            2008, List.of("/access_analysis_result/accessors/0/uid", "/user/uid"));

    private static final Map<String, Set<Integer>> VALUES = Map.of(
            "/activity_id", Set.of(1, 2, 3),
            "/category_uid", Set.of(2),
            "/class_uid", Set.of(2003, 2004, 2008),
            "/severity_id", Set.of(1, 2, 3, 4, 5),
            "/status_id", Set.of(1, 2, 3, 4),
            "/finding_info/analytic/type_id", Set.of(1));

    private static Finding finding(
            String type, EntityLabel label, FindingStatus status, Severity severity, Instant last) {
        Optional<FindingException> exception = status == FindingStatus.EXCEPTED
                ? Optional.of(new FindingException("ana", "Vendor needs it", LAST, "tester", FIRST))
                : Optional.empty();
        Optional<Acknowledgement> acknowledgement = status == FindingStatus.ACKNOWLEDGED
                ? Optional.of(new Acknowledgement("tester", FIRST, "On it"))
                : Optional.empty();
        return new Finding(
                "finding:0123",
                type,
                "=HYPERLINK(\"x\"), said \"so\"",
                severity,
                61.5,
                status,
                new EntityRef("svc:1", "Svc \u00e9", label),
                List.of("aws:1", "hr"),
                FIRST,
                last,
                status == FindingStatus.RESOLVED ? Optional.of(LAST) : Optional.empty(),
                0,
                Optional.empty(),
                acknowledgement,
                exception,
                List.of(new Evidence("A fact", "hr", "svc:1", Map.of("part", "value"), FIRST)));
    }

    private static String export(FindingFormat format, Finding... findings) throws IOException {
        StringWriter out = new StringWriter();
        try (FindingWriter writer = format.open(out, "1.2.3")) {
            for (Finding finding : findings) {
                writer.write(finding);
            }
        }
        return out.toString();
    }

    private static JsonNode ocsf(Finding finding) throws IOException {
        JsonNode events = RecordCodec.JSON.readTree(export(FindingFormat.OCSF, finding));
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "escalation.to-tier-zero,IDENTITY,2008",
        "escalation.inherited,IDENTITY,2008",
        "escalation.to-tier-zero,ROLE,2003",
        "some.other,SECRET,2004"
    })
    void writesAnEventWithAllThatItsClassRequires(String type, EntityLabel label, int uid) throws IOException {
        for (FindingStatus status : FindingStatus.values()) {
            for (Severity severity : Severity.values()) {
                JsonNode event = ocsf(finding(type, label, status, severity, LAST));

                assertThat(event.get("class_uid").asInt()).isEqualTo(uid);
                assertThat(event.get("type_uid").asInt())
                        .isEqualTo(uid * 100 + event.get("activity_id").asInt());
                assertThat(BASE)
                        .allSatisfy(path -> assertThat(event.at(path).isValueNode())
                                .as(path)
                                .isTrue());
                assertThat(OF_CLASS.get(uid))
                        .allSatisfy(path -> assertThat(event.at(path).isMissingNode())
                                .as(path)
                                .isFalse());
                VALUES.forEach((path, allowed) ->
                        assertThat(allowed).as(path).contains(event.at(path).asInt()));
            }
        }
    }

    @Test
    void tellsTheLifeOfAFindingInTheWordsOfOcsf() throws IOException {
        JsonNode fresh =
                ocsf(finding("escalation.inherited", EntityLabel.ROLE, FindingStatus.OPEN, Severity.HIGH, FIRST));
        assertThat(fresh.at("/activity_id").asInt()).isEqualTo(1);
        assertThat(fresh.at("/status_id").asInt()).isEqualTo(1);
        assertThat(fresh.at("/severity_id").asInt()).isEqualTo(4);
        assertThat(fresh.at("/time").asLong()).isEqualTo(FIRST.toEpochMilli());
        assertThat(fresh.at("/compliance/status_id").asInt()).isEqualTo(3);
        assertThat(fresh.at("/compliance/standards").toString()).contains("OWASP", "NIST");
        assertThat(fresh.at("/metadata/version").asText()).isEqualTo("1.6.0");

        JsonNode gone =
                ocsf(finding("escalation.inherited", EntityLabel.ROLE, FindingStatus.RESOLVED, Severity.INFO, LAST));
        assertThat(gone.at("/activity_id").asInt()).isEqualTo(3);
        assertThat(gone.at("/status_id").asInt()).isEqualTo(4);
        assertThat(gone.at("/compliance/status_id").asInt()).isEqualTo(1);
        assertThat(gone.at("/severity").asText()).isEqualTo("Informational");

        JsonNode excepted = ocsf(
                finding("escalation.inherited", EntityLabel.ROLE, FindingStatus.EXCEPTED, Severity.CRITICAL, LAST));
        assertThat(excepted.at("/activity_id").asInt()).isEqualTo(2);
        assertThat(excepted.at("/status_id").asInt()).isEqualTo(3);
        assertThat(excepted.at("/comment").asText()).isEqualTo("Vendor needs it");
    }

    @ParameterizedTest
    @EnumSource(FindingStatus.class)
    void writesOneSarifRunWithoutInventedFiles(FindingStatus status) throws IOException {
        JsonNode log = RecordCodec.JSON.readTree(export(
                FindingFormat.SARIF,
                finding("escalation.inherited", EntityLabel.IDENTITY, status, Severity.HIGH, LAST),
                finding("some.other", EntityLabel.IDENTITY, status, Severity.LOW, LAST)));

        assertThat(log.get("version").asText()).isEqualTo("2.1.0");
        assertThat(log.get("runs")).hasSize(1);
        JsonNode rules = log.at("/runs/0/tool/driver/rules");
        assertThat(log.at("/runs/0/tool/driver/name").asText()).isEqualTo("Entail");
        assertThat(rules.findValuesAsText("id"))
                .containsExactlyElementsOf(
                        Analyses.all().stream().map(each -> each.id()).toList());
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.get("helpUri").asText()).startsWith("https://"));
        JsonNode result = log.at("/runs/0/results/0");
        assertThat(rules.get(result.get("ruleIndex").asInt()).get("id")).isEqualTo(result.get("ruleId"));
        assertThat(result.at("/message/text").asText()).isNotBlank();
        assertThat(result.get("level").asText()).isEqualTo(status == FindingStatus.RESOLVED ? "none" : "error");
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("svc:1");
        assertThat(result.findValues("physicalLocation")).isEmpty();
        assertThat(result.at("/partialFingerprints").properties()).hasSize(1);
        assertThat(result.get("suppressions")).hasSize(status == FindingStatus.EXCEPTED ? 1 : 0);
        assertThat(log.at("/runs/0/results/1/ruleIndex").isMissingNode()).isTrue();
    }

    @Test
    void keepsASpreadsheetFromTakingTextForAFormula() throws IOException {
        String csv = export(
                FindingFormat.CSV,
                finding("escalation.inherited", EntityLabel.IDENTITY, FindingStatus.OPEN, Severity.HIGH, LAST));

        assertThat(csv).startsWith("id,type,severity,risk,status,title,").contains("\r\nfinding:0123,");
        assertThat(csv).contains(",\"'=HYPERLINK(\"\"x\"\"), said \"\"so\"\"\",");
    }

    @Test
    void writesAnArrayOfFindings() throws IOException {
        assertThat(RecordCodec.JSON.readTree(export(FindingFormat.JSON))).isEmpty();
        JsonNode all = RecordCodec.JSON.readTree(export(
                FindingFormat.JSON,
                finding("escalation.inherited", EntityLabel.IDENTITY, FindingStatus.EXCEPTED, Severity.HIGH, LAST)));
        assertThat(all.at("/0/exception/approver").asText()).isEqualTo("ana");
        assertThat(all.at("/0/controls")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.ocsf.json,OCSF", "a.SARIF,SARIF", "a.sarif.json,SARIF", "a.json,JSON", "a.csv,CSV"})
    void knowsAFormatByTheEndingOfTheFile(String file, FindingFormat format) {
        assertThat(FindingFormat.require(file)).isEqualTo(format);
    }

    @Test
    void namesTheEndingsWhereItKnowsNone() {
        assertThatThrownBy(() -> FindingFormat.require("findings.xml"))
                .hasMessageContainingAll("findings.xml", ".ocsf.json", ".sarif", ".csv", "--as");
    }
}
