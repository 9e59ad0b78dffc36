// SPDX-License-Identifier: GPL-3.0-or-later
import type { Confidence, EntityRef, RelationKind } from "../generated/documents";
import { words } from "../text/format";

/** A hop as far as a picture needs it. */
export interface DrawnHop {
  readonly from: { readonly id: string };
  readonly to: EntityRef;
  readonly relation: RelationKind;
  readonly confidence: Confidence;
  readonly technique: { readonly id: string; readonly title: string } | null;
}

export interface DrawnPath {
  readonly source: EntityRef;
  readonly hops: readonly DrawnHop[];
}

export interface PictureNode {
  readonly id: string;
  readonly entity: EntityRef;
  /** Others that stand for the same place in the picture: they go on in the same way. */
  readonly alike: readonly EntityRef[];
  readonly isStart: boolean;
}

export interface PictureEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly isConditional: boolean;
  readonly isInherited: boolean;
  /** How many of the paths go along it. */
  readonly paths: number;
}

export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

const RELATIONS: Partial<Record<RelationKind, string>> = {
  HAS_ROLE: "has the role",
  ACCOUNT_OF: "has the account",
  GRANTS: "is granted",
  FEDERATES_TO: "federates to",
  CAN_ESCALATE: "can take over",
};

/** What a hop is, in a few words. */
export function hopText(hop: Pick<DrawnHop, "relation" | "technique">): string {
  return hop.technique?.title ?? RELATIONS[hop.relation] ?? words(hop.relation);
}

const INHERITANCE: ReadonlySet<RelationKind> = new Set(["MEMBER_OF", "INHERITS", "CAN_ASSUME"]);

/** Whether a hop takes over what something else has: membership, role inheritance, or a chain of roles. */
export function isInherited(hop: Pick<DrawnHop, "relation" | "technique">): boolean {
  return INHERITANCE.has(hop.relation) || hop.technique?.id.startsWith("sts-") === true;
}

export function edgeId(hop: DrawnHop, from: string = hop.from.id): string {
  return JSON.stringify([from, hop.relation, hop.technique?.id ?? "", hop.to.id]);
}

function wayOn(path: DrawnPath): string {
  return JSON.stringify(path.hops.map((hop) => [hop.relation, hop.technique?.id, hop.confidence, hop.to.id]));
}

/** All paths in one picture: shared things and hops once; starts that go on in the same way stand together. */
export function pictureOf(paths: readonly DrawnPath[]): Picture {
  const passed = new Set(paths.flatMap((path) => path.hops.map((hop) => hop.to.id)));
  const together = new Map<string, DrawnPath[]>();
  for (const path of paths) {
    const key = passed.has(path.source.id) || path.hops.length === 0 ? `alone ${path.source.id} ${wayOn(path)}` : wayOn(path);
    const group = together.get(key);
    if (group) group.push(path);
    else together.set(key, [path]);
  }
  const nodes = new Map<string, PictureNode>();
  const edges = new Map<string, PictureEdge>();
  for (const group of together.values()) {
    const first = group[0];
    if (first === undefined) continue;
    const alike = [...new Map(group.slice(1).map((path) => [path.source.id, path.source])).values()].filter((each) => each.id !== first.source.id);
    const known = nodes.get(first.source.id);
    nodes.set(first.source.id, { id: first.source.id, entity: first.source, alike: known?.alike.length ? known.alike : alike, isStart: true });
    addHops(first, group.length, nodes, edges);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

function addHops(path: DrawnPath, times: number, nodes: Map<string, PictureNode>, edges: Map<string, PictureEdge>): void {
  let from = path.source.id;
  for (const hop of path.hops) {
    if (!nodes.has(hop.to.id)) nodes.set(hop.to.id, { id: hop.to.id, entity: hop.to, alike: [], isStart: false });
    const id = edgeId(hop, from);
    const known = edges.get(id);
    edges.set(id, {
      id, from, to: hop.to.id, text: hopText(hop), isConditional: hop.confidence === "CONDITIONAL", isInherited: isInherited(hop),
      paths: (known?.paths ?? 0) + times,
    });
    from = hop.to.id;
  }
}
