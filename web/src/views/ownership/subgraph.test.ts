// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import type { EntityLabel } from "../../generated/documents";
import { environments, isMore, pictureOfSubgraph, type Subgraph } from "./subgraph";

const thing = (id: string, label: EntityLabel): Subgraph["nodes"][number] => ({ __typename: "Group" as const, id, name: id, label, provider: null, nativeType: null, tier: null });
const ALL = { labels: [], environments: [] };
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
  const picture = pictureOfSubgraph(GRAPH, ALL);
  const more = picture.nodes.find((node) => isMore(node.id));
  expect(more?.entity.name).toBe("212 more secrets");
  expect(picture.edges.find((edge) => edge.from === more?.id)?.to).toBe("team");
});

it("keeps what was asked about, whatever is filtered", () => {
  const picture = pictureOfSubgraph(GRAPH, { ...ALL, labels: ["IDENTITY"] });
  expect(picture.nodes.map((node) => node.id)).toEqual(["team", "svc"]);
  expect(picture.edges).toHaveLength(1);
});

it("keeps what has no environment beside what is of the chosen one", () => {
  const of = (id: string, environment: string) => ({
    __typename: "Workload" as const, id, name: id, label: "WORKLOAD" as const, provider: null, nativeType: null, tier: null, environment,
  });
  const graph: Subgraph = { ...GRAPH, nodes: [...GRAPH.nodes, of("a", "TEST"), of("b", "PRODUCTION")] };
  expect(environments(graph)).toEqual(["PRODUCTION", "TEST"]);
  expect(pictureOfSubgraph({ ...graph, groups: [] }, { ...ALL, environments: ["TEST"] }).nodes.map((node) => node.id)).toEqual(["team", "svc", "key", "a"]);
});
