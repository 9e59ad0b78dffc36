// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { compact, day, exact, percent, plural, relative, shortened, visible, words } from "./format";

const NOW = Date.parse("2026-06-15T12:00:00Z");

describe("visible", () => {
  it("shows marks that turn the direction of text by their code point", () => {
    expect(visible("user\u202Egpj.exe")).toBe("user[U+202E]gpj.exe");
  });
  it("shows zero-width characters, so that no name passes for another", () => {
    expect(visible("ad\u200Bmin")).toBe("ad[U+200B]min");
  });
  it("leaves names of every script as they are", () => {
    expect(visible("Łukasz 王 علي <img src=x onerror=alert(1)>")).toBe("Łukasz 王 علي <img src=x onerror=alert(1)>");
  });
});

describe("shortened", () => {
  it("keeps both ends of an id, where ids differ", () => {
    expect(shortened("arn:aws:iam::111122223333:user/ana", 17)).toBe("arn:aws:ia…er/ana");
  });
  it("does not cut a character in two", () => {
    expect(shortened("👩👩👩👩", 3)).toBe("👩👩…");
  });
});

describe("percent", () => {
  it("is 0 and 100 only where it is exactly that", () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(["0%", "<1%", "50%", ">99%", "100%"]);
  });
});

describe("words", () => {
  it("keeps abbreviations", () => {
    expect([words("AI_AGENT"), words("SERVICE_ACCOUNT"), words("API_KEY")]).toEqual(["AI agent", "service account", "API key"]);
  });
});

describe("numbers", () => {
  it("are grouped, and short where they are large", () => {
    expect([compact(8_688), compact(1_234_567), plural(1, "identity", "identities"), plural(0, "path")])
      .toEqual(["8,688", "1.2M", "1 identity", "0 paths"]);
  });
});

describe("times", () => {
  it("are told in the largest unit that fits", () => {
    expect(["2026-06-15T11:59:50Z", "2026-06-15T11:00:00Z", "2026-06-14T12:00:00Z", "2025-06-01T00:00:00Z", "2026-06-20T12:00:00Z"]
      .map((each) => relative(each, NOW))).toEqual(["just now", "1 hour ago", "yesterday", "last year", "in 5 days"]);
  });
  it("are of the reader's zone, with the zone where they are exact", () => {
    expect(day("2026-06-30T23:30:00Z", "Asia/Tokyo")).toBe("Jul 1, 2026");
    expect(exact("2026-06-30T23:30:00Z", "Asia/Tokyo")).toBe("July 1, 2026 at 08:30:00 GMT+9");
  });
  it("stay as they are where they are none", () => {
    expect([day("soon"), exact("soon")]).toEqual(["soon", "soon"]);
  });
});
