// SPDX-License-Identifier: GPL-3.0-or-later
import type { Point } from "./layout";

interface Drawn {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

/** Who is next to whom, whichever way the edge points. */
function beside({ nodes, edges }: Drawn): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>(nodes.map((node) => [node.id, []]));
  for (const { from, to } of edges) {
    all.get(from)?.push(to);
    all.get(to)?.push(from);
  }
  return all;
}

interface Tree {
  readonly order: readonly string[];
  readonly parent: ReadonlyMap<string, string>;
  readonly depth: ReadonlyMap<string, number>;
}

/** The shortest ways from the first node; what none leads to hangs on the first as well. */
function treeOf(picture: Drawn): Tree {
  const neighbours = beside(picture);
  const parent = new Map<string, string>();
  const depth = new Map<string, number>();
  const order: string[] = [];
  const root = picture.nodes[0]?.id;
  for (const { id } of picture.nodes) {
    if (depth.has(id)) continue;
    if (root !== undefined && id !== root) parent.set(id, root);
    depth.set(id, id === root ? 0 : 1);
    const queue = [id];
    for (let at = 0; at < queue.length; at++) {
      const here = queue[at] as string;
      order.push(here);
      for (const next of neighbours.get(here) ?? []) {
        if (depth.has(next)) continue;
        depth.set(next, (depth.get(here) ?? 0) + 1);
        parent.set(next, here);
        queue.push(next);
      }
    }
  }
  return { order, parent, depth };
}

/**
 * Places the nodes of a picture on rings around its first node, each ring a step farther, what hangs on a node beside it
 * (a radial tree; Eades 1992). Linear in nodes and edges, and always the same.
 */
export function rings(picture: Drawn): ReadonlyMap<string, Point> {
  const { order, parent, depth } = treeOf(picture);
  const leaves = new Map<string, number>();
  for (const id of [...order].reverse()) {
    const own = Math.max(1, leaves.get(id) ?? 0);
    leaves.set(id, own);
    const up = parent.get(id);
    if (up !== undefined) leaves.set(up, (leaves.get(up) ?? 0) + own);
  }
  const deepest = Math.max(1, ...new Set(depth.values()));
  const reach = Math.max(4, Math.sqrt(order.length)) * 2;
  const begin = new Map<string, number>();
  const places = new Map<string, Point>();
  const root = order[0];
  for (const id of order) {
    const up = parent.get(id);
    const whole = leaves.get(root ?? id) ?? 1;
    const angle = id === root ? 0 : (begin.get(up ?? id) ?? 0);
    const width = ((leaves.get(id) ?? 1) / whole) * 2 * Math.PI;
    begin.set(id, angle);
    if (up !== undefined) begin.set(up, angle + width);
    const radius = (reach * (depth.get(id) ?? 0)) / deepest;
    places.set(id, { x: radius * Math.cos(angle + width / 2), y: radius * Math.sin(angle + width / 2) });
  }
  return places;
}
