// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.entail.analytics.report.Reports;
import dev.entail.api.http.EntailServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each report as a page has no barrier that axe knows, on a screen and on paper, and needs nothing from elsewhere. */
@Tag("page")
@ExtendWith(PageSite.class)
final class ReportPagesTest {
    /** A table is judged by its first rows and its last: two thousand more of the same take axe minutes. */
    private static final String SHORTEN = """
            () => document.querySelectorAll("tbody")
                .forEach((body) => [...body.rows].slice(30, -1).forEach((row) => row.remove()))""";

    private static EntailServer server;
    private static Browser browser;

    @BeforeAll
    static void start(PageSite.Site site) {
        browser = site.browser();
        server = site.demo();
    }

    private static Stream<String> reports() {
        return Reports.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void haveNoBarriers(String report) {
        String html = html(report);
        try (BrowserContext reader = browser.newContext()) {
            Page page = reader.newPage();
            List<String> requests = new ArrayList<>();
            page.onRequest(request -> requests.add(request.url()));
            page.setContent(html);
            assertThat(page.locator("h1").count()).isEqualTo(1);
            page.evaluate(SHORTEN);
            for (Media media : List.of(Media.SCREEN, Media.PRINT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));
                AxeResults results = Visit.judged(page);
                assertThat(results.getPasses()).as("rules that were looked at").hasSizeGreaterThan(10);
                assertThat(results.getViolations())
                        .extracting(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .as("%s on %s", report, media)
                        .isEmpty();
            }
            assertThat(requests).isEmpty();
        }
    }

    private static String html(String report) {
        try (BrowserContext signedIn = browser.newContext()) {
            server.link().ifPresent(link -> signedIn.request().get(link.toString()));
            APIResponse answer = signedIn.request().get(server.url() + "api/reports/" + report);
            assertThat(answer.status()).isEqualTo(200);
            return answer.text();
        }
    }
}
