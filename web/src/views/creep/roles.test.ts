// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { RoleInsightData } from "../../generated/documents";
import { firstOf, isNamedTwice, told } from "./roles";

type Insight = RoleInsightData["roleInsight"];

const none = { totalCount: 0, nodes: [] };
const role = (id: string): Insight["empty"]["nodes"][number] =>
  ({ __typename: "Role", id, name: null, label: "ROLE", provider: null, nativeType: null, tier: null });
const insight: Insight = {
  duplicates: none,
  nearDuplicates: { totalCount: 1, nodes: [{ similarity: 0.9, one: role("a"), other: role("b") }] },
  unused: none,
  unheld: { totalCount: 2, nodes: [role("c"), role("d")] },
  empty: none,
  mixed: none,
};

describe("roles", () => {
  it("begin with the first kind that has some", () => expect(firstOf(insight)).toBe("nearDuplicates"));
  it("begin with the first kind where none has", () => expect(firstOf({ ...insight, nearDuplicates: none, unheld: none })).toBe("duplicates"));
  it("that are alike are told together", () => expect(told(insight, "nearDuplicates")).toEqual([{ roles: [role("a"), role("b")], similarity: 0.9 }]));
  it("are told one by one otherwise", () => expect(told(insight, "unheld").map(({ roles }) => roles.map((each) => each.id))).toEqual([["c"], ["d"]]));
  it("of the same name need their ids", () => {
    const [one, twin, other] = [{ ...role("a"), name: "billing" }, { ...role("b"), name: "billing" }, { ...role("c"), name: "pay" }];
    expect([one, twin, other].map((each) => isNamedTwice(each, [one, twin, other]))).toEqual([true, true, false]);
  });
});
