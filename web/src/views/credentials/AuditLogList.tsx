// SPDX-License-Identifier: GPL-3.0-or-later
import { useList } from "../../ask/useAsk";
import { AuditLog, type AuditOutcome } from "../../generated/documents";
import { Name } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Time } from "../../parts/Time";
import { count, plural } from "../../text/format";

const OUTCOMES: Readonly<Record<AuditOutcome, string>> = { INTENT: "… begun", SUCCESS: "✓ done", FAILURE: "✕ failed" };

/** Who did what and what came of it, newest first; for auditors and administrators. */
export function AuditLogList() {
  const list = useList(AuditLog, { first: 100 }, (data) => data.auditLog);
  return (
    <>
      <p class="lead">Each entry carries the hash of the one before; <code>entail audit verify</code> checks that none was changed or left out.</p>
      <ListState of={list} empty="Nothing was done yet">
        <p>{plural(list.total ?? 0, "entry", "entries")}, the newest first.</p>
        <div class="scroll" tabIndex={0} role="region" aria-label="Audit log">
          <table>
            <thead><tr><th scope="col" class="number">Entry</th><th scope="col">At</th><th scope="col">Who</th><th scope="col">Did</th><th scope="col">To</th><th scope="col">Outcome</th><th scope="col">From</th></tr></thead>
            <tbody>
              {list.nodes.map((entry) => (
                <tr key={entry.id} data-row title={`request ${entry.request}, hash ${entry.hash}`}>
                  <td class="number">{count(Number(entry.number))}</td>
                  <td><Time at={entry.at} /></td>
                  <td><Name text={entry.actor} /></td>
                  <td><Name text={entry.action} /></td>
                  <td><Name text={entry.subject} /></td>
                  <td>{OUTCOMES[entry.outcome]}{entry.detail === "" ? null : <span class="small">: <Name text={entry.detail} /></span>}</td>
                  <td><Name text={entry.address} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </>
  );
}
