// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { ask } from "../../ask/ask";
import { type Told, told } from "../../ask/told";
import { useList } from "../../ask/useAsk";
import { BrowserSessions, EndSession } from "../../generated/documents";
import { signOut, useMe } from "../../me/me";
import { Name } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Said } from "../../parts/Said";
import { Sure } from "../../parts/Sure";
import { Time } from "../../parts/Time";
import { words } from "../../text/format";

/** Who is signed in with a browser, and the end of a session wherever that browser is. */
export function SessionList() {
  const me = useMe();
  const list = useList(BrowserSessions, { first: 200 }, (data) => data.sessions);
  const [said, setSaid] = useState<Told | null>(null);
  const end = (id: string, caller: string) => told(ask(EndSession, { id }).then((answer) => answer.endSession), `The session of ${caller} has ended.`).then((done) => {
    setSaid(done);
    list.again();
  });
  return (
    <>
      <p class="lead">A session ends by itself twelve hours after it began, and with the server.</p>
      <Said told={said} />
      <ListState of={list} empty="Nobody is signed in with a browser">
        <div class="scroll" tabIndex={0} role="region" aria-label="Sessions">
          <table>
            <thead><tr><th scope="col">Who</th><th scope="col">May</th><th scope="col">Since</th><th scope="col">Until</th><th scope="col">From</th><th scope="col">Do</th></tr></thead>
            <tbody>
              {list.nodes.map((session) => (
                <tr key={session.id} data-row>
                  <th scope="row"><Name text={session.caller} />{session.id === me.session ? <span class="tag">this one</span> : null}</th>
                  <td>{session.scopes.map((each) => words(each)).join(", ")}</td>
                  <td><Time at={session.since} /></td>
                  <td><Time at={session.until} /></td>
                  <td><Name text={session.address} /></td>
                  <td>{session.id === me.session
                    ? <button type="button" onClick={() => void signOut()}>Sign out</button>
                    : <Sure verb="End" thing={`the session of ${session.caller}`} onSure={() => void end(session.id, session.caller)} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </>
  );
}
