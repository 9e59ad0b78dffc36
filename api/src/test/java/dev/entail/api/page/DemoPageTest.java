// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.entail.api.http.EntailServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view of the page on the sample organisation: open to everybody, soon there, and kept as a picture. */
@Tag("page")
@ExtendWith(PageSite.class)
final class DemoPageTest {
    private static final int MOST_SCRIPT = 150 * 1024;
    private static final String SCHEDULE = "creep-on-mondays";

    private static EntailServer server;
    private static Browser browser;

    @BeforeAll
    static void start(PageSite.Site site) {
        browser = site.browser();
        server = site.demo();
        try (Visit visit = Visit.to(server, browser).open("#/reports?tab=edit")) {
            schedule(visit);
        }
    }

    /** Makes a schedule that has run once, which the views of reports then show. */
    private static void schedule(Visit visit) {
        Page page = visit.page();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(SCHEDULE);
        page.getByLabel("How, 1").selectOption("FOLDER");
        page.getByLabel("Where to, 1").fill("risk");
        visit.click(visit.button("Create the schedule"));
        page.locator("tbody tr", new Page.LocatorOptions().setHasText(SCHEDULE))
                .getByText("Run now")
                .click();
        page.locator("text=" + SCHEDULE + " is being made").waitFor();
        do {
            visit.open("#/reports?tab=history").reload();
        } while (visit.text().contains("Running"));
        assertThat(visit.text()).contains(SCHEDULE, "Succeeded", "delivered: folder");
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
            what-if,    "#/escalation?tab=what-if"
            ownership,  "#/ownership"
            graph,      "#/ownership?tab=graph&root=hr:1058"
            points,     "#/ownership?tab=graph&root=hr:1058&depth=4"
            lifecycle,  "#/lifecycle"
            leaver,     "#/lifecycle?person=hr:1058"
            hand-over,  "#/ownership?tab=hand-over&owner=hr:1058"
            identities, "#/identities?human=no"
            card,       "#/entity?id=hr:1058"
            sources,    "#/sources"
            creep,      "#/creep"
            creep-of,   "#/creep?id=hr:1058"
            changes,    "#/creep?tab=changes&from=2026-06-30&to=2026-09-30"
            roles,      "#/creep?tab=roles"
            past,       "#/identities?asOf=2026-06-30T00:00:00Z"
            reports,    "#/reports"
            report-now, "#/reports?tab=now"
            schedule,   "#/reports?tab=edit"
            runs,       "#/reports?tab=history"
            tokens,     "#/credentials"
            sessions,   "#/credentials?tab=sessions"
            audit,      "#/credentials?tab=audit"
            """)
    void isOpenToEverybodyInLightAndDark(String name, String view) throws IOException {
        try (Visit visit = Visit.to(server, browser).open(view)) {
            bringOut(visit, name);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                visit.in(scheme);
                assertThat(visit.barriers()).as("%s in %s", name, scheme).isEmpty();
                keep(visit, name + (scheme == ColorScheme.DARK ? "-dark" : ""));
            }
            assertThat(visit.wide().overflow()).as("%s on 3,840 pixels", name).isNotPositive();
            keep(visit, name + "-wide");
            visit.narrow().open(view);
            assertThat(visit.overflow()).as("%s on 320 pixels", name).isNotPositive();
            assertThat(visit.barriers()).as("%s on 320 pixels", name).isEmpty();
            keep(visit, name + "-narrow");
        }
    }

    /** Brings a view to where it shows most. */
    private static void bringOut(Visit visit, String name) {
        switch (name) {
            case "findings" ->
                visit.click(visit.page().locator(".finding-main > a").nth(1));
            case "home" ->
                visit.page().locator(".spark svg").first().waitFor(new Locator.WaitForOptions().setTimeout(120_000));
            case "path" ->
                visit.click(visit.page().locator("g.edge [role=button]").nth(1));
            case "roles" -> visit.click(visit.button("Suggest roles"));
            case "schedule" -> visit.open("#/reports").click(visit.link(SCHEDULE));
            case "what-if" -> visit.click(visit.link("Strike these out"));
            default -> {}
        }
    }

    @Test
    void saysHowToSignInToWhoeverIsNot() {
        try (BrowserContext stranger = browser.newContext()) {
            Page page = stranger.newPage();
            page.navigate(server.url().toString());
            page.locator("[role=alert]").first().waitFor();
            assertThat(page.locator("main").textContent()).contains("Open the link that");
        }
    }

    @Test
    void tellsItsKeys() {
        try (Visit visit = Visit.to(server, browser).open("#/")) {
            visit.press("?");
            assertThat(visit.page().locator("dialog[open]").textContent()).contains("Search", "Escalation");
            assertThat(visit.barriers()).isEmpty();
            visit.press("Escape");
            assertThat(visit.page().locator("dialog[open]").count()).isZero();
        }
    }

    @Test
    void saysItInATableWhereThereIsNoWebGl() {
        try (Visit visit = Visit.to(server, browser)) {
            visit.page().addInitScript("""
                    const usual = HTMLCanvasElement.prototype.getContext;
                    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
                      return kind.includes("webgl") ? null : usual.call(this, kind, ...more);
                    };""");
            visit.open("#/ownership?tab=graph&root=hr:1058&depth=4");
            visit.page().getByText("This browser draws no such picture").waitFor();
            assertThat(visit.text()).contains("The same as a table");
            assertThat(visit.barriers()).isEmpty();
        }
    }

    @Test
    void sendsLittleScript() throws IOException {
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

    /** Pictures are kept in the build; with {@code -Dentail.images=DIR} the light ones there, from where the documentation shows them. */
    private static void keep(Visit visit, String name) throws IOException {
        boolean isShown = !name.matches(".*-(dark|narrow|wide)") || name.equals("path-dark");
        String folder = isShown ? System.getProperty("entail.images", "target/page") : "target/page";
        visit.page().evaluate("() => scrollTo(0, 0)");
        visit.picture(Files.createDirectories(Path.of(folder)).resolve(name + ".png"));
    }
}
