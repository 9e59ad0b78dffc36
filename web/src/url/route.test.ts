// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { choice, choices, hrefOf, hrefWith, parseRoute } from "./route";

const NOWHERE = parseRoute("");

describe("a route", () => {
  it("is home without an address", () => {
    expect([parseRoute("").view, parseRoute("#").view, parseRoute("#/").view]).toEqual(["home", "home", "home"]);
  });
  it("comes back from its address with every value, whatever is in it", () => {
    const ids = ["arn:aws:iam::1:role/a b&c=d?e#f", "<img src=x onerror=alert(1)>", "\u202Eevil", "a+b%20c"];
    const route = parseRoute(hrefOf("escalation", { id: ids }, NOWHERE));
    expect(route.view).toBe("escalation");
    expect(route.params.getAll("id")).toEqual(ids);
  });
  it("leaves out what is empty", () => {
    expect(hrefOf("findings", { text: "", type: null, status: undefined, all: false }, NOWHERE)).toBe("#/findings");
  });
  it("carries the time on from view to view", () => {
    const then = parseRoute("#/findings?asOf=2026-03-31T00%3A00%3A00Z&text=x");
    expect(hrefOf("home", {}, then)).toBe("#/?asOf=2026-03-31T00%3A00%3A00Z");
  });
  it("changes single values and keeps the others", () => {
    const route = parseRoute("#/findings?severity=HIGH&severity=LOW&text=x");
    expect(hrefWith({ text: null, sel: "f1" }, route)).toBe("#/findings?severity=HIGH&severity=LOW&sel=f1");
    expect(hrefWith({ severity: ["CRITICAL"] }, route)).toBe("#/findings?text=x&severity=CRITICAL");
  });
});

describe("a choice", () => {
  const { params } = parseRoute("#/x?order=RISK&bad=1&severity=HIGH&severity=nonsense");
  it("is the first of what is allowed where the address has something else", () => {
    expect([choice(params, "order", ["NAME", "RISK"]), choice(params, "bad", ["a", "b"]), choice(params, "none", ["a"])]).toEqual(["RISK", "a", "a"]);
  });
  it("leaves out values that are not allowed", () => {
    expect(choices(params, "severity", ["HIGH", "LOW"])).toEqual(["HIGH"]);
  });
});
