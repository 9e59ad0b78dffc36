// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { changed, corners } from "./signals";

const points = [
  { at: "2026-01-01T00:00:00Z", score: 0 },
  { at: "2026-01-02T00:00:00Z", score: 50 },
  { at: "2026-01-11T00:00:00Z", score: 100 },
];

describe("a trend", () => {
  it("is drawn by time, and upwards", () => {
    expect(corners(points, 100, 20)).toEqual([[0, 20], [10, 10], [100, 0]]);
  });
  it("of one point stands in the middle", () => {
    expect(corners(points.slice(0, 1), 100, 20)).toEqual([[50, 20]]);
  });
  it("is told in words", () => {
    expect(changed(points)).toBe("up 100");
    expect(changed([...points].reverse())).toBe("down 100");
    expect(changed([points[0]!, { ...points[0]!, score: 0.4 }])).toBe("unchanged");
    expect(changed(points.slice(0, 1))).toBe("");
  });
});
