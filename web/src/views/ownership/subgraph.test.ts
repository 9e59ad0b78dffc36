// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import type { EntityLabel, EntityRef } from "../../generated/documents";
import { isMore, pictureOfSubgraph, type Subgraph } from "./subgraph";

const thing = (id: string, label: EntityLabel): EntityRef => ({ __typename: "Group", id, name: id, label, provider: null, nativeType: null, tier: null });
const GRAPH: Subgraph = {
  nodes: [thing("team", "OWNER"), thing("svc", "IDENTITY"), thing("key", "SECRET")],
  relations: [
    { from: "svc", to: "team", relation: "OWNED_BY", source: "records", since: "2026-01-01T00:00:00Z" },
    { from: "key", to: "svc", relation: "AUTHENTICATES", source: "records", since: "2026-01-01T00:00:00Z" },
  ],
  truncated: true,
  groups: [{ of: "team", relation: "OWNED_BY", direction: "IN", label: "SECRET", count: 212 }],
};

it("says how many neighbours are not shown", () => {
  const picture = pictureOfSubgraph(GRAPH, null);
  const more = picture.nodes.find((node) => isMore(node.id));
  expect(more?.entity.name).toBe("212 more secrets");
  expect(picture.edges.find((edge) => edge.from === more?.id)?.to).toBe("team");
});

it("keeps what was asked about, whatever is filtered", () => {
  const picture = pictureOfSubgraph(GRAPH, new Set(["IDENTITY"]));
  expect(picture.nodes.map((node) => node.id)).toEqual(["team", "svc"]);
  expect(picture.edges).toHaveLength(1);
});
