// SPDX-License-Identifier: GPL-3.0-or-later
import { useMemo, useState } from "preact/hooks";
import type { Told } from "../../ask/told";
import { useAsk, useList } from "../../ask/useAsk";
import { Ownerless, OwnerSuggestions, type OwnerSuggestionsData } from "../../generated/documents";
import { May } from "../../me/May";
import { EntityLink, nameOf } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Said } from "../../parts/Said";
import { Time } from "../../parts/Time";
import { useRows } from "../../parts/useRows";
import { percent, plural, visible } from "../../text/format";
import { adjust, choice, hrefOf } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { AssignForm } from "./AssignForm";
import { assign } from "./assign";
import { useChosen } from "./useChosen";

const LABELS = ["", "IDENTITY", "SECRET", "WORKLOAD"] as const;
const LABEL_WORDS = { "": "all kinds", IDENTITY: "NHIs", SECRET: "secrets", WORKLOAD: "workloads" } as const;

type Suggestion = OwnerSuggestionsData["ownerSuggestions"]["nodes"][number];

function best(suggestions: readonly Suggestion[]): ReadonlyMap<string, Suggestion> {
  const surest = new Map<string, Suggestion>();
  for (const each of suggestions) if ((surest.get(each.entity.id)?.confidence ?? -1) < each.confidence) surest.set(each.entity.id, each);
  return surest;
}

function Suggested({ suggestion, onAccept }: { readonly suggestion: Suggestion | undefined; readonly onAccept: () => void }) {
  if (suggestion === undefined) return <span class="quiet">no suggestion</span>;
  return (
    <span class="suggested">
      <EntityLink entity={suggestion.owner} /> <span class="quiet small">{percent(suggestion.confidence)} sure: {suggestion.reasons.map((each) => visible(each)).join("; ")}</span>{" "}
      <May do="DECIDE_OWNERSHIP"><button type="button" onClick={onAccept} aria-label={`Accept ${nameOf(suggestion.owner)}`}>Accept</button></May>
    </span>
  );
}

/** NHIs, secrets and workloads that nobody answers for, and the way to name somebody. */
export function OwnerlessList() {
  const { params } = useRoute();
  const list = useList(Ownerless, { first: 500 }, (data) => data.ownerless);
  const chosen = useChosen();
  const [told, setTold] = useState<Told | null>(null);
  const suggestions = useAsk(OwnerSuggestions, { first: 1000 });
  const surest = useMemo(() => best(suggestions.data?.ownerSuggestions.nodes ?? []), [suggestions.data]);
  const label = choice(params, "label", LABELS);
  const text = (params.get("text") ?? "").toLowerCase();
  const shown = list.nodes.filter((each) => (label === "" || each.label === label) && nameOf(each).toLowerCase().includes(text));
  const { rows, more } = useRows(shown);
  const picked = chosen.among(list.nodes);
  const onDone = (result: Told) => {
    setTold(result);
    chosen.clear();
    list.again();
  };
  const accept = async (ids: readonly string[]) => {
    let last: Told = { text: "None of these has a suggestion", isProblem: true };
    let done = 0;
    for (const id of ids) {
      const owner = surest.get(id)?.owner.id;
      if (owner === undefined) continue;
      last = await assign([id], owner, "ACCOUNTABLE", () => ++done);
      if (last.isProblem) break;
    }
    onDone(last.isProblem ? last : { text: `${plural(done, "suggestion")} accepted`, isProblem: false });
  };
  return (
    <ListState of={list} empty="Somebody answers for everything" hint="Each NHI, secret and workload that is in service has an owner.">
      <div class="title-row">
        <h2>{plural(list.total ?? 0, "thing")} without an owner</h2>
        <span class="tools-row">
          <label class="inline">Kind <select value={label} onChange={(event) => adjust({ label: event.currentTarget.value })}>
            {LABELS.map((each) => <option key={each} value={each}>{LABEL_WORDS[each]}</option>)}
          </select></label>
          <label class="inline">Narrow down <input type="search" value={params.get("text") ?? ""} onInput={(event) => adjust({ text: event.currentTarget.value })} /></label>
        </span>
      </div>
      <Said told={told} />
      {picked.length === 0 ? null : (
        <May do="DECIDE_OWNERSHIP">
          <AssignForm entities={picked} onDone={onDone} />
          <p><button type="button" onClick={() => void accept(picked)}>Accept what is suggested for {plural(picked.length, "thing")}</button></p>
        </May>
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label="Things without an owner">
        <table class="steady">
          <thead><tr>
            <th scope="col">{chosen.boxOfAll(rows)}</th>
            <th scope="col">What</th><th scope="col">Who might answer for it</th><th scope="col">First seen</th><th scope="col">Look</th>
          </tr></thead>
          <tbody>
            {rows.map((each) => (
              <tr key={each.id} data-row>
                <td>{chosen.box(each)}</td>
                <td><EntityLink entity={each} kind /></td>
                <td class="suggestion"><Suggested suggestion={surest.get(each.id)} onAccept={() => void accept([each.id])} /></td>
                <td><Time at={each.firstSeen} as="day" /></td>
                <td><a href={hrefOf("findings", { subject: each.id })}>findings</a></td>
              </tr>
            ))}
          </tbody>
        </table>
        {more}
      </div>
    </ListState>
  );
}
