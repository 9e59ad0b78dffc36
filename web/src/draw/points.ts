// SPDX-License-Identifier: GPL-3.0-or-later
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { nameOf } from "../parts/Entity";
import { shortened } from "../text/format";
import { COLOURS } from "./colours";
import type { Picture } from "./picture";

const LAYOUT_BUDGET = 400_000;

/** Draws a picture as points in a place; what it gives back ends it. Where each stands does not change from time to time. */
export function drawPoints(place: HTMLElement, picture: Picture, onNode: (id: string) => void): () => void {
  const graph = new Graph({ type: "directed", multi: true });
  const style = getComputedStyle(document.documentElement);
  picture.nodes.forEach((node, index) => {
    const angle = index * 2.399963;
    const radius = Math.sqrt(index + 1);
    graph.addNode(node.id, {
      x: radius * Math.cos(angle), y: radius * Math.sin(angle), label: shortened(nameOf(node.entity), 32),
      color: COLOURS[node.entity.label] ?? "#5b6779", size: 5,
    });
  });
  for (const edge of picture.edges) graph.addEdge(edge.from, edge.to, { size: 1, color: style.getPropertyValue("--line-strong").trim() });
  graph.forEachNode((id) => {
    graph.setNodeAttribute(id, "size", Math.min(18, 4 + Math.sqrt(graph.degree(id)) * 1.6));
  });
  // Rounds so that a large graph does not hold the page up: a round costs about nodes and edges.
  const rounds = Math.max(20, Math.min(300, Math.floor(LAYOUT_BUDGET / (graph.order + graph.size))));
  forceAtlas2.assign(graph, { iterations: rounds, settings: { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300 } });
  const sigma = new Sigma(graph, place, {
    labelColor: { color: style.getPropertyValue("--text").trim() }, labelFont: "system-ui, sans-serif", labelSize: 12,
    renderLabels: true, labelDensity: 0.7, allowInvalidContainer: true,
  });
  sigma.on("clickNode", ({ node }) => onNode(node));
  return () => sigma.kill();
}
