// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.entail.api.Entail;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page where every name, id and property is somebody's attempt to be more than text. */
@Tag("page")
@ExtendWith(PageSite.class)
final class HostileNamesTest {
    private static final String SCRIPT = "<img src=x onerror=window.hacked=1>";
    private static final String TURNED = "pay\u202Efdp.exe\u200B";
    private static final String LONG = "<script>window.hacked=1</script>".repeat(60);

    private static EntailServer server;
    private static Browser browser;

    @BeforeAll
    static void start(PageSite.Site site) {
        browser = site.browser();
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        Entail entail = new Entail(store);
        entail.load(
                Records.SOURCE,
                Records.of(records()
                        .replace("SCRIPT", SCRIPT)
                        .replace("TURNED", TURNED)
                        .replace("LONG", LONG)),
                LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")).named("\"><b onclick=window.hacked=1>"));
        entail.analyze(List.of(), Progress.SILENT);
        server = EntailServer.start(entail, ServerOptions.local(0));
    }

    private static String records() {
        return """
                {'label':'Identity','id':'SCRIPT','properties':{'kind':'EMPLOYEE','name':'SCRIPT','status':'ACTIVE','department':'SCRIPT'}}
                {'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT','name':'TURNED','status':'ACTIVE','purpose':'SCRIPT'}}
                {'label':'Identity','id':'long','properties':{'kind':'BOT','name':'LONG','status':'ACTIVE','SCRIPT':'javascript:window.hacked=1'}}
                {'label':'Group','id':'group','properties':{'name':'SCRIPT'}}
                {'label':'Role','id':'root','properties':{'name':'TURNED','privileged':true,'tier':0}}
                {'label':'Role','id':'spare','properties':{'name':'SCRIPT'}}
                {'label':'Role','id':'twin','properties':{'name':'LONG'}}
                {'label':'Permission','id':'permission','properties':{'name':'SCRIPT','actions':['SCRIPT']}}
                {'relation':'GRANTS','from':'spare','to':'permission'}
                {'relation':'GRANTS','from':'twin','to':'permission'}
                {'label':'Secret','id':'key','properties':{'kind':'ACCESS_KEY','name':'SCRIPT','location':'CODE','createdAt':'2020-01-01T00:00:00Z'}}
                {'label':'Workload','id':'job','properties':{'name':'LONG','purpose':'SCRIPT'}}
                {'label':'Owner','id':'team','properties':{'kind':'TEAM','name':'SCRIPT'}}
                {'relation':'MEMBER_OF','from':'SCRIPT','to':'group'}
                {'relation':'HAS_ROLE','from':'group','to':'root'}
                {'relation':'HAS_ROLE','from':'svc','to':'root'}
                {'relation':'AUTHENTICATES','from':'key','to':'svc'}
                {'relation':'RUNS_AS','from':'job','to':'svc'}
                {'relation':'OWNED_BY','from':'svc','to':'team','properties':{'role':'TECHNICAL'}}
                """;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/",
                "#/escalation",
                "#/escalation?from=ID",
                "#/escalation?from=svc&sel=SCRIPT",
                "#/tier-zero",
                "#/findings?status=any",
                "#/findings?text=ID&group=subject",
                "#/ownership",
                "#/ownership?tab=hand-over&owner=team",
                "#/identities",
                "#/identities?text=ID",
                "#/entity?id=ID",
                "#/entity?id=svc",
                "#/entity?id=long",
                "#/entity?id=key",
                "#/entity?id=nobody%20ID",
                "#/sources?all=yes",
                "#/creep",
                "#/creep?id=ID",
                "#/creep?id=svc",
                "#/creep?tab=changes&from=2020-01-01",
                "#/creep?tab=roles",
                "#/creep?tab=roles&kind=duplicates",
                "#/creep?tab=roles&kind=ID",
                "#/reports?tab=history&schedule=ID",
                "#/ownership?tab=graph&root=ID",
                "#/access?action=ID&resource=ID",
                "#/lifecycle?person=ID",
                "#/credentials?tab=audit",
                "#/credentials?tab=sessions",
                "#/ID?x=ID"
            })
    void showsEveryNameAsText(String view) {
        String id = URLEncoder.encode(SCRIPT, StandardCharsets.UTF_8);
        try (Visit visit = Visit.to(server, browser).narrow().open(view.replace("ID", id))) {
            assertThat(visit.page().locator("main img, main script, main b").count())
                    .isZero();
            assertThat(visit.page().evaluate("() => window.hacked")).isNull();
            assertThat(visit.overflow()).isNotPositive();
            assertThat(visit.page().content()).doesNotContain("\u202E", "\u200B");
        }
    }

    @Test
    void showsWhatTurnsTheDirectionOfTextByItsCode() {
        try (Visit visit = Visit.to(server, browser).open("#/entity?id=svc")) {
            assertThat(visit.page().locator("h1").textContent()).contains("pay[U+202E]fdp.exe[U+200B]");
        }
    }

    @Test
    void tellsRolesThatGiveTheSameByTheirText() {
        try (Visit visit = Visit.to(server, browser).open("#/creep?tab=roles")) {
            assertThat(visit.page().locator("main table").textContent()).contains(SCRIPT, "<script>");
        }
    }

    @Test
    void findsAHostileNameBySearch() {
        try (Visit visit = Visit.to(server, browser).open("#/")) {
            visit.search("onerror", SCRIPT);
            assertThat(visit.page().evaluate("() => window.hacked")).isNull();
        }
    }
}
