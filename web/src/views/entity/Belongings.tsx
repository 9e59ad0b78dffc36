// SPDX-License-Identifier: GPL-3.0-or-later
import { EntityLink } from "../../parts/Entity";
import { Time } from "../../parts/Time";
import { capital, count, visible, words } from "../../text/format";
import type { CardEntity } from "./facts";

type Identity = Extract<CardEntity, { readonly __typename: "Identity" }>;

function Secrets({ identity }: { readonly identity: Identity }) {
  const { nodes, totalCount } = identity.secrets;
  if (totalCount === 0) return null;
  return (
    <section class="block" aria-labelledby="secrets">
      <h2 id="secrets">What authenticates it</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Secrets, as a table">
        <table>
          <thead><tr><th scope="col">Secret</th><th scope="col">Kept in</th><th scope="col">Rotated</th><th scope="col">Last used</th><th scope="col">Expires</th></tr></thead>
          <tbody>
            {nodes.map((secret) => (
              <tr key={secret.id}>
                <td><EntityLink entity={secret} kind /></td>
                <td>{secret.location === null ? <span class="quiet">unknown</span> : capital(words(visible(secret.location)))}</td>
                <td><Time at={secret.rotatedAt} /></td><td><Time at={secret.lastUsedAt} /></td><td><Time at={secret.expiresAt} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {totalCount > nodes.length ? <p class="quiet">{count(totalCount - nodes.length)} more</p> : null}
    </section>
  );
}

/** What belongs to an identity: its person or accounts, its secrets, and what runs as it. */
export function Belongings({ identity }: { readonly identity: Identity }) {
  const { person, accounts, workloads } = identity;
  return (
    <>
      {person === null && accounts.length === 0 && workloads.totalCount === 0 ? null : (
        <section class="block" aria-labelledby="belongs">
          <h2 id="belongs">Belongs together</h2>
          <dl class="facts">
            {person === null ? null : <div><dt>Account of</dt><dd><EntityLink entity={person} /></dd></div>}
            {accounts.length === 0 ? null : <div><dt>Accounts</dt><dd><ul class="plain-list">{accounts.slice(0, 50).map((each) => <li key={each.id}><EntityLink entity={each} kind /></li>)}</ul></dd></div>}
            {workloads.totalCount === 0 ? null : <div><dt>Runs as it</dt><dd><ul class="plain-list">{workloads.nodes.map((each) => <li key={each.id}><EntityLink entity={each} /></li>)}</ul></dd></div>}
          </dl>
        </section>
      )}
      <Secrets identity={identity} />
    </>
  );
}
