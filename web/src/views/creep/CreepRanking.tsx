// SPDX-License-Identifier: GPL-3.0-or-later
import { useList } from "../../ask/useAsk";
import { CreepRanking as Ranking } from "../../generated/documents";
import { Bar } from "../../parts/Bar";
import { EntityLink } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { count, percent, plural } from "../../text/format";
import { adjust, choice, hrefWith } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";
import { SIGNALS } from "./signals";

/** Identities by how far their access has crept. */
export function CreepRanking() {
  const { params } = useRoute();
  const human = choice(params, "human", ["", "yes", "no"]);
  const text = params.get("text")?.trim() ?? "";
  const list = useList(
    Ranking,
    { first: 30, asOf: useAsOf(), filter: { ...(human === "" ? {} : { human: human === "yes" }), ...(text === "" ? {} : { text }) } },
    (data) => data.creepRanking,
  );
  return (
    <>
      <form class="question" onSubmit={(event) => event.preventDefault()} aria-label="Whose access">
        <label>Text <input type="search" value={params.get("text") ?? ""} placeholder="name or id" onInput={(event) => adjust({ text: event.currentTarget.value })} /></label>
        <label>Who <select value={human} onChange={(event) => adjust({ human: event.currentTarget.value })}>
          <option value="">people and NHIs</option><option value="yes">people</option><option value="no">NHIs</option></select></label>
      </form>
      <ListState of={list} empty="Nobody" hint="No identity that matches holds anything.">
        <p>{plural(list.total ?? 0, "identity", "identities")}, the worst first. A score says how much of what one holds is unused, left over, unlike the peers', new or unexplained; 100 is the worst.</p>
        <div class="scroll" tabIndex={0} role="region" aria-label="Ranking">
          <table>
            <thead><tr><th scope="col">Who</th><th scope="col">Score</th>{SIGNALS.map((signal) => <th scope="col" key={signal.kind} title={signal.about}>{signal.title}</th>)}
              <th scope="col" class="number">Holds</th><th scope="col" class="number">Unused</th><th scope="col" class="number">Peers</th></tr></thead>
            <tbody>
              {list.nodes.map((each) => (
                <tr key={each.identity.id} data-row>
                  <td><EntityLink entity={each.identity} kind /></td>
                  <td><a href={hrefWith({ id: each.identity.id })} aria-label={`Score ${each.score.toFixed(0)}, and why`}><Bar share={each.score / 100} text={each.score.toFixed(0)} /></a></td>
                  {SIGNALS.map(({ kind }) => {
                    const signal = each.signals.find((one) => one.kind === kind);
                    return <td key={kind}>{signal === undefined ? <span class="quiet" title="not evaluated">n/e</span> : signal.value === 0 ? <span class="quiet">0%</span> : percent(signal.value)}</td>;
                  })}
                  <td class="number">{count(each.granted)}</td>
                  <td class="number">{each.unused === null ? <span class="quiet">unknown</span> : count(each.unused)}</td>
                  <td class="number">{count(each.peers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="quiet small">n/e: not evaluated, because the data does not say.</p>
      </ListState>
    </>
  );
}
