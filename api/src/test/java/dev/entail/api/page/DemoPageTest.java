// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.entail.api.http.EntailServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on the sample organisation, as its three readers use it. */
@Tag("page")
final class DemoPageTest {
    private static final int MOST_SCRIPT = 150 * 1024;
    private static final long SOON = 1_500;

    private static EntailServer server;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = DemoSite.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void answersTheAnalystByKeyboardAlone() {
        try (Visit visit = Visit.desktop(chromium, server).open("#/")) {
            visit.press("g", "e");
            assertThat(visit.text()).containsPattern("\\d+ identities can reach tier zero");
            visit.press("/");
            visit.page().keyboard().type("Farid Rahimi");
            visit.page().locator("[role=option] >> text=Farid Rahimi").first().waitFor();
            visit.press("Enter");
            assertThat(visit.page().locator("main h1").textContent()).contains("Farid Rahimi");
            visit.tabTo("It can become administrator in 4 hops");
            visit.press("Enter");
            assertThat(visit.text()).contains("The same, step by step", "etl-publish");
            visit.tabTo("has the account");
            visit.press("ArrowRight", "Enter");
            assertThat(visit.page().locator(".panel").textContent())
                    .contains("sts:AssumeRole is allowed to farid.rahimi", "stated by");
            String here = visit.page().url();
            visit.page().reload();
            visit.settle();
            assertThat(visit.page().url()).isEqualTo(here);
            assertThat(visit.page().locator(".panel").textContent()).contains("sts:AssumeRole is allowed");
        }
    }

    @Test
    void letsTheArchitectNameAnOwnerByMouse() {
        try (Visit visit = Visit.desktop(chromium, server).open("#/")) {
            visit.page()
                    .locator(".card-link", new Page.LocatorOptions().setHasText("Nobody answers for"))
                    .click();
            visit.settle();
            int before = number(visit.page().locator("main h2").first());
            visit.page().locator("tbody input[type=checkbox]").first().check();
            String name = String.valueOf(
                    visit.page().locator("tbody tr .entity a").first().textContent());
            visit.pick("Owner", "Ingrid Solberg");
            visit.page()
                    .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Assign 1 thing"))
                    .click();
            visit.page().locator("text=1 thing assigned").waitFor();
            visit.settle();
            assertThat(number(visit.page().locator("main h2").first())).isEqualTo(before - 1);
            visit.page()
                    .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Hand-over list"))
                    .click();
            visit.pick("Who leaves, or which team ends", "Ingrid Solberg");
            visit.page().locator("tbody tr").first().waitFor();
            assertThat(visit.text()).contains(name, "Accountable");
        }
    }

    @Test
    void letsTheRiskTeamDecideAndTakeTheListAlong() throws IOException {
        try (Visit visit = Visit.desktop(chromium, server).open("#/findings?severity=CRITICAL")) {
            Page page = visit.page();
            page.locator(".finding a[aria-current], .finding-main > a").first().click();
            visit.settle();
            Locator detail = page.locator(".detail");
            assertThat(detail.textContent()).contains("Why", "Fix", "Controls", "History");
            button(detail, "Except…").click();
            button(detail, "Except 1 finding").click();
            assertThat(detail.locator("input:invalid").count()).isPositive();
            button(detail, "Acknowledge").click();
            detail.getByLabel("Note").fill("seen on the first Monday");
            button(detail, "Acknowledge 1 finding").click();
            detail.locator("text=seen on the first Monday").first().waitFor();
            assertThat(detail.textContent()).contains("Acknowledged by", "seen on the first Monday");

            Download download =
                    page.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("CSV"))
                            .click());
            String csv = Files.readString(download.path());
            assertThat(csv).startsWith("id,type,severity,").contains("CRITICAL").doesNotContain("MEDIUM");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            home,       "#/"
            escalation, "#/escalation"
            path,       "#/escalation?from=hr:1058"
            who-can,    "#/access?action=iam:PassRole&resource=*"
            tier-zero,  "#/tier-zero"
            findings,   "#/findings?group=type"
            choke-points, "#/escalation?tab=choke"
            what-if,    "#/escalation?tab=what-if&cut=%5B%22team-tracking%22%2C%22CONTROLS%22%2C%22%22%2C%22repo%22%5D"
            ownership,  "#/ownership"
            graph,      "#/ownership?tab=graph&root=hr:1058"
            points,     "#/ownership?tab=graph&root=hr:1058&depth=4"
            lifecycle,  "#/lifecycle"
            leaver,     "#/lifecycle?person=hr:1058"
            hand-over,  "#/ownership?tab=hand-over&owner=hr:1001"
            identities, "#/identities?human=no"
            card,       "#/entity?id=hr:1058"
            sources,    "#/sources"
            creep,      "#/creep"
            creep-of,   "#/creep?id=hr:1058"
            changes,    "#/creep?tab=changes&from=2026-06-30&to=2026-09-30"
            past,       "#/identities?asOf=2026-06-30T00:00:00Z"
            reports,    "#/reports"
            report-now, "#/reports?tab=now"
            schedule,   "#/reports?tab=edit"
            runs,       "#/reports?tab=history"
            audit,      "#/audit"
            """)
    void isOpenToEverybodyInLightAndDark(String name, String view) throws IOException {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (Visit visit = Visit.desktop(chromium, server, scheme).open(view)) {
                if (name.equals("findings") || name.equals("path")) {
                    visit.page()
                            .locator(name.equals("path") ? "g.edge [role=button]" : ".finding-main > a")
                            .nth(1)
                            .click();
                    visit.settle();
                }
                assertThat(visit.barriers()).as("%s in %s", name, scheme).isEmpty();
                keep(visit, name + (scheme == ColorScheme.DARK ? "-dark" : ""));
            }
        }
        try (Visit visit = Visit.narrow(chromium, server).open(view)) {
            assertThat(visit.overflow()).as("%s on 320 pixels", name).isNotPositive();
            assertThat(visit.barriers()).as("%s on 320 pixels", name).isEmpty();
        }
    }

    @Test
    void saysHowToSignInToWhoeverIsNot() {
        try (BrowserContext stranger = chromium.browser().newContext()) {
            Page page = stranger.newPage();
            page.navigate(server.url().toString());
            page.locator("[role=alert]").first().waitFor();
            assertThat(page.locator("main").textContent()).contains("Open the link that");
        }
    }

    @Test
    void tellsItsKeys() {
        try (Visit visit = Visit.desktop(chromium, server).open("#/")) {
            visit.press("?");
            assertThat(visit.page().locator("dialog[open]").textContent()).contains("Search", "Escalation");
            assertThat(visit.barriers()).isEmpty();
            visit.press("Escape");
            assertThat(visit.page().locator("dialog[open]").count()).isZero();
        }
    }

    @Test
    void isUsableSoonAndSendsLittleScript() throws IOException {
        long best = Long.MAX_VALUE;
        for (int turn = 0; turn < 5; turn++) {
            try (Visit visit = Visit.desktop(chromium, server)) {
                long before = System.nanoTime();
                visit.page().navigate(server.url().toString());
                visit.page().locator(".card-value").first().waitFor();
                best = Math.min(best, (System.nanoTime() - before) / 1_000_000);
            }
        }
        assertThat(best).as("milliseconds to the first view").isLessThan(SOON);
        assertThat(zipped("/web/entail.js")).isLessThan(MOST_SCRIPT);
    }

    private static int zipped(String resource) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream script = Objects.requireNonNull(DemoPageTest.class.getResourceAsStream(resource));
                GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            script.transferTo(zip);
        }
        return bytes.size();
    }

    private static Locator button(Locator place, String name) {
        return place.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static int number(Locator title) {
        return Integer.parseInt(String.valueOf(title.textContent()).replaceAll("\\D", ""));
    }

    /** Pictures are kept in the build; with {@code -Dentail.images=DIR} also there, from where the documentation shows them. */
    private static void keep(Visit visit, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("entail.images", "target/page")));
        visit.page().evaluate("() => scrollTo(0, 0)");
        visit.picture(folder.resolve(name + ".png"));
    }
}
