// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { judged } from "./judged";

const row = (source: string, state: "EVALUATED" | "PARTIAL" | "NOT_EVALUATED", missing: string[] = []) => ({ analysis: "a", source, state, missing });

describe("coverage of a number", () => {
  it("is not evaluated where no source says what it needs", () => {
    expect(judged([row("x", "NOT_EVALUATED", ["no owners"])], ["a"])).toEqual({
      state: "NOT_EVALUATED", text: "Not evaluated: the data does not say", missing: ["x: no owners"],
    });
  });
  it("is not evaluated where the analysis is not known at all", () => {
    expect(judged([row("x", "EVALUATED")], ["other"]).state).toBe("NOT_EVALUATED");
  });
  it("is at least the number where one source falls short", () => {
    const known = judged([row("x", "EVALUATED"), row("y", "NOT_EVALUATED")], ["a"]);
    expect([known.state, known.text]).toEqual(["PARTIAL", "At least: not all is known in 1 of 2 sources"]);
  });
  it("is in full only where all sources are", () => {
    expect(judged([row("x", "EVALUATED"), row("y", "EVALUATED")], ["a"]).state).toBe("EVALUATED");
  });
});
