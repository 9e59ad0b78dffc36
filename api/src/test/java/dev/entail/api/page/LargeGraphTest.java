// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.entail.api.Entail;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten thousand things in one picture, drawn in software as a test machine has it. */
@Tag("page")
@Tag("timed")
@ExtendWith(PageSite.class)
final class LargeGraphTest {
    private static final int PEOPLE = 25;
    private static final int ACCOUNTS = 25;
    private static final int SECRETS = 15;
    private static final double DRAWN = 2_000;
    private static final double FRAME = 200;
    private static final int TURNS = 6;

    private static EntailServer server;
    private static Browser browser;

    @BeforeAll
    static void start(PageSite.Site site) {
        browser = site.browser();
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        Entail entail = new Entail(store);
        entail.load(Records.SOURCE, Records.of(records()), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        server = EntailServer.start(entail, ServerOptions.local(0));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** A team of people who own service accounts that have secrets: 10,026 things. */
    private static String records() {
        StringBuilder text = new StringBuilder("{'label':'Owner','id':'team','properties':{'kind':'TEAM'}}\n");
        for (int person = 0; person < PEOPLE; person++) {
            String who = "p" + person;
            text.append("{'label':'Identity','id':'%s','properties':{'kind':'EMPLOYEE'}}\n".formatted(who));
            text.append("{'relation':'MEMBER_OF','from':'%s','to':'team'}\n".formatted(who));
            for (int account = 0; account < ACCOUNTS; account++) {
                String bot = who + "-bot" + account;
                text.append("{'label':'Identity','id':'%s','properties':{'kind':'BOT'}}\n".formatted(bot));
                text.append("{'relation':'OWNED_BY','from':'%s','to':'%s'}\n".formatted(bot, who));
                for (int secret = 0; secret < SECRETS; secret++) {
                    String key = bot + "-key" + secret;
                    text.append("{'label':'Secret','id':'%s','properties':{'kind':'API_KEY'}}\n".formatted(key));
                    text.append("{'relation':'AUTHENTICATES','from':'%s','to':'%s'}\n".formatted(key, bot));
                }
            }
        }
        return text.toString();
    }

    /** The best of some turns: other work on the machine is not the page's. */
    @Test
    void isDrawnWithinTwoSecondsAndMovesWithoutAHitch() {
        double drawn = Double.MAX_VALUE;
        double hitch = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS && (drawn > DRAWN || hitch > FRAME); turn++) {
            try (Visit visit = Visit.to(server, browser)) {
                Stopwatch watch = Stopwatch.until(visit.page(), ".points canvas");
                visit.open("#/ownership?tab=graph&root=team&depth=4&most=10000");
                drawn = Math.min(drawn, watch.sinceAnswerTo("OwnershipGraph"));
                assertThat(visit.text()).contains("10,000 things");
                hitch = Math.min(hitch, Stopwatch.longestFrame(visit.page(), () -> pan(visit.page())));
            }
        }
        System.out.printf("10,000 things: drawn in %.0f ms, longest frame of a move %.0f ms%n", drawn, hitch);
        assertThat(drawn)
                .as("milliseconds from the answer to 10,000 things on the screen")
                .isLessThan(DRAWN);
        assertThat(hitch)
                .as("milliseconds of the longest frame while they are moved")
                .isLessThan(FRAME);
    }

    private static void pan(Page page) {
        BoundingBox place = page.locator(".points").boundingBox();
        double x = place.x + place.width / 2;
        double y = place.y + place.height / 2;
        page.mouse().move(x, y);
        page.mouse().down();
        page.mouse().move(x + 240, y + 120, new Mouse.MoveOptions().setSteps(24));
        page.mouse().up();
        page.waitForTimeout(200);
    }
}
