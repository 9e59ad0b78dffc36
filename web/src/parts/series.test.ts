// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { moved, steps, told } from "./series";

const of = (...values: (number | null)[]) => values.map((value, index) => ({ at: `2026-0${index + 1}-15T12:00:00Z`, value }));

describe("a trend of a number", () => {
  it("starts at zero, so that a small change does not look like a large one", () => {
    expect(steps(of(50, 100), 10, 10)).toEqual([[0, 5], [10, 0]]);
  });
  it("leaves a gap where nothing was evaluated, never a zero", () => {
    expect(steps(of(null, 4, 4), 10, 10)).toEqual([[5, 0], [10, 0]]);
    expect(told(of(null, 4))).toBe("Jan 15, 2026: not evaluated, Feb 15, 2026: 4");
  });
  it("says what changed since the load before", () => {
    expect(moved(of(1, 3, 1_005))).toBe("▲ 1,002 since Feb 15, 2026");
    expect(moved(of(9, null, 4))).toBe("▼ 5 since Jan 15, 2026");
    expect(moved(of(4, 4))).toBe("unchanged since Jan 15, 2026");
    expect(moved(of(null, 4))).toBe("");
  });
});
