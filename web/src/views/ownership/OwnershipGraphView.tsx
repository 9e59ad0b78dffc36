// SPDX-License-Identifier: GPL-3.0-or-later
import { useMemo } from "preact/hooks";
import { useAsk } from "../../ask/useAsk";
import { LargePicture } from "../../draw/LargePicture";
import { PathPicture } from "../../draw/PathPicture";
import { hopText } from "../../draw/picture";
import { OwnershipGraph } from "../../generated/documents";
import { EntityLink, Name } from "../../parts/Entity";
import { useLayout } from "../../draw/useLayout";
import { Picker } from "../../parts/Picker";
import { Empty, Shown } from "../../parts/States";
import { Time } from "../../parts/Time";
import { useRows } from "../../parts/useRows";
import { count, plural } from "../../text/format";
import { adjust, choice, choices, go, hrefOf, hrefWith } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";
import { GraphFilters, LABELS, RELATIONS } from "./GraphFilters";
import { environments, groupText, isMore, pictureOfSubgraph, type Subgraph, type Wanted } from "./subgraph";

const DEPTHS = ["2", "1", "3", "4", "5"] as const;
const SIZES = ["100", "300", "1000", "10000"] as const;

/** Beyond this the boxes say less than points do. */
const MOST_BOXES = 70;

function Relations({ graph }: { readonly graph: Subgraph }) {
  const { rows, more } = useRows(graph.relations);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="The relations of the picture">
      <table>
        <caption>The same as a table</caption>
        <thead><tr><th scope="col">From</th><th scope="col">How</th><th scope="col">To</th><th scope="col">Says who</th><th scope="col">Since</th></tr></thead>
        <tbody>
          {rows.map((each, index) => {
            const [from, to] = [byId.get(each.from), byId.get(each.to)];
            return (
              <tr key={index} data-row>
                <td>{from === undefined ? null : <EntityLink entity={from} kind />}</td>
                <td>{hopText({ relation: each.relation, technique: null })}</td>
                <td>{to === undefined ? null : <EntityLink entity={to} kind />}</td>
                <td><Name text={each.source} /></td>
                <td><Time at={each.since} as="day" /></td>
              </tr>
            );
          })}
          {graph.groups.map((group, index) => {
            const of = byId.get(group.of);
            return (
              <tr key={`group ${index}`}>
                <td>{of === undefined ? null : <EntityLink entity={of} />}</td><td>{hopText({ relation: group.relation, technique: null })}</td>
                <td>{groupText(group)}, not shown</td><td /><td />
              </tr>
            );
          })}
        </tbody>
      </table>
      {more}
    </div>
  );
}

function Drawn({ graph, wanted }: { readonly graph: Subgraph; readonly wanted: Wanted }) {
  const picture = useMemo(() => pictureOfSubgraph(graph, wanted), [graph, JSON.stringify(wanted)]);
  const onNode = (id: string) => {
    if (!isMore(id)) go(hrefWith({ root: id }));
  };
  const root = graph.nodes[0];
  if (root === undefined) return <Empty title="There is nothing of this id" />;
  const shown = new Set(picture.nodes.map((node) => node.id));
  const label = `What is around ${root.name ?? root.id}. The table below says the same.`;
  return (
    <>
      <p>{plural(picture.nodes.length, "thing")} and {plural(picture.edges.length, "relation")}{graph.truncated ? "; neighbours that are too many stand together with their number" : ""}.{" "}
        Choose one to look around it. <a href={hrefOf("entity", { id: root.id })}>Card of {root.name ?? root.id}</a></p>
      {picture.nodes.length <= MOST_BOXES
        ? <PathPicture picture={picture} selected={null} label={label} onEdge={() => undefined} onNode={onNode} isPlain />
        : <LargePicture picture={picture} label={label} onNode={onNode} />}
      <Relations graph={{ ...graph, relations: graph.relations.filter((each) => shown.has(each.from) && shown.has(each.to)), groups: graph.groups.filter((each) => shown.has(each.of)) }} />
    </>
  );
}

/** Who answers for a thing, what it answers for, and what hangs on it. */
export function OwnershipGraphView() {
  const { params } = useRoute();
  useLayout();
  const root = params.get("root");
  const depth = choice(params, "depth", DEPTHS);
  const most = choice(params, "most", SIZES);
  const labels = choices(params, "label", LABELS);
  const relations = choices(params, "relation", RELATIONS);
  const wanted: Wanted = { labels, environments: params.getAll("env") };
  const asOf = useAsOf();
  const asked = useAsk(OwnershipGraph, root === null ? null : {
    root, depth: Number(depth), most: Number(most), relations: relations.length === 0 ? null : relations, asOf,
  });
  const found = asked.data === undefined ? [] : environments(asked.data.ownershipGraph);
  return (
    <>
      <form class="question" onSubmit={(event) => event.preventDefault()} aria-label="Around what">
        <Picker label="Around" placeholder="a person, team or thing" value={root} onPick={(entity) => go(hrefWith({ root: entity?.id }))} />
        <label>Steps <select value={depth} onChange={(event) => adjust({ depth: event.currentTarget.value })}>
          {["1", "2", "3", "4", "5"].map((each) => <option key={each}>{each}</option>)}</select></label>
        <label>At most <select value={most} onChange={(event) => adjust({ most: event.currentTarget.value })}>
          {SIZES.map((each) => <option key={each} value={each}>{count(Number(each))} things</option>)}</select></label>
        <GraphFilters labels={labels} relations={relations} environments={wanted.environments} known={[...new Set([...found, ...wanted.environments])].sort()} />
      </form>
      {root === null
        ? <Empty title="Around what?"><p>Choose a person, a team or a thing: the picture shows who answers for it, what it answers for, and what hangs on it.</p></Empty>
        : <Shown of={asked} what="the graph">{(data) => <Drawn graph={data.ownershipGraph} wanted={wanted} />}</Shown>}
    </>
  );
}
