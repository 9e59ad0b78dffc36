// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { useList } from "../../ask/useAsk";
import { Ownerless } from "../../generated/documents";
import { EntityLink, Name, nameOf } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Time } from "../../parts/Time";
import { capital, plural, words } from "../../text/format";
import { adjust, choice, hrefOf } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { AssignForm } from "./AssignForm";
import type { Told } from "./assign";

const LABELS = ["", "IDENTITY", "SECRET", "WORKLOAD"] as const;
const LABEL_WORDS = { "": "all kinds", IDENTITY: "NHIs", SECRET: "secrets", WORKLOAD: "workloads" } as const;

/** NHIs, secrets and workloads that nobody answers for, and the way to name somebody. */
export function OwnerlessList() {
  const { params } = useRoute();
  const list = useList(Ownerless, { first: 500 }, (data) => data.ownerless);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<Told | null>(null);
  const label = choice(params, "label", LABELS);
  const text = (params.get("text") ?? "").toLowerCase();
  const shown = list.nodes.filter((each) => (label === "" || each.label === label) && nameOf(each).toLowerCase().includes(text));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const onDone = (result: Told) => {
    setTold(result);
    setChosen(new Set());
    list.again();
  };
  const all = shown.length > 0 && shown.every((each) => chosen.has(each.id));
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
      {told === null ? null : <p role="status" class={told.isProblem ? "problem" : "note"}>{told.text}</p>}
      {chosen.size === 0 ? null : <AssignForm entities={[...chosen]} onDone={onDone} />}
      <div class="scroll" tabIndex={0} role="region" aria-label="Things without an owner">
        <table>
          <thead><tr>
            <th scope="col"><input type="checkbox" aria-label="Choose all that are shown" checked={all}
              onChange={() => setChosen(all ? new Set() : new Set(shown.map((each) => each.id)))} /></th>
            <th scope="col">What</th><th scope="col">Kind</th><th scope="col">Source</th><th scope="col">First seen</th><th scope="col">Look</th>
          </tr></thead>
          <tbody>
            {shown.map((each) => (
              <tr key={each.id} data-row>
                <td><input type="checkbox" checked={chosen.has(each.id)} onChange={() => toggle(each.id)} aria-label={`Choose ${nameOf(each)}`} /></td>
                <td><EntityLink entity={each} kind /></td>
                <td>{capital(words(each.label === "IDENTITY" ? "NHI" : each.label))}</td>
                <td>{each.sources.map((source) => <Name key={source} text={source} />)}</td>
                <td><Time at={each.firstSeen} as="day" /></td>
                <td><a href={hrefOf("findings", { subject: each.id })}>findings</a></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ListState>
  );
}
