// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import { edgeId } from "../../draw/picture";
import { cutsOf, relationOf, toggledCut } from "./cuts";

const HOP = {
  from: { id: "a?b&c" }, relation: "CAN_ESCALATE" as const, confidence: "CONFIRMED" as const, technique: { id: "iam-001", title: "x" },
  to: { __typename: "Group" as const, id: "g", name: null, label: "GROUP" as const, provider: null, nativeType: null, tier: null },
};

it("names the relation of a hop of the picture", () => {
  expect(relationOf(edgeId(HOP))).toEqual({ from: "a?b&c", to: "g", relation: "CAN_ESCALATE", technique: "iam-001" });
  expect(relationOf(edgeId({ ...HOP, technique: null }))).toEqual({ from: "a?b&c", to: "g", relation: "CAN_ESCALATE" });
});

it("leaves out what is no relation", () => {
  const params = new URLSearchParams([["cut", edgeId(HOP)], ["cut", "nonsense"], ["cut", '["a"]'], ["cut", '["a","x y","","b"]'], ["cut", "[1,2,3,4]"]]);
  expect(cutsOf(params)).toEqual([edgeId(HOP)]);
});

it("strikes out and takes back", () => {
  expect(toggledCut(toggledCut(["x"], "y"), "x")).toEqual(["y"]);
});
