// SPDX-License-Identifier: GPL-3.0-or-later
import { useMemo } from "preact/hooks";
import { useList } from "../../ask/useAsk";
import { PathPicture } from "../../draw/PathPicture";
import { type DrawnPath, edgeId, hopText, isInherited, type Picture, pictureOf } from "../../draw/picture";
import { Escalations, type EscalationsData } from "../../generated/documents";
import { Name, nameOf } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { ConfidenceMark } from "../../parts/Marks";
import { useRows } from "../../parts/useRows";
import { count, plural } from "../../text/format";
import { adjust, go, hrefOf } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";
import { wantedConfidence } from "./confidences";

type Escalation = EscalationsData["escalations"]["nodes"][number];

/** Beyond this a picture says less than the table beneath it. */
const MOST_NODES = 150;
const MOST_EDGES = 220;

function drawn(escalations: readonly Escalation[]): readonly DrawnPath[] {
  return escalations.map((each) => ({ source: each.identity, hops: each.path.hops }));
}

function Chain({ escalation }: { readonly escalation: Escalation }) {
  return (
    <span class="chain">
      {escalation.path.hops.map((hop, index) => (
        <span key={index} class="chain-hop">
          <span class={`how ${hop.confidence === "CONDITIONAL" ? "conditional" : ""}`}>{isInherited(hop) ? "⇒" : "→"} {hopText(hop)}{hop.confidence === "CONDITIONAL" ? " (if…)" : ""} →</span>{" "}
          <Name text={hop.to.name ?? hop.to.id} most={36} />
        </span>
      ))}
    </span>
  );
}

function EdgeSummary({ to, picture, selected, escalations }: {
  readonly to: string | null; readonly picture: Picture; readonly selected: string; readonly escalations: readonly Escalation[];
}) {
  const edge = picture.edges.find((each) => each.id === selected);
  if (edge === undefined) return null;
  const along = escalations.filter((each) => each.path.hops.some((hop) => edgeId(hop) === selected));
  return (
    <aside class="panel" tabIndex={0} aria-label="The selected hop">
      <h2>{edge.text}</h2>
      <p>{plural(along.length, "identity", "identities")} {along.length === 1 ? "has its" : "have their"} cheapest path along it.</p>
      <p><a class="button" href={hrefOf("escalation", { tab: "what-if", to, cut: selected })}>What if it were cut?</a></p>
      <ul class="plain-list">{along.slice(0, 40).map((each) => <li key={each.identity.id}><a href={hrefOf("escalation", { from: each.identity.id, sel: selected })}><Name text={each.identity.name ?? each.identity.id} most={40} /></a></li>)}</ul>
      {along.length > 40 ? <p class="quiet">{count(along.length - 40)} more are in the table.</p> : null}
    </aside>
  );
}

function Overview({ to, escalations, isWhole }: { readonly to: string | null; readonly escalations: readonly Escalation[]; readonly isWhole: boolean }) {
  const selected = useRoute().params.get("sel");
  const picture = useMemo(() => pictureOf(drawn(escalations)), [escalations]);
  if (picture.nodes.length > MOST_NODES || picture.edges.length > MOST_EDGES) {
    return <p class="note">Too much for one picture ({count(picture.nodes.length)} things, {count(picture.edges.length)} hops): narrow it down, or use the table.</p>;
  }
  return (
    <section aria-label="Picture of all paths" class="with-panel">
      <PathPicture picture={picture} selected={selected} label="The cheapest path of each identity, from left to right. The table below says the same."
        onEdge={(id) => adjust({ sel: id === selected ? null : id })} onNode={(id) => go(hrefOf("entity", { id }))} />
      {selected === null ? null : <EdgeSummary to={to} picture={picture} selected={selected} escalations={escalations} />}
      {isWhole ? null : <p class="note">The picture shows the {count(escalations.length)} identities that were read so far.</p>}
    </section>
  );
}

/** Everybody who can reach a target and is not there. */
export function Reaching({ to }: { readonly to: string | null }) {
  const { params } = useRoute();
  const confidence = wantedConfidence(params);
  const text = params.get("text") ?? "";
  const list = useList(
    Escalations,
    { to, first: 200, asOf: useAsOf(), filter: confidence === "" ? null : { confidence } },
    (data) => data.escalations,
  );
  const sought = text.toLowerCase();
  const shown = useMemo(
    () => list.nodes.filter((each) => nameOf(each.identity).toLowerCase().includes(sought)
      || each.path.hops.some((hop) => nameOf(hop.to).toLowerCase().includes(sought))),
    [list.nodes, sought],
  );
  const { rows, more } = useRows(shown);
  return (
    <ListState of={list} empty="Nobody can reach it"
      hint="No path was found in what is loaded. See under Sources what could not be evaluated.">
      <div class="title-row">
        <h2>{list.total === undefined ? "" : plural(list.total, "identity can", "identities can")} reach {to === null ? "tier zero" : "it"}</h2>
        <label class="inline">Narrow down <input type="search" value={text} placeholder="name on the path" onInput={(event) => adjust({ text: event.currentTarget.value, sel: null })} /></label>
      </div>
      {shown.length === 0 ? <p class="note">No path has “{text}” on it.</p> : <Overview to={to} escalations={shown} isWhole={!list.hasMore} />}
      <div class="scroll" tabIndex={0} role="region" aria-label="Identities and their cheapest paths">
        <table class="wide">
          <thead><tr><th scope="col">Who</th><th scope="col">Confidence</th><th scope="col" class="number">Hops</th><th scope="col">Cheapest path</th></tr></thead>
          <tbody>
            {rows.map((each) => (
              <tr key={each.identity.id} data-row>
                <td class="who">
                  <a class="strong" href={hrefOf("escalation", { from: each.identity.id, to })}><Name text={each.identity.name ?? each.identity.id} most={40} /></a>{" "}
                  <a class="quiet small" href={hrefOf("entity", { id: each.identity.id })}>card</a>
                </td>
                <td><ConfidenceMark confidence={each.confidence} />{each.path.inherited ? <span class="tag">inherited</span> : null}</td>
                <td class="number">{each.path.length}</td>
                <td><Chain escalation={each} /></td>
              </tr>
            ))}
          </tbody>
        </table>
        {more}
      </div>
    </ListState>
  );
}
