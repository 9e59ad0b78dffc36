// SPDX-License-Identifier: GPL-3.0-or-later
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { EdgeLineProgram, NodePointProgram } from "sigma/rendering";
import { nameOf } from "../parts/Entity";
import { shortened } from "../text/format";
import { COLOURS } from "./colours";
import type { Picture } from "./picture";
import { rings } from "./rings";

const LAYOUT_BUDGET = 400_000;
const MOST_FORCED = 2_000;
/** So many things have room for points of the usual size. */
const USUAL = 400;

/** Draws all at once: sigma's usual programs draw an instance a thing, which takes long where there is no graphics card. */
const QUICK = { nodeProgramClasses: { circle: NodePointProgram }, edgeProgramClasses: { arrow: EdgeLineProgram, line: EdgeLineProgram } };

/** Draws a picture as points in a place; what it gives back ends it. Where each stands does not change from time to time. */
export function drawPoints(place: HTMLElement, picture: Picture, onNode: (id: string) => void): () => void {
  const graph = new Graph({ type: "directed", multi: true });
  const style = getComputedStyle(document.documentElement);
  const places = rings(picture);
  // Many points are small: else they cover each other, and take long to draw where there is no graphics card.
  const scale = Math.max(0.25, Math.min(1, Math.sqrt(USUAL / picture.nodes.length)));
  const degrees = new Map<string, number>();
  for (const id of picture.edges.flatMap(({ from, to }) => [from, to])) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  for (const node of picture.nodes) {
    graph.addNode(node.id, {
      ...places.get(node.id), label: shortened(nameOf(node.entity), 32),
      color: COLOURS[node.entity.label] ?? "#5b6779", size: scale * Math.min(18, 4 + Math.sqrt(degrees.get(node.id) ?? 0) * 1.6),
    });
  }
  const isLarge = picture.edges.length > MOST_FORCED;
  const line = { size: Math.max(0.5, scale), color: style.getPropertyValue(isLarge ? "--line" : "--line-strong").trim() };
  for (const { from, to } of picture.edges) graph.addEdge(from, to, line);
  // So many rounds that a large graph does not hold the page up: a round costs about nodes and edges. The largest stay on their rings.
  const rounds = Math.min(300, Math.floor(LAYOUT_BUDGET / (graph.order + graph.size)));
  if (graph.order <= MOST_FORCED) forceAtlas2.assign(graph, { iterations: rounds, settings: { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300 } });
  const sigma = new Sigma(graph, place, {
    ...(isLarge ? QUICK : {}),
    labelColor: { color: style.getPropertyValue("--text").trim() }, labelFont: "system-ui, sans-serif", labelSize: 12,
    renderLabels: true, labelDensity: 0.7, hideEdgesOnMove: isLarge, hideLabelsOnMove: isLarge, allowInvalidContainer: true,
  });
  sigma.on("clickNode", ({ node }) => onNode(node));
  return () => sigma.kill();
}
