// SPDX-License-Identifier: GPL-3.0-or-later
import { hopText } from "../../draw/picture";
import { EntityLink } from "../../parts/Entity";
import { capital, count } from "../../text/format";
import { hrefOf } from "../../url/route";
import type { CardEntity } from "./facts";

type Neighbour = CardEntity["neighbours"]["nodes"][number];

const SHOWN = 8;

function grouped(neighbours: readonly Neighbour[]): ReadonlyMap<string, readonly Neighbour[]> {
  const groups = new Map<string, Neighbour[]>();
  for (const each of neighbours) {
    const how = hopText({ relation: each.relation, technique: null });
    const title = each.direction === "IN" ? `${how} ← from` : `${how} →`;
    groups.set(title, [...(groups.get(title) ?? []), each]);
  }
  return groups;
}

function Few({ neighbours }: { readonly neighbours: readonly Neighbour[] }) {
  const items = (some: readonly Neighbour[]) => <ul class="plain-list">{some.map((each) => <li key={`${each.entity.id} ${each.relation}`}><EntityLink entity={each.entity} /></li>)}</ul>;
  return (
    <>
      {items(neighbours.slice(0, SHOWN))}
      {neighbours.length > SHOWN ? <details><summary>{count(neighbours.length - SHOWN)} more</summary>{items(neighbours.slice(SHOWN))}</details> : null}
    </>
  );
}

/** What a thing is joined to, by the kind of relation. */
export function Neighbours({ entity }: { readonly entity: CardEntity }) {
  const { nodes, totalCount } = entity.neighbours;
  return (
    <section class="block" aria-labelledby="neighbours">
      <div class="title-row"><h2 id="neighbours">What it is joined to</h2><a href={hrefOf("ownership", { tab: "graph", root: entity.id, depth: 1 })}>As a graph</a></div>
      {totalCount === 0 ? <p class="quiet">Nothing that is loaded.</p> : (
        <dl class="facts">{[...grouped(nodes)].map(([title, some]) => <div key={title}><dt>{capital(title)}</dt><dd><Few neighbours={some} /></dd></div>)}</dl>
      )}
      {totalCount > nodes.length ? <p class="quiet">{count(nodes.length)} of {count(totalCount)} are listed.</p> : null}
    </section>
  );
}
