// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { ask } from "../../ask/ask";
import { type Told, told } from "../../ask/told";
import { useList } from "../../ask/useAsk";
import { ApiTokens, type ApiTokenState, RevokeApiToken } from "../../generated/documents";
import { Name } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Said } from "../../parts/Said";
import { Sure } from "../../parts/Sure";
import { Time } from "../../parts/Time";
import { words } from "../../text/format";
import { NewToken } from "./NewToken";

const SIGNS: Readonly<Record<ApiTokenState, string>> = { WORKS: "● works", EXPIRED: "○ expired", REVOKED: "✕ revoked" };

/** What others and their programs sign in with: which there are, a new one, and the end of one. */
export function TokenList() {
  const list = useList(ApiTokens, { first: 200 }, (data) => data.apiTokens);
  const [said, setSaid] = useState<Told | null>(null);
  const revoke = (id: string) => told(ask(RevokeApiToken, { id }).then((answer) => answer.revokeApiToken), `${id} works no longer.`).then((done) => {
    setSaid(done);
    list.again();
  });
  return (
    <>
      <NewToken onMade={list.again} />
      <Said told={said} />
      <ListState of={list} empty="There is no token yet" hint="Programs sign in with one: it is sent as bearer.">
        <div class="scroll" tabIndex={0} role="region" aria-label="API tokens">
          <table>
            <thead><tr><th scope="col">Token</th><th scope="col">State</th><th scope="col">May</th><th scope="col">Made</th><th scope="col">Last used</th><th scope="col">Until</th><th scope="col">Do</th></tr></thead>
            <tbody>
              {list.nodes.map((token) => (
                <tr key={token.name} data-row>
                  <th scope="row"><Name text={token.name} /></th>
                  <td class={token.state === "WORKS" ? undefined : "quiet"}>{SIGNS[token.state]}</td>
                  <td>{token.scopes.map((each) => words(each)).join(", ")}{token.within.length === 0 ? null : <span class="quiet small"> within {token.within.map((each) => <Name key={each} text={each} />)}</span>}</td>
                  <td><Time at={token.createdAt} as="day" /></td>
                  <td>{token.lastUsedAt === null ? <span class="quiet">never</span> : <Time at={token.lastUsedAt} />}</td>
                  <td>{token.revokedAt !== null ? <Time at={token.revokedAt} as="day" /> : token.expiresAt === null ? <strong class="problem-text">for ever</strong> : <Time at={token.expiresAt} as="day" />}</td>
                  <td>{token.state === "REVOKED" ? null : <Sure verb="Revoke" thing={token.name} onSure={() => void revoke(token.name)} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </>
  );
}
