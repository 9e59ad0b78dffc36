// SPDX-License-Identifier: GPL-3.0-or-later
import { Graph, layout } from "@dagrejs/dagre";
import type { Picture, PictureEdge, PictureNode } from "./picture";

export const NODE_WIDTH = 192;
export const NODE_HEIGHT = 48;
export const LABEL_WIDTH = 132;
const LABEL_LINE = 14;
const LINE_LENGTH = 22;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNode extends PictureNode, Point {}

export interface PlacedEdge extends PictureEdge {
  readonly points: readonly Point[];
  readonly label: Point;
  readonly lines: readonly string[];
}

export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** A text in lines of at most so many characters, at most three of them; the rest goes with an ellipsis. */
export function lines(text: string, length: number = LINE_LENGTH, most = 3): readonly string[] {
  const result: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = result.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= length) result[result.length - 1] = `${last} ${word}`;
    else result.push(word.length > length ? `${word.slice(0, length - 1)}…` : word);
  }
  if (result.length <= most) return result;
  const kept = result.slice(0, most);
  kept[most - 1] = `${(kept[most - 1] ?? "").slice(0, length - 1)}…`;
  return kept;
}

export function labelHeight(count: number): number {
  return count * LABEL_LINE + 8;
}

/** Places a picture from left to right in layers (dagre: Gansner et al. 1993, with Brandes and Köpf 2001). */
export function place(picture: Picture): Placed {
  const graph = new Graph({ multigraph: true, directed: true });
  graph.setGraph({ rankdir: "LR", nodesep: 24, ranksep: 24, edgesep: 14, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of picture.nodes) graph.setNode(node.id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  const texts = new Map(picture.edges.map((edge) => [edge.id, lines(edge.text)]));
  for (const edge of picture.edges) {
    const height = labelHeight(texts.get(edge.id)?.length ?? 1);
    graph.setEdge(edge.from, edge.to, { width: LABEL_WIDTH, height, labelpos: "c", weight: Math.min(edge.paths, 8) }, edge.id);
  }
  layout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    nodes: picture.nodes.map((node) => ({ ...node, ...pointOf(graph.node(node.id)) })),
    edges: picture.edges.map((edge) => {
      const placed = graph.edge(edge.from, edge.to, edge.id) as { points?: readonly Point[]; x?: number; y?: number };
      return { ...edge, points: placed.points ?? [], label: pointOf(placed), lines: texts.get(edge.id) ?? [] };
    }),
  };
}

function pointOf(placed: { x?: number; y?: number } | undefined): Point {
  return { x: placed?.x ?? 0, y: placed?.y ?? 0 };
}

/** A smooth line through points, as the path of an SVG: quadratic curves between the middles of the stretches. */
export function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const at = ({ x, y }: Point) => `${x.toFixed(1)},${y.toFixed(1)}`;
  const last = rest.at(-1);
  if (last === undefined) return `M${at(first)}`;
  let path = `M${at(first)}`;
  for (let index = 0; index < rest.length - 1; index++) {
    const control = rest[index] as Point;
    const next = rest[index + 1] as Point;
    path += `Q${at(control)} ${at({ x: (control.x + next.x) / 2, y: (control.y + next.y) / 2 })}`;
  }
  return `${path}L${at(last)}`;
}
