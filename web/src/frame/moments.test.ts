// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { moments, placeOf } from "./moments";

const loads = [
  { state: "DONE", at: "2026-09-30T00:00:00Z", sources: ["hr", "entail:aws"] },
  { state: "UNCHANGED", at: "2026-08-30T00:00:00Z", sources: ["hr"] },
  { state: "DONE", at: "2026-03-31T00:00:00Z", sources: ["hr"] },
  { state: "DONE", at: "2026-03-31T00:00:00Z", sources: ["aws"] },
  { state: "RUNNING", at: null, sources: [] },
];

describe("the moments of the graph", () => {
  it("are those at which a load changed it, the oldest first", () => {
    expect(moments(loads)).toEqual([
      { at: "2026-03-31T00:00:00Z", sources: ["aws", "hr"] },
      { at: "2026-09-30T00:00:00Z", sources: ["hr"] },
    ]);
  });
  it("have places on a slider that ends with now", () => {
    const all = moments(loads);
    expect(placeOf(all, null)).toBe(2);
    expect(placeOf(all, "2026-09-30T00:00:00Z")).toBe(1);
    expect(placeOf(all, "2026-05-01T00:00:00Z")).toBe(0);
    expect(placeOf(all, "2020-01-01T00:00:00Z")).toBe(0);
  });
});
