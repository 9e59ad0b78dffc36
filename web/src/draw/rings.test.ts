// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { rings } from "./rings";

const star = (count: number) => ({
  nodes: Array.from({ length: count }, (_, index) => ({ id: `n${index}` })),
  edges: Array.from({ length: count - 1 }, (_, index) => ({ from: `n${index + 1}`, to: "n0" })),
});

describe("rings", () => {
  it("put the first in the middle and each step on a ring of its own", () => {
    const places = rings({ nodes: ["a", "b", "c"].map((id) => ({ id })), edges: [{ from: "b", to: "a" }, { from: "b", to: "c" }] });
    const radius = (id: string) => Math.hypot(places.get(id)!.x, places.get(id)!.y);
    expect(radius("a")).toBe(0);
    expect(radius("c")).toBeCloseTo(2 * radius("b"));
  });
  it("put no two in one place", () => {
    const places = [...rings(star(500)).values()].map(({ x, y }) => `${x.toFixed(4)} ${y.toFixed(4)}`);
    expect(new Set(places).size).toBe(500);
  });
  it("bear circles, nodes that nothing joins, and 10,000", () => {
    expect(rings({ nodes: [{ id: "a" }, { id: "b" }, { id: "c" }], edges: [{ from: "a", to: "b" }, { from: "b", to: "a" }] }).size).toBe(3);
    expect(rings(star(10_000)).size).toBe(10_000);
  });
});
