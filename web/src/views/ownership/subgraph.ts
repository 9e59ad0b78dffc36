// SPDX-License-Identifier: GPL-3.0-or-later
import { hopText, type Picture, type PictureNode } from "../../draw/picture";
import type { EntityLabel, EntityRef, OwnershipGraphData } from "../../generated/documents";
import { count, words } from "../../text/format";

export type Subgraph = OwnershipGraphData["ownershipGraph"];

const GROUP = "more:";

/** Whether a node of the picture stands for neighbours that are not shown one by one. */
export function isMore(id: string): boolean {
  return id.startsWith(GROUP);
}

function some(id: string, label: EntityLabel, text: string): EntityRef {
  return { __typename: "Group", id, name: text, label, provider: null, nativeType: null, tier: null };
}

const MANY: Partial<Record<EntityLabel, string>> = { IDENTITY: "identities" };

/** What a group says: "212 more secrets". */
export function groupText(group: { readonly count: number; readonly label: EntityLabel }): string {
  const noun = words(group.label);
  return `${count(group.count)} more ${group.count === 1 ? noun : (MANY[group.label] ?? `${noun}s`)}`;
}

/** What of a picture is wanted; empty is everything. */
export interface Wanted {
  readonly labels: readonly EntityLabel[];
  readonly environments: readonly string[];
}

/** The environment of a thing, or null for what has none, such as a person or a team. */
function environmentOf(node: Subgraph["nodes"][number]): string | null {
  return "environment" in node ? node.environment : null;
}

/** The environments that the things of a picture are of, by name. */
export function environments(graph: Subgraph): readonly string[] {
  return [...new Set(graph.nodes.flatMap((node) => environmentOf(node) ?? []))].sort();
}

/** A part of the graph as a picture; what was left out stands in it with its count. What has no environment is of each. */
export function pictureOfSubgraph(graph: Subgraph, { labels, environments: within }: Wanted): Picture {
  const wanted = (label: EntityLabel) => labels.length === 0 || labels.includes(label);
  const isWithin = (environment: string | null) => within.length === 0 || environment === null || within.includes(environment);
  const root = graph.nodes[0]?.id;
  const nodes: PictureNode[] = graph.nodes.filter((node) => node.id === root || (wanted(node.label) && isWithin(environmentOf(node))))
    .map((entity) => ({ id: entity.id, entity, alike: [], isStart: entity.id === root }));
  const shown = new Set(nodes.map((node) => node.id));
  const edges = graph.relations.filter((each) => shown.has(each.from) && shown.has(each.to)).map((each) => ({
    id: JSON.stringify([each.from, each.relation, each.source, each.to]), from: each.from, to: each.to, text: hopText({ relation: each.relation, technique: null }),
    isConditional: false, isInherited: false, paths: 1,
  }));
  for (const group of graph.groups.filter((each) => shown.has(each.of) && wanted(each.label))) {
    const id = `${GROUP}${JSON.stringify([group.of, group.relation, group.direction, group.label])}`;
    nodes.push({ id, entity: some(id, group.label, groupText(group)), alike: [], isStart: false });
    const [from, to] = group.direction === "IN" ? [id, group.of] : [group.of, id];
    edges.push({ id: `${id} edge`, from, to, text: hopText({ relation: group.relation, technique: null }), isConditional: false, isInherited: false, paths: 1 });
  }
  return { nodes, edges };
}
