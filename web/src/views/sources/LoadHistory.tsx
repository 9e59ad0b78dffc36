// SPDX-License-Identifier: GPL-3.0-or-later
import { useList } from "../../ask/useAsk";
import { Loads, type LoadState } from "../../generated/documents";
import { Name } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Time } from "../../parts/Time";
import { count } from "../../text/format";
import { hrefOf } from "../../url/route";

const STATES: Readonly<Record<LoadState, string>> = { RUNNING: "… running", DONE: "✓ done", UNCHANGED: "= nothing new", TAKEN_BACK: "↶ taken back" };

function Changes({ value }: { readonly value: number | null }) {
  return value === null ? <span class="quiet">none</span> : <>{count(value)}</>;
}

/** What was loaded when, and what it changed. */
export function LoadHistory() {
  const list = useList(Loads, { first: 20 }, (data) => data.loads);
  return (
    <section aria-labelledby="loads">
      <h2 id="loads">Loads</h2>
      <ListState of={list} empty="Nothing was loaded">
        <div class="scroll" tabIndex={0} role="region" aria-label="Loads, as a table">
          <table>
            <thead><tr><th scope="col" class="number">Load</th><th scope="col">State</th><th scope="col">Sources</th><th scope="col">Speaks of</th><th scope="col">Begun</th>
              <th scope="col" class="number">Added</th><th scope="col" class="number">Changed</th><th scope="col" class="number">Closed</th></tr></thead>
            <tbody>
              {list.nodes.map((load) => (
                <tr key={load.id} data-row>
                  <td class="number">{count(Number(load.number))}</td>
                  <td>{STATES[load.state]}</td>
                  <td><Name text={load.sources.join(", ")} /></td>
                  <td>{load.at === null ? <span class="quiet">unknown</span> : <a href={hrefOf("home", { asOf: load.at })} title="Look at the graph as it was then"><Time at={load.at} as="day" /></a>}</td>
                  <td><Time at={load.startedAt} /></td>
                  <td class="number"><Changes value={load.added} /></td>
                  <td class="number"><Changes value={load.changed} /></td>
                  <td class="number"><Changes value={load.closed} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </section>
  );
}
