// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { ask } from "../../ask/ask";
import { forgetAnswers } from "../../ask/useAsk";
import { type ApiTokenScope, CreateApiToken } from "../../generated/documents";
import { Id } from "../../parts/Entity";
import { words } from "../../text/format";
import { inDays } from "../../text/days";

const SCOPES: readonly (readonly [ApiTokenScope, string])[] = [
  ["VIEWER", "sees the graph, paths and findings"],
  ["ANALYST", "also runs analyses and acknowledges findings"],
  ["RISK", "also enters exceptions, names owners, schedules reports"],
  ["AUDITOR", "sees what a viewer sees, and the audit log"],
  ["INGESTER", "sends exports and sees nothing"],
  ["SCIM", "pushes users and groups"],
  ["ADMIN", "everything"],
];

/** Makes a token and shows its value, this once. */
export function NewToken({ onMade }: { readonly onMade: () => void }) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly ApiTokenScope[]>(["VIEWER"]);
  const [until, setUntil] = useState(inDays(90));
  const [problem, setProblem] = useState("");
  const [made, setMade] = useState<{ readonly name: string; readonly value: string } | null>(null);

  const submit = async () => {
    setProblem("");
    setMade(null);
    try {
      const expiresAt = until === "" ? null : new Date(`${until}T23:59:59`).toISOString();
      const { createApiToken: answer } = await ask(CreateApiToken, { input: { name: name.trim(), scopes, expiresAt } });
      if (answer.__typename === "BadRequest") {
        setProblem(answer.message);
        return;
      }
      setMade({ name: answer.token.name, value: answer.value });
      setName("");
      forgetAnswers();
      onMade();
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : String(failure));
    }
  };
  const toggle = (scope: ApiTokenScope) => setScopes(scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope]);
  return (
    <section aria-label="A new token">
      <form class="question" aria-label="Make a token" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <label>Name <input type="text" required maxLength={63} value={name} placeholder="nightly-load" spellcheck={false} onInput={(event) => setName(event.currentTarget.value)} /></label>
        <label>Works until <input type="date" value={until} min={inDays(1)} onInput={(event) => setUntil(event.currentTarget.value)} /></label>
        <fieldset class="checks">
          <legend>May</legend>
          {SCOPES.map(([scope, about]) => (
            <label key={scope} class="check" title={about}><input type="checkbox" checked={scopes.includes(scope)} onChange={() => toggle(scope)} /> {words(scope)} <span class="said">: {about}</span></label>
          ))}
        </fieldset>
        <button type="submit" class="main" disabled={scopes.length === 0}>Make a token</button>
      </form>
      {until === "" ? <p class="note">Without a day it works for ever.</p> : null}
      {problem === "" ? null : <p role="alert" class="problem">{problem}</p>}
      {made === null ? null : (
        <div role="status" class="note">
          <p><strong>{made.name}</strong> is made. Keep its value now: it is not shown again.</p>
          <p><Id id={made.value} what="token" /></p>
        </div>
      )}
    </section>
  );
}
