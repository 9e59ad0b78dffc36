// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;

/** Measures in the browser itself how long the page takes from an answer of the server to what it draws. */
final class Stopwatch {
    /** Notes when each answer was read, and when something first stood on the screen: two frames after it is there, and drawn. */
    private static final String SCRIPT = """
            (() => {
              const ask = window.fetch;
              window.answered = {};
              window.fetch = async (...words) => {
                const response = await ask(...words);
                const name = JSON.parse(words[1]?.body ?? "{}").operationName;
                await response.clone().text();
                window.answered[name] = performance.now();
                return response;
              };
              const drawn = () => {
                for (const canvas of document.querySelectorAll("canvas")) {
                  const gl = canvas.getContext("webgl2");
                  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
                }
                window.drawnAt ??= performance.now();
              };
              const look = () => {
                if (window.drawnAt === undefined && document.querySelector("%s"))
                  requestAnimationFrame(() => requestAnimationFrame(drawn));
              };
              new MutationObserver(look).observe(document, {childList: true, subtree: true});
            })()""";

    private final Page page;

    private Stopwatch(Page page) {
        this.page = page;
    }

    /** {@return a watch that stops when a selector matches; to be begun before the page is opened} */
    static Stopwatch until(Page page, String selector) {
        page.addInitScript(SCRIPT.formatted(selector));
        return new Stopwatch(page);
    }

    /** {@return the milliseconds from the answer to an operation until it was drawn} */
    double sinceAnswerTo(String operation) {
        page.waitForFunction(
                "() => window.drawnAt !== undefined", null, new WaitForFunctionOptions().setTimeout(60_000));
        return ((Number) page.evaluate("name => window.drawnAt - window.answered[name]", operation)).doubleValue();
    }

    /** {@return the milliseconds that the longest frame took while something was done} */
    static double longestFrame(Page page, Runnable action) {
        page.evaluate("""
                () => {
                  window.longest = 0;
                  let before = performance.now();
                  const frame = (now) => {
                    window.longest = Math.max(window.longest, now - before);
                    before = now;
                    window.counting = requestAnimationFrame(frame);
                  };
                  window.counting = requestAnimationFrame((now) => { before = now; frame(now); });
                }""");
        action.run();
        return ((Number) page.evaluate("() => { cancelAnimationFrame(window.counting); return window.longest; }"))
                .doubleValue();
    }
}
