// SPDX-License-Identifier: GPL-3.0-or-later
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { kindOf, nameOf } from "../parts/Entity";
import { iconPath } from "../parts/icons";
import { Loading } from "../parts/States";
import { count, shortened } from "../text/format";
import type { Placed, PlacedEdge, PlacedNode } from "./layout";
import type { Picture } from "./picture";
import { type Layout, useLayout } from "./useLayout";

interface PathPictureProps {
  readonly picture: Picture;
  /** What it shows, for who cannot see it. */
  readonly label: string;
  readonly selected: string | null;
  readonly onEdge: (id: string) => void;
  readonly onNode: (id: string) => void;
  /** Hops that are struck out. */
  readonly struck?: ReadonlySet<string>;
  /** Whether hops are said only, not opened. */
  readonly isPlain?: boolean;
  /** The edges of the path that stands out; all where none is given. */
  readonly lit?: ReadonlySet<string>;
}

const PADDING = 26;
const SMALLEST_TEXT = 0.72;

function moveFocus(event: KeyboardEvent, stops: readonly string[], id: string, focus: (id: string) => void): void {
  const step = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const next = stops[stops.indexOf(id) + step];
  if (next !== undefined) focus(next);
}

function Node({ node, layout, isPlain, onNode }: { readonly node: PlacedNode; readonly layout: Layout; readonly isPlain: boolean; readonly onNode: (id: string) => void }) {
  const { NODE_WIDTH: width, NODE_HEIGHT: height } = layout;
  const more = node.alike.length;
  const name = nameOf(node.entity);
  const kind = more > 0 ? `and ${count(more)} more like it` : kindOf(node.entity);
  const isTierZero = node.entity.tier === 0;
  const sub = isTierZero ? `tier 0 · ${kind}` : kind;
  return (
    <g class={`node ${node.isStart ? "start" : ""} ${isTierZero ? "tier-zero" : ""}`} transform={`translate(${node.x - width / 2},${node.y - height / 2})`}
      role="button" tabindex={isPlain ? 0 : -1} data-stop={`n${node.id}`}
      onClick={() => onNode(node.id)} onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onNode(node.id); } }}>
      <title>{[`${name}, ${sub}`, ...node.alike.slice(0, 20).map(nameOf)].join("\n")}</title>
      {more > 0 ? <rect class="behind" x="5" y="5" width={width} height={height} rx="8" /> : null}
      <rect class="box" width={width} height={height} rx="8" />
      {isTierZero ? <rect class="inner" x="3" y="3" width={width - 6} height={height - 6} rx="6" /> : null}
      <svg x="10" y="15" width="18" height="18" viewBox="0 0 16 16" class="icon" aria-hidden="true"><path d={iconPath(node.entity)} /></svg>
      <text x="36" y="21" class="name">{shortened(name, 19)}</text>
      <text x="36" y="36" class="sub">{shortened(sub, 24)}</text>
    </g>
  );
}

function Edge({ edge, layout, props, stops, focus }: {
  readonly edge: PlacedEdge; readonly layout: Layout; readonly props: PathPictureProps;
  readonly stops: readonly string[]; readonly focus: (id: string) => void;
}) {
  const { LABEL_WIDTH: width } = layout;
  const height = layout.labelHeight(edge.lines.length);
  const isStruck = props.struck?.has(edge.id) === true;
  const isLit = props.lit === undefined || props.lit.has(edge.id);
  const classes = ["edge", edge.isConditional ? "conditional" : "", edge.isInherited ? "inherited" : "", isStruck ? "struck" : "",
    isLit ? "" : "dim", props.selected === edge.id ? "selected" : ""].filter(Boolean).join(" ");
  const stop = `e${edge.id}`;
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      props.onEdge(edge.id);
    }
    moveFocus(event, stops, stop, focus);
  };
  const way = layout.curve(edge.points);
  const many = `${edge.paths > 1 ? ` ×${edge.paths}` : ""}${edge.isConditional ? " if…" : ""}`;
  const text = `${edge.text}${many}${edge.isConditional ? ", conditional" : ""}${edge.isInherited ? ", inherited" : ""}${isStruck ? ", struck out" : ""}`;
  return (
    <g class={classes}>
      <path class="line" d={way} marker-end={edge.isInherited ? "url(#arrow-inherited)" : "url(#arrow)"} />
      {edge.isInherited ? <path class="core" d={way} /> : null}
      <g {...(props.isPlain ? { role: "img" as const } : { role: "button" as const, tabindex: 0, "aria-pressed": props.selected === edge.id })} data-stop={stop} aria-label={text}
        transform={`translate(${edge.label.x - width / 2},${edge.label.y - height / 2})`}
        onClick={() => props.onEdge(edge.id)} onKeyDown={press}>
        <rect class="pill" width={width} height={height} rx="6" />
        <text class="how" x={width / 2} y="15">
          {edge.lines.map((line, index) => <tspan key={index} x={width / 2} dy={index === 0 ? 0 : 14}>{line} </tspan>)}
        </text>
        {edge.isConditional || edge.paths > 1 ? (
          <text class="many" x="2" y="-4">{edge.paths > 1 ? `×${edge.paths} ` : ""}<tspan class="if">{edge.isConditional ? "if…" : ""}</tspan></text>
        ) : null}
      </g>
    </g>
  );
}

/** How wide the place is that a picture is drawn in. */
function useWidth(svg: RefObject<SVGSVGElement>, isDrawn: boolean): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const place = svg.current?.parentElement;
    if (!isDrawn || !place) return undefined;
    const measure = () => setWidth(place.clientWidth - PADDING);
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    measure();
    return () => observer.disconnect();
  }, [svg, isDrawn]);
  return width;
}

/** Scrolls the node that the picture is about into the middle, once there is a picture. */
function useCentred(svg: RefObject<SVGSVGElement>, placed: Placed | null, zoom: number): void {
  const start = placed?.nodes.find((node) => node.isStart);
  useLayoutEffect(() => {
    const place = svg.current?.parentElement;
    if (!place || start === undefined) return;
    place.scrollTo(start.x * zoom - place.clientWidth / 2, start.y * zoom - place.clientHeight / 2);
  }, [svg, start?.id, start?.x, start?.y, zoom]);
}

/** Paths from left to right. Each hop can be focused and opened; the arrow keys go from hop to hop. */
export function PathPicture(props: PathPictureProps) {
  const svg = useRef<SVGSVGElement>(null);
  const layout = useLayout();
  const [chosen, setZoom] = useState<number | null>(null);
  const room = useWidth(svg, layout !== null);
  const placed = useMemo(() => layout?.place(props.picture) ?? null, [layout, props.picture]);
  // A picture that fits when it is made a little smaller is; below that it is scrolled.
  const fit = room > 0 && placed !== null ? Math.min(1, room / placed.width) : 1;
  const zoom = chosen ?? Math.max(fit, SMALLEST_TEXT);
  useCentred(svg, props.isPlain === true && room > 0 ? placed : null, zoom);
  if (layout === null || placed === null) return <Loading what="the layout" />;
  const inOrder = placed.edges.toSorted((one, other) => one.label.x - other.label.x || one.label.y - other.label.y);
  const stops = inOrder.map((edge) => `e${edge.id}`);
  const focus = (id: string) =>
    [...(svg.current?.querySelectorAll<SVGGElement>("[data-stop]") ?? [])].find((each) => each.dataset["stop"] === id)?.focus();
  return (
    <figure class="picture">
      <div class="picture-scroll" tabIndex={0} role="region" aria-label="Picture">
        <svg ref={svg} role="group" aria-label={props.label} viewBox={`0 0 ${placed.width} ${placed.height}`}
          width={placed.width * zoom} height={placed.height * zoom}>
          <defs>
            <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" orient="auto-start-reverse"><path class="head" d="M0 1 9 5 0 9Z" /></marker>
            <marker id="arrow-inherited" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="13" markerHeight="13" orient="auto-start-reverse"><path class="head hollow" d="M1 1.5 9 5 1 8.5Z" /></marker>
          </defs>
          {inOrder.map((edge) => <Edge key={edge.id} edge={edge} layout={layout} props={props} stops={stops} focus={focus} />)}
          {placed.nodes.map((node) => <Node key={node.id} node={node} layout={layout} isPlain={props.isPlain === true} onNode={props.onNode} />)}
        </svg>
      </div>
      <figcaption class="legend">
        {props.isPlain ? null : <>
        <span><svg width="34" height="10" aria-hidden="true"><path class="l-solid" d="M1 5H33" /></svg> does something</span>
        <span><svg width="34" height="10" aria-hidden="true"><path class="l-double" d="M1 3H33M1 7H33" /></svg> inherited: membership, role chain</span>
        <span><svg width="34" height="10" aria-hidden="true"><path class="l-dashed" d="M1 5H33" /></svg> conditional (“if…”)</span>
        <span><svg width="20" height="14" aria-hidden="true"><rect class="l-tier" x="1" y="1" width="18" height="12" rx="3" /><rect class="l-tier" x="3.5" y="3.5" width="13" height="7" rx="2" /></svg> tier zero</span>
        </>}
        <span class="zoom" role="group" aria-label="Size of the picture">
        <button type="button" class="plain" aria-label="Smaller" onClick={() => setZoom(zoom / 1.25)} disabled={zoom < 0.3}>−</button>
        <button type="button" class="plain" onClick={() => setZoom(fit)}>Fit</button>
        <button type="button" class="plain" aria-label="Larger" onClick={() => setZoom(zoom * 1.25)} disabled={zoom > 3}>+</button>
      </span>
      </figcaption>
    </figure>
  );
}
