// SPDX-License-Identifier: GPL-3.0-or-later
import { useLayout } from "../../draw/useLayout";
import { Picker } from "../../parts/Picker";
import { Tabs } from "../../parts/Tabs";
import { adjust, choice, go, hrefOf, hrefWith } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { ChokePointList } from "./ChokePointList";
import { wantedConfidence } from "./confidences";
import { cutsOf } from "./cuts";
import { PathsBetween } from "./PathsBetween";
import { Reaching } from "./Reaching";
import { WhatIfView } from "./WhatIfView";

/** Who can reach what, by which hops, and why. */
export function EscalationView() {
  const { params } = useRoute();
  useLayout();
  const from = params.get("from");
  const to = params.get("to");
  const tab = choice(params, "tab", ["paths", "choke", "what-if"]);
  const cuts = cutsOf(params).length;
  return (
    <>
      <h1 tabIndex={-1}>Escalation</h1>
      <form class="question" onSubmit={(event) => event.preventDefault()} aria-label="Which paths">
        <Picker label="From" placeholder="anyone" value={from} labels={["IDENTITY", "GROUP", "ROLE", "WORKLOAD", "SECRET"]}
          onPick={(entity) => go(hrefWith({ from: entity?.id, sel: null, path: null, text: null }))} />
        <Picker label="To" placeholder="tier zero" value={to}
          onPick={(entity) => go(hrefWith({ to: entity?.id, sel: null, path: null }))} />
        <div class="picker">
          <label for="confidence">Confidence</label>
          <select id="confidence" value={wantedConfidence(params)}
            onChange={(event) => adjust({ confidence: event.currentTarget.value, sel: null, path: null })}>
            <option value="">Any</option>
            <option value="CONFIRMED">Confirmed only</option>
            <option value="CONDITIONAL">Conditional only</option>
          </select>
        </div>
        <p class="also"><a href={hrefOf("tier-zero")}>What is tier zero?</a></p>
      </form>
      {from === null ? (
        <Tabs label="Escalation" current={tab} tabs={[
          { id: "paths", title: "Who can reach it", href: hrefOf("escalation", { to }) },
          { id: "choke", title: "Choke points", href: hrefOf("escalation", { tab: "choke", to, cut: params.getAll("cut") }) },
          { id: "what-if", title: cuts === 0 ? "What if" : `What if (${cuts} struck out)`, href: hrefOf("escalation", { tab: "what-if", to, cut: params.getAll("cut") }) },
        ]} />
      ) : null}
      {from !== null ? <PathsBetween from={from} to={to} />
        : tab === "choke" ? <ChokePointList to={to} /> : tab === "what-if" ? <WhatIfView to={to} /> : <Reaching to={to} />}
    </>
  );
}
