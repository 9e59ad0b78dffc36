// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.entail.api.http.EntailServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reader's visit to the page. It notes what nobody should meet: errors, and requests to any other host. */
final class Visit implements AutoCloseable {
    private final URI url;
    private final BrowserContext context;
    private final Page page;
    private final List<String> wrong = new ArrayList<>();
    private final List<Request> open = new ArrayList<>();

    private Visit(Browser browser, EntailServer server) {
        this.url = server.url();
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Europe/Oslo")
                .setLocale("en-GB"));
        server.link().ifPresent(link -> context.request().get(link.toString()));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean isAboutSpeed = message.text().contains("GL Driver Message");
            if (message.type().equals("error") || (message.type().equals("warning") && !isAboutSpeed)) {
                wrong.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> wrong.add("thrown: " + error));
        page.onDialog(dialog -> {
            wrong.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            open.add(request);
            if (!request.url().startsWith(url.toString()) && !request.url().startsWith("blob:" + url)) {
                wrong.add("request to " + request.url());
            }
        });
        page.onRequestFinished(open::remove);
        page.onRequestFailed(open::remove);
    }

    /** {@return a visit on a usual screen, signed in by the server's link} */
    static Visit to(EntailServer server, Browser browser) {
        return new Visit(browser, server);
    }

    /** The narrowest screen that is to be served: content reflows, WCAG 1.4.10. */
    Visit narrow() {
        page.setViewportSize(320, 720);
        return this;
    }

    /** The widest screen that is to be served. */
    Visit wide() {
        page.setViewportSize(3840, 2160);
        return this;
    }

    /** Shows the page in a colour scheme from now on. */
    Visit in(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return this;
    }

    Page page() {
        return page;
    }

    Visit open(String view) {
        page.navigate(url.resolve("/") + view);
        settle();
        return this;
    }

    void reload() {
        page.reload();
        settle();
    }

    /** Waits until the address is shown and nothing is being read any more, but for trends, which come after all else. */
    void settle() {
        page.locator("main h1").first().waitFor();
        for (int turn = 0; turn < 600 && !isShown(); turn++) {
            page.waitForTimeout(20);
        }
        assertThat(isShown()).as("shown: %s", page.url()).isTrue();
        Locator reading = page.locator("main .bars, main [aria-busy=true]:not(.spark)");
        page.waitForTimeout(60);
        for (int turn = 0; turn < 600 && reading.count() > 0; turn++) {
            page.waitForTimeout(50);
        }
        assertThat(reading.count()).as(this::unsettled).isZero();
    }

    /** {@return what a reader waits for in vain: the address, requests without an answer, and what the server does} */
    private String unsettled() {
        String requests = open.stream()
                .map(request -> request.url() + " " + request.postData())
                .map(text -> text.substring(0, Math.min(300, text.length())))
                .collect(Collectors.joining("\n"));
        String threads = Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("dev.entail.api.http")))
                .map(thread -> thread.getKey() + "\n  "
                        + Stream.of(thread.getValue())
                                .map(StackTraceElement::toString)
                                .collect(Collectors.joining("\n  ")))
                .collect(Collectors.joining("\n"));
        return "still reading %s%nopen: %s%nwrong: %s%n%s".formatted(page.url(), requests, wrong, threads);
    }

    private boolean isShown() {
        return Boolean.TRUE.equals(
                page.evaluate("() => document.getElementById('main').dataset.shown === location.hash"));
    }

    /** {@return a button of the view by its whole name} */
    Locator button(String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** {@return the first link of the page whose name has this text} */
    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** Clicks as a mouse does, and waits for what comes of it. */
    void click(Locator target) {
        target.click();
        settle();
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        settle();
    }

    /** Goes to another view by its keys, again where a machine with much to do let too long pass between the two. */
    void goTo(String key) {
        Object before = address();
        for (int turn = 0; turn < 5 && before.equals(address()); turn++) {
            press("g", key);
        }
        assertThat(address()).as("g %s leads elsewhere", key).isNotEqualTo(before);
    }

    /** Types into the search of the page and takes at once what it finds first, which has this title. */
    void search(String text, String title) {
        press("/");
        page.keyboard().type(text);
        page.keyboard().press("Enter");
        page.locator("main h1", new Page.LocatorOptions().setHasText(title)).waitFor();
        settle();
    }

    private Object address() {
        return page.evaluate("() => location.href");
    }

    /** Presses Tab until something whose name has the text is focused, unless it is already. */
    void tabTo(String text) {
        for (int presses = 0; presses < 120; presses++) {
            Locator focused = page.locator(":focus");
            if (focused.count() == 1 && nameOf(focused).contains(text)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never comes to '" + text + "' on " + page.url());
    }

    private static String nameOf(Locator focused) {
        return String.valueOf(focused.evaluate(
                "it => it.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? it.textContent"));
    }

    /** Comes to a field with the Tab key, types into it and takes what is offered first. */
    void choose(String field, String text) {
        tabTo(field);
        page.keyboard().type(text);
        take(text);
    }

    /** Types into a field and takes what is offered first. */
    void pick(String field, String text) {
        page.getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName(field).setExact(true))
                .fill(text);
        take(text);
    }

    private void take(String text) {
        page.locator("[role=option][aria-selected=true]:visible").waitFor();
        page.locator("[role=option]:visible", new Page.LocatorOptions().setHasText(text))
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        page.keyboard().press("Enter");
        settle();
    }

    String text() {
        return String.valueOf(page.locator("main").textContent());
    }

    /** {@return what axe has to say against the page as it is, WCAG 2.2 AA and best practices} */
    List<String> barriers() {
        return judged(page).getViolations().stream().map(Visit::told).toList();
    }

    /**
     * {@return what axe says of a page} A table is judged by its first rows and its last: hundreds more of the same take it
     * minutes. Places are told of violations alone.
     */
    static AxeResults judged(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeRuleOptions also = new AxeRuleOptions();
        also.setEnabled(true);
        options.setRules(Map.of("target-size", also, "label-content-name-mismatch", also));
        // what only lies under the bar of the page, because of where it is scrolled to, is not small
        page.evaluate("() => window.scrollTo(0, 0)");
        return new AxeBuilder(page)
                .options(options)
                .exclude("tbody tr:nth-child(n+41):not(:last-child)")
                .setLegacyMode(true)
                .analyze();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    /** {@return by how many pixels the page is wider than the screen} */
    int overflow() {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")).intValue();
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
        assertThat(wrong).as("what a reader should never meet").isEmpty();
    }
}
