// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { EntityRef, RelationKind } from "../generated/documents";
import { curve, lines, NODE_WIDTH, place } from "./layout";
import { type DrawnPath, edgeId, isInherited, pictureOf } from "./picture";

function thing(id: string): EntityRef {
  return { __typename: "Group", id, name: id, label: "GROUP", provider: null, nativeType: null, tier: null };
}

/** A path as text: "ana -MEMBER_OF-> admins -HAS_ROLE-> root"; a question mark after a relation makes it conditional. */
function path(text: string): DrawnPath {
  const [first = "", ...rest] = text.split(/ -([A-Z_?]+)-> /);
  let from = first;
  const hops = [];
  for (let index = 0; index < rest.length; index += 2) {
    const relation = (rest[index] ?? "").replace("?", "") as RelationKind;
    const to = thing(rest[index + 1] ?? "");
    hops.push({ from: { id: from }, to, relation, confidence: rest[index]?.endsWith("?") ? ("CONDITIONAL" as const) : ("CONFIRMED" as const), technique: null });
    from = to.id;
  }
  return { source: thing(first), hops };
}

describe("a picture", () => {
  it("draws what paths share once", () => {
    const picture = pictureOf([path("ana -MEMBER_OF-> admins -HAS_ROLE-> root"), path("bob -CONTROLS-> key -AUTHENTICATES-> root")]);
    expect(picture.nodes.map((node) => node.id).sort()).toEqual(["admins", "ana", "bob", "key", "root"]);
    expect(picture.edges).toHaveLength(4);
  });
  it("puts together who goes on in the same way", () => {
    const picture = pictureOf(["ana", "bob", "cem"].map((who) => path(`${who} -MEMBER_OF-> admins -HAS_ROLE-> root`)));
    expect(picture.nodes.map((node) => node.id)).toEqual(["ana", "admins", "root"]);
    expect(picture.nodes[0]?.alike.map((each) => each.id)).toEqual(["bob", "cem"]);
    expect(picture.edges.map((edge) => edge.paths)).toEqual([3, 3]);
  });
  it("keeps apart who is on the way of another", () => {
    const picture = pictureOf([path("ana -CONTROLS-> bob -HAS_ROLE-> root"), path("bob -HAS_ROLE-> root"), path("cem -HAS_ROLE-> root")]);
    expect(picture.nodes.map((node) => node.id).sort()).toEqual(["ana", "bob", "cem", "root"]);
    expect(picture.edges.find((edge) => edge.from === "bob")?.paths).toBe(2);
  });
  it("keeps apart a conditional way and a confirmed one", () => {
    const picture = pictureOf([path("ana -HAS_ROLE-> root"), path("bob -HAS_ROLE?-> root")]);
    expect(picture.edges.map((edge) => edge.isConditional)).toEqual([false, true]);
  });
  it("tells inherited hops apart", () => {
    const technique = { id: "sts-001", title: "Assume a role" };
    expect([isInherited({ relation: "MEMBER_OF", technique: null }), isInherited({ relation: "CAN_ESCALATE", technique }),
      isInherited({ relation: "CONTROLS", technique: null })]).toEqual([true, true, false]);
  });
  it("gives a hop the same id in the picture and in the path", () => {
    const one = path("ana -MEMBER_OF-> admins");
    expect(pictureOf([one]).edges[0]?.id).toBe(edgeId(one.hops[0]!));
  });
});

describe("a layout", () => {
  it("goes from left to right without boxes over each other", () => {
    const paths = Array.from({ length: 12 }, (_, index) => path(`u${index} -MEMBER_OF-> g${index % 3} -HAS_ROLE-> root`));
    const placed = place(pictureOf(paths));
    for (const edge of placed.edges) {
      const [from, to] = [edge.from, edge.to].map((id) => placed.nodes.find((node) => node.id === id)!);
      expect(to!.x - from!.x).toBeGreaterThan(NODE_WIDTH);
    }
    for (const one of placed.nodes) for (const other of placed.nodes) {
      if (one !== other) expect(Math.abs(one.x - other.x) >= NODE_WIDTH || Math.abs(one.y - other.y) >= 48).toBe(true);
    }
  });
  it("bears a circle", () => {
    expect(place(pictureOf([path("a -CONTROLS-> b -CONTROLS-> a")])).edges).toHaveLength(2);
  });
});

describe("lines", () => {
  it("break between words and end with an ellipsis where there are too many", () => {
    expect(lines("Pass a role to a new Lambda function and invoke it", 16, 2)).toEqual(["Pass a role to a", "new Lambda…"]);
  });
  it("cut a word that is too long", () => {
    expect(lines("abcdefghij", 5)).toEqual(["abcd…"]);
  });
});

it("a curve goes through the ends", () => {
  expect(curve([{ x: 0, y: 0 }, { x: 5, y: 5 }, { x: 10, y: 0 }])).toBe("M0.0,0.0Q5.0,5.0 7.5,2.5L10.0,0.0");
});
