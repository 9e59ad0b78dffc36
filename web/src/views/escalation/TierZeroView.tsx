// SPDX-License-Identifier: GPL-3.0-or-later
import { useList } from "../../ask/useAsk";
import { TierZeroList } from "../../generated/documents";
import { EntityLink, Name } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { plural } from "../../text/format";
import { hrefOf } from "../../url/route";
import { useAsOf } from "../../url/useRoute";

/** All of the highest tier, each with the reason. */
export function TierZeroView() {
  const list = useList(TierZeroList, { first: 200, asOf: useAsOf() }, (data) => data.tierZero);
  return (
    <>
      <h1 tabIndex={-1}>Tier zero</h1>
      <p class="lead">What an attacker wants: who holds any of these holds the organisation.{list.total === undefined ? "" : ` ${plural(list.total, "entry", "entries")}.`}</p>
      <ListState of={list} empty="Nothing is tier zero" hint="Declare what is, with tier 0 in a source, or load permissions.">
        <div class="scroll" tabIndex={0} role="region" aria-label="Tier zero">
          <table>
            <thead><tr><th scope="col">What</th><th scope="col">Why</th><th scope="col">How known</th><th scope="col"><span class="said">Look</span></th></tr></thead>
            <tbody>
              {list.nodes.map(({ entity, reason, declared }) => (
                <tr key={entity.id} data-row>
                  <td><EntityLink entity={entity} kind /></td>
                  <td><Name text={reason} /></td>
                  <td>{declared ? "declared" : "concluded"}</td>
                  <td><a href={hrefOf("escalation", { to: entity.id })}>Who can reach it</a></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </>
  );
}
