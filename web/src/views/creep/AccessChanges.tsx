// SPDX-License-Identifier: GPL-3.0-or-later
import { useList } from "../../ask/useAsk";
import { AccessDiff, type ChangeKind } from "../../generated/documents";
import { EntityLink, Name } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Picker } from "../../parts/Picker";
import { Time } from "../../parts/Time";
import { Values } from "../../parts/Values";
import { plural, words } from "../../text/format";
import { adjust, go, hrefWith } from "../../url/route";
import { useRoute } from "../../url/useRoute";

const SIGNS: Readonly<Record<ChangeKind, string>> = { ADDED: "+", REMOVED: "−", CHANGED: "~", WIDENED: "⇧", NARROWED: "⇩" };
const QUARTER = 91 * 86_400_000;

function dayOf(params: URLSearchParams, key: string, otherwise: number): string {
  const given = params.get(key) ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : new Date(otherwise).toISOString().slice(0, 10);
}

/** What of access differs between two days. */
export function AccessChanges() {
  const { params } = useRoute();
  const now = Date.now();
  const from = dayOf(params, "from", now - QUARTER);
  const to = dayOf(params, "to", now);
  const identity = params.get("identity");
  const isOrdered = from < to;
  const list = useList(AccessDiff, isOrdered ? { from: `${from}T00:00:00Z`, to: `${to}T23:59:59Z`, identity, first: 100 } : null, (data) => data.diff);
  return (
    <>
      <form class="question" onSubmit={(event) => event.preventDefault()} aria-label="Which days">
        <label>From <input type="date" value={from} onChange={(event) => adjust({ from: event.currentTarget.value })} /></label>
        <label>To <input type="date" value={to} onChange={(event) => adjust({ to: event.currentTarget.value })} /></label>
        <Picker label="Only of" placeholder="an identity" value={identity} labels={["IDENTITY"]} onPick={(entity) => go(hrefWith({ identity: entity?.id }))} />
      </form>
      {!isOrdered ? <p class="note" role="alert">The first day must lie before the second.</p> : (
        <ListState of={list} empty="Nothing differs" hint="Access was the same on both days, or the graph does not reach back so far.">
          <p>{plural(list.total ?? 0, "change")}, the oldest first.</p>
          <div class="scroll" tabIndex={0} role="region" aria-label="Changes of access">
            <table>
              <thead><tr><th scope="col">On</th><th scope="col">What</th><th scope="col">Who</th><th scope="col">Relation</th><th scope="col">To, or from what to what</th><th scope="col">Said by</th></tr></thead>
              <tbody>
                {list.nodes.map((change, index) => (
                  <tr key={index} data-row>
                    <td><Time at={change.at} as="day" /></td>
                    <td><span aria-hidden="true">{SIGNS[change.kind]}</span> {words(change.kind)}</td>
                    <td><EntityLink entity={change.subject} kind /></td>
                    <td>{change.relation === null ? null : words(change.relation)}</td>
                    <td>{change.other === null ? null : <EntityLink entity={change.other} kind />}
                      {change.kind === "ADDED" || change.kind === "REMOVED" ? null : <Values before={change.before} after={change.after} />}</td>
                    <td>{change.cause === null ? null : <Name text={change.cause.source} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </ListState>
      )}
    </>
  );
}
