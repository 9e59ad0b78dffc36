// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { useAsk } from "../../ask/useAsk";
import { RoleSuggestion, type RoleSuggestionData } from "../../generated/documents";
import { EntityLink } from "../../parts/Entity";
import { Shown } from "../../parts/States";
import { count, percent, plural } from "../../text/format";
import { useAsOf } from "../../url/useRoute";

type Suggestion = RoleSuggestionData["roleSuggestion"];
type Some = Suggestion["roles"]["nodes"][number]["holders"];

function saved(reduction: number): string {
  if (reduction === 0) return "as many";
  return reduction > 0 ? `${percent(reduction)} fewer` : `${percent(-reduction)} more`;
}

function Things({ of: { nodes, totalCount } }: { readonly of: Some }) {
  return (
    <ul class="plain-list">
      {nodes.map((entity) => <li key={entity.id}><EntityLink entity={entity} /></li>)}
      {totalCount > nodes.length ? <li class="quiet">{count(totalCount - nodes.length)} more</li> : null}
    </ul>
  );
}

function Found({ suggestion }: { readonly suggestion: Suggestion }) {
  const { roles, grantsNow, grantsThen, assignments, reduction } = suggestion;
  return (
    <>
      <p role="status"><strong>{plural(roles.totalCount, "role")}</strong> with {plural(grantsThen, "assignment")} would give everybody exactly the {plural(assignments, "entitlement")} that they hold
        now by {plural(grantsNow, "grant")}: {saved(reduction)}.</p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Suggested roles">
        <table>
          <caption>Those that give most first</caption>
          <thead><tr><th scope="col" class="number">Holders</th><th scope="col">Who would hold it</th><th scope="col" class="number">Gives</th><th scope="col">What it would give</th></tr></thead>
          <tbody>
            {roles.nodes.map(({ holders, gives }, index) => (
              <tr key={index} data-row>
                <td class="number">{count(holders.totalCount)}</td><td><Things of={holders} /></td>
                <td class="number">{count(gives.totalCount)}</td><td><Things of={gives} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {roles.totalCount > roles.nodes.length ? <p class="quiet">{count(roles.totalCount - roles.nodes.length)} more: <code>entail roles --mine</code> tells all.</p> : null}
    </>
  );
}

/** A compact set of roles that would give everybody what they hold; computed only when it is asked for. */
export function SuggestedRoles() {
  const asOf = useAsOf();
  const [isWanted, setWanted] = useState(false);
  const asked = useAsk(RoleSuggestion, isWanted ? { asOf } : null);
  return (
    <section class="block" aria-labelledby="suggested">
      <h2 id="suggested">Fewer roles that would do</h2>
      {isWanted ? <Shown of={asked} what="who holds what">{({ roleSuggestion }) => <Found suggestion={roleSuggestion} />}</Shown> : (
        <>
          <p>A compact set of roles with which everybody would hold exactly what they hold today. It may take a minute on a large graph, and changes nothing.</p>
          <p><button type="button" onClick={() => setWanted(true)}>Suggest roles</button></p>
        </>
      )}
    </section>
  );
}
