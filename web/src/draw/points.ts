// SPDX-License-Identifier: GPL-3.0-or-later
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { drawDiscNodeLabel, EdgeLineProgram, type NodeHoverDrawingFunction, NodePointProgram } from "sigma/rendering";
import { nameOf } from "../parts/Entity";
import { shortened } from "../text/format";
import { COLOURS } from "./colours";
import { ink, watchInk } from "./ink";
import type { Picture } from "./picture";
import { rings } from "./rings";

const LAYOUT_BUDGET = 400_000;
const MOST_FORCED = 2_000;
const LABEL = 12;
/** So many things have room for points of the usual size. */
const USUAL = 400;

/** Draws all at once: sigma's usual programs draw an instance a thing, which takes long where there is no graphics card. */
const QUICK = { nodeProgramClasses: { circle: NodePointProgram }, edgeProgramClasses: { arrow: EdgeLineProgram, line: EdgeLineProgram } };

/** The name of what the pointer is on, on the colour of the page; the box that sigma draws is white on any. */
const drawHover: NodeHoverDrawingFunction = (context, data, settings) => {
  context.font = `${settings.labelWeight} ${LABEL}px ${settings.labelFont}`;
  context.fillStyle = ink().surface;
  const width = data.size * 2 + context.measureText(data.label ?? "").width + 14;
  context.fillRect(data.x - data.size - 4, data.y - LABEL / 2 - 5, width, LABEL + 10);
  drawDiscNodeLabel(context, data, settings);
};

/** Draws a picture as points in a place; what it gives back ends it. Where each stands does not change from time to time. */
export function drawPoints(place: HTMLElement, picture: Picture, onNode: (id: string) => void): () => void {
  const graph = new Graph({ type: "directed", multi: true });
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
  const stroke = { size: Math.max(0.5, scale) };
  for (const { from, to } of picture.edges) graph.addEdge(from, to, stroke);
  // So many rounds that a large graph does not hold the page up: a round costs about nodes and edges. The largest stay on their rings.
  const rounds = Math.min(300, Math.floor(LAYOUT_BUDGET / (graph.order + graph.size)));
  if (graph.order <= MOST_FORCED) forceAtlas2.assign(graph, { iterations: rounds, settings: { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300 } });
  const colours = () => {
    const { text, line, strongLine } = ink();
    return { labelColor: { color: text }, defaultEdgeColor: isLarge ? line : strongLine };
  };
  const sigma = new Sigma(graph, place, {
    ...(isLarge ? QUICK : {}), ...colours(),
    labelFont: "system-ui, sans-serif", labelSize: LABEL, defaultDrawNodeHover: drawHover,
    renderLabels: true, labelDensity: 0.7, hideEdgesOnMove: isLarge, hideLabelsOnMove: isLarge, allowInvalidContainer: true,
  });
  const unwatch = watchInk(() => sigma.setSettings(colours()));
  sigma.on("clickNode", ({ node }) => onNode(node));
  return () => {
    unwatch();
    sigma.kill();
  };
}
