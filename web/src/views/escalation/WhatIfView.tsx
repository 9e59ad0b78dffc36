// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { useAsk } from "../../ask/useAsk";
import { edgeId, hopText } from "../../draw/picture";
import { CutPlan, type HopEnds, WhatIf, type WhatIfData } from "../../generated/documents";
import { Bar } from "../../parts/Bar";
import { EntityLink } from "../../parts/Entity";
import { Empty, Shown } from "../../parts/States";
import { csv, download } from "../../text/csv";
import { count, percent, plural } from "../../text/format";
import { adjust, hrefOf } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";
import { cutsOf, relationOf, toggledCut } from "./cuts";
import { HopLine } from "./HopText";

const SHOWN = 200;

function save(hops: readonly HopEnds[]): void {
  download("cut-plan.csv", "text/csv", csv(
    ["from", "from id", "relation", "how", "to", "to id"],
    hops.map((hop) => [hop.from.name, hop.from.id, hop.relation, hopText(hop), hop.to.name, hop.to.id]),
  ));
}

function Cuts({ data, cuts }: { readonly data: WhatIfData; readonly cuts: readonly string[] }) {
  const { removed, identitiesBefore: before, identitiesAfter: after } = data.whatIf;
  const saved = before === 0 ? 0 : (before - after) / before;
  return (
    <>
      <p class="verdict"><strong>{count(before)}</strong> can reach it now, <strong>{count(after)}</strong> without {plural(removed.length, "relation")}.{" "}
        <Bar share={saved} text={`${percent(saved)} cut off`} /></p>
      <div class="title-row"><h2>Struck out</h2><span>
        <button type="button" onClick={() => save(removed)}>Export CSV</button>{" "}
        <button type="button" onClick={() => adjust({ cut: null })}>Take all back</button></span></div>
      <ul class="rows">
        {removed.map((hop) => {
          const id = cuts.find((cut) => cut === edgeId(hop)) ?? edgeId({ ...hop, technique: null });
          return (
            <li key={edgeId(hop)} class="row" data-row>
              <span class="row-main"><HopLine hop={hop} /></span>
              <button type="button" onClick={() => adjust({ cut: toggledCut(cuts, id) })}>Take back</button>
            </li>
          );
        })}
      </ul>
      <CutOff data={data} />
    </>
  );
}

function CutOff({ data }: { readonly data: WhatIfData }) {
  const { nodes, totalCount } = data.whatIf.cutOff;
  return (
    <>
      <h2>{plural(totalCount, "identity", "identities")} cut off</h2>
      {totalCount === 0 ? <p class="note">Nobody: each has another way. The plan below finds what has to go together.</p> : (
        <ul class="names">{nodes.map((each) => <li key={each.id}><EntityLink entity={each} /></li>)}</ul>
      )}
      {totalCount > nodes.length ? <p class="quiet">{count(totalCount - nodes.length)} more</p> : null}
    </>
  );
}

function Plan({ to, cuts }: { readonly to: string | null; readonly cuts: readonly string[] }) {
  const [most, setMost] = useState(3);
  const asked = useAsk(CutPlan, { to, maxCuts: most, asOf: useAsOf() });
  return (
    <section aria-labelledby="plan">
      <div class="title-row">
        <h2 id="plan">A plan</h2>
        <label class="inline">Cuts at most <select value={most} onChange={(event) => setMost(Number(event.currentTarget.value))}>
          {[1, 2, 3, 5, 10, 20, 50].map((each) => <option key={each} value={each}>{each}</option>)}</select></label>
      </div>
      <Shown of={asked} what="the plan">
        {({ cutPlan: plan }) => plan.cuts.length === 0 ? <p class="note">There is nothing to cut.</p> : (
          <>
            <p>{plural(plan.cuts.length, "cut")} {plan.cuts.length === 1 ? "leaves" : "leave"} <strong>{count(plan.identitiesCutOff)}</strong> without a path and {count(plan.remaining)} with one;
              for all it takes at least {plural(plan.fewestForAll, "cut")}.</p>
            <ol class="rows">{plan.cuts.map((hop) => <li key={edgeId(hop)} class="row"><HopLine hop={hop} /></li>)}</ol>
            <p><a class="button" href={hrefOf("escalation", { tab: "what-if", to, cut: [...new Set([...cuts, ...plan.cuts.map((hop) => edgeId(hop))])] })}>Strike these out</a>{" "}
              <button type="button" onClick={() => save(plan.cuts)}>Export the plan</button></p>
          </>
        )}
      </Shown>
    </section>
  );
}

/** Strikes relations out and tells at once who is cut off. Nothing is changed. */
export function WhatIfView({ to }: { readonly to: string | null }) {
  const { params } = useRoute();
  const cuts = cutsOf(params);
  const asOf = useAsOf();
  const remove = cuts.flatMap((cut) => relationOf(cut) ?? []);
  const asked = useAsk(WhatIf, remove.length === 0 ? null : { remove, to, first: SHOWN, asOf });
  return (
    <>
      {remove.length === 0
        ? <Empty title="Nothing is struck out yet"><p>Take a relation from the <a href={hrefOf("escalation", { tab: "choke", to })}>choke points</a>, a hop from a picture, or the plan below. Nothing is changed in what was loaded.</p></Empty>
        : <Shown of={asked} what="what would be">{(data) => <Cuts data={data} cuts={cuts} />}</Shown>}
      <Plan to={to} cuts={cuts} />
    </>
  );
}
