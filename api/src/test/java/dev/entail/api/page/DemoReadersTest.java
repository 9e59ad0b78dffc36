// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.entail.api.http.EntailServer;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The three readers on the sample organisation, each from question to result, by keyboard alone and by mouse. */
@Tag("page")
@ExtendWith(PageSite.class)
final class DemoReadersTest {
    private static EntailServer server;
    private static Browser browser;

    @BeforeAll
    static void start(PageSite.Site site) {
        browser = site.browser();
        server = site.demo();
    }

    private static Visit visit() {
        return Visit.to(server, browser).open("#/");
    }

    @Test
    void theAnalystByKeyboard() throws IOException {
        try (Visit visit = visit()) {
            visit.goTo("e");
            assertThat(visit.text()).containsPattern("\\d+ identities can reach tier zero");
            visit.search("Farid Rahimi", "Farid Rahimi");
            visit.tabTo("It can become administrator in 4 hops");
            visit.press("Enter");
            assertThat(visit.text()).contains("The same, step by step", "etl-publish");
            visit.tabTo("has the account");
            visit.press("ArrowRight", "Enter");
            assertThat(visit.page().locator(".panel").textContent())
                    .contains("sts:AssumeRole is allowed to farid.rahimi", "stated by");
            String here = visit.page().url();
            visit.reload();
            assertThat(visit.page().url()).isEqualTo(here);
            assertThat(visit.page().locator(".panel").textContent()).contains("sts:AssumeRole is allowed");
            visit.tabTo("What if it were cut?");
            visit.press("Enter");
            assertThat(visit.text()).contains("without 1 relation", "Farid Rahimi");
            visit.tabTo("Strike these out");
            visit.press("Enter");
            assertThat(visit.text()).contains("without 4 relations");
            visit.tabTo("Export CSV");
            Download plan =
                    visit.page().waitForDownload(() -> visit.page().keyboard().press("Enter"));
            assertThat(Files.readAllLines(plan.path()))
                    .hasSize(5)
                    .first()
                    .asString()
                    .startsWith("from,from id,relation");
        }
    }

    @Test
    void theAnalystByMouse() throws IOException {
        try (Visit visit = visit()) {
            visit.click(card(visit, "Can become administrator"));
            Locator hop = visit.page().locator("g.edge [role=button]").first();
            visit.click(hop);
            assertThat(visit.page().locator(".panel").textContent()).contains("cheapest path along it");
            visit.click(visit.link("What if it were cut?"));
            assertThat(visit.text()).contains("without 1 relation", "A plan");
            visit.click(visit.link("Choke points"));
            int saved = number(visit.page().locator("tbody tr td.number").first());
            assertThat(saved).as("who is cut off by the first choke point").isPositive();
            visit.click(visit.page().locator("tbody tr").first().getByText("What if cut?"));
            assertThat(visit.text()).contains(saved + " identit");
            Download plan = visit.page()
                    .waitForDownload(() -> visit.button("Export the plan").click());
            assertThat(Files.readString(plan.path())).startsWith("from,from id,relation");
        }
    }

    @Test
    void theArchitectByKeyboard() {
        try (Visit visit = visit()) {
            visit.goTo("o");
            int before = number(visit.page().locator("main h2").first());
            visit.tabTo("Choose ");
            visit.press("Tab", "Space");
            assertThat(visit.page().locator("tbody input:checked").count()).isOne();
            String name = chosen(visit);
            visit.press("a");
            visit.choose("Owner", "Ingrid Solberg");
            visit.tabTo("Assign 1 thing");
            visit.press("Enter");
            visit.page().locator("text=1 thing assigned").waitFor();
            visit.page()
                    .locator("h2 >> text=" + (before - 1) + " things without an owner")
                    .waitFor();
            visit.press("/");
            visit.page().keyboard().type("Ingrid Solberg");
            visit.page()
                    .locator("[role=option] >> text=What is around Ingrid Solberg")
                    .waitFor();
            visit.press("ArrowDown");
            while (!visit.page()
                    .locator("[role=option][aria-selected=true]")
                    .first()
                    .textContent()
                    .contains("What is around Ingrid Solberg")) {
                visit.page().keyboard().press("ArrowDown");
            }
            visit.press("Enter");
            visit.page().locator("text=The same as a table").waitFor();
            assertThat(visit.text()).contains(name);
        }
    }

    @Test
    void theArchitectByMouse() {
        try (Visit visit = visit()) {
            visit.click(card(visit, "Nobody answers for"));
            int before = number(visit.page().locator("main h2").first());
            Locator accept = visit.page().locator("tbody tr .suggested button").first();
            Locator row = visit.page()
                    .locator(
                            "tbody tr",
                            new Page.LocatorOptions().setHas(visit.page().locator(".suggested button")))
                    .first();
            String name = String.valueOf(row.locator(".entity a").first().textContent());
            String owner =
                    String.valueOf(row.locator(".suggested .entity a").first().textContent());
            accept.click();
            visit.page().locator("text=1 suggestion accepted").waitFor();
            visit.page()
                    .locator("h2 >> text=" + (before - 1) + " things without an owner")
                    .waitFor();
            visit.click(visit.link("Hand-over list"));
            visit.pick("Who leaves, or which team ends", owner);
            assertThat(visit.text()).contains(name, "Accountable");
            visit.page()
                    .locator("tbody tr", new Page.LocatorOptions().setHasText(name))
                    .first()
                    .locator("input")
                    .check();
            visit.click(visit.button("Confirm that they answer for 1 thing"));
            visit.page().locator("main .note >> text=1 thing confirmed").waitFor();
            visit.click(visit.page()
                    .locator("tbody tr .entity a", new Page.LocatorOptions().setHasText(name))
                    .first());
            assertThat(visit.text()).contains("Who answers for it", owner, "Blast radius and exposure", "History");
            visit.click(visit.button("Confirm").first());
            visit.page().locator("main .note >> text=1 thing confirmed").waitFor();
        }
    }

    @Test
    void theRiskTeamByKeyboard() {
        try (Visit visit = visit()) {
            visit.goTo("c");
            visit.tabTo("Score ");
            visit.press("Enter");
            assertThat(visit.text()).contains("Against its peers", "What to do with each grant", "Trend");
            visit.goTo("f");
            visit.press("j", "Enter");
            visit.tabTo("Except…");
            visit.press("Enter");
            visit.tabTo("Reason");
            visit.page().keyboard().type("moves to the vault in spring");
            visit.choose("Approver", "Ingrid Solberg");
            visit.tabTo("Except 1 finding");
            visit.press("Enter");
            visit.page()
                    .locator(".detail >> text=moves to the vault in spring")
                    .first()
                    .waitFor();
            assertThat(visit.page().locator(".detail").textContent()).contains("Excepted until", "Ingrid Solberg");
            visit.goTo("r");
            visit.tabTo("New schedule");
            visit.press("Enter");
            visit.tabTo("Name");
            visit.page().keyboard().type("monday-by-keyboard");
            visit.tabTo("How, 1");
            visit.page().keyboard().type("folder");
            visit.tabTo("Where to, 1");
            visit.page().keyboard().type("risk/mondays");
            assertThat(visit.page().locator("main ol li").count()).isEqualTo(5);
            visit.tabTo("Create the schedule");
            visit.press("Enter");
            assertThat(visit.text()).contains("monday-by-keyboard", "folder risk/mondays");
        }
    }

    @Test
    void theRiskTeamByMouse() throws IOException {
        try (Visit visit = visit()) {
            visit.click(card(visit, "Permission creep"));
            assertThat(visit.page().url()).contains("creep.unused");
            visit.click(visit.page().locator(".finding-main > a").first());
            Locator detail = visit.page().locator(".detail");
            assertThat(detail.textContent()).contains("Why", "Fix", "Controls", "History");
            button(detail, "Except…").click();
            button(detail, "Except 1 finding").click();
            assertThat(detail.locator("input:invalid").count()).isPositive();
            button(detail, "Acknowledge").click();
            detail.getByLabel("Note").fill("seen on the first Monday");
            button(detail, "Acknowledge 1 finding").click();
            detail.locator("text=seen on the first Monday").first().waitFor();
            assertThat(detail.textContent()).contains("Acknowledged by", "seen on the first Monday");
            Download list =
                    visit.page().waitForDownload(() -> visit.button("CSV").click());
            assertThat(Files.readString(list.path()))
                    .startsWith("id,type,severity,")
                    .contains("creep.unused")
                    .doesNotContain(",escalation.", ",ownership.", ",secret.", ",lifecycle.");
            visit.click(visit.link("Creep"));
            visit.click(visit.link("Before and after"));
            visit.page().getByLabel("From").fill("2026-06-30");
            visit.settle();
            visit.page().locator("text=the oldest first").waitFor();
            visit.click(visit.link("Reports"));
            visit.click(visit.page().locator(".tabs").getByText("Now"));
            Download report = visit.page()
                    .waitForDownload(() -> visit.page()
                            .locator("main a[download]", new Page.LocatorOptions().setHasText("CSV"))
                            .click());
            assertThat(Files.size(report.path())).isPositive();
        }
    }

    @Test
    void theAdministratorMakesATokenThatIsShownOnceAndRevokesIt() {
        try (Visit visit = visit().open("#/credentials")) {
            visit.page()
                    .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                    .fill("nightly-load");
            visit.page().getByLabel("ingester").check();
            visit.button("Make a token").click();
            Locator made =
                    visit.page().locator("main .note", new Page.LocatorOptions().setHasText("nightly-load is made"));
            made.waitFor();
            String value = String.valueOf(made.locator("code").textContent());
            assertThat(value).startsWith("entail_");
            visit.reload();
            assertThat(visit.text())
                    .contains("nightly-load", "viewer, ingester")
                    .doesNotContain(value);
            Locator row = visit.page().locator("tbody tr", new Page.LocatorOptions().setHasText("nightly-load"));
            row.getByText("Revoke…").click();
            visit.click(row.getByText("Revoke", new Locator.GetByTextOptions().setExact(true)));
            visit.page().locator("text=nightly-load works no longer").waitFor();
            row.getByText("revoked").waitFor();
            visit.click(visit.link("Sessions"));
            assertThat(visit.text()).contains("this one", System.getProperty("user.name"));
        }
    }

    private static Locator card(Visit visit, String title) {
        return visit.page().locator(".card-link", new Page.LocatorOptions().setHasText(title));
    }

    private static String chosen(Visit visit) {
        Locator box = visit.page().locator("input:checked");
        Locator row = visit.page()
                .locator("tbody tr", new Page.LocatorOptions().setHas(box))
                .first();
        return String.valueOf(row.locator(".entity a").first().textContent());
    }

    private static Locator button(Locator place, String name) {
        return place.getByRole(
                com.microsoft.playwright.options.AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static int number(Locator title) {
        return Integer.parseInt(String.valueOf(title.textContent()).replaceAll("\\D", ""));
    }
}
