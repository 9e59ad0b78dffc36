// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { useList } from "../../ask/useAsk";
import { type AccessPath, type Outcome, WhoCan, type WhoCanData } from "../../generated/documents";
import { EntityLink, Name } from "../../parts/Entity";
import { EvidenceList } from "../../parts/Evidence";
import { ListState } from "../../parts/ListState";
import { Empty } from "../../parts/States";
import { capital, plural, words } from "../../text/format";
import { go, hrefOf, hrefWith } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";
import { HopLine } from "../escalation/HopText";

type Access = WhoCanData["whoCan"]["nodes"][number];

const VIA: Readonly<Record<AccessPath, string>> = { DIRECT: "directly", INHERITED: "inherited", ESCALATION: "by escalation" };
const SIGNS: Readonly<Record<Outcome, string>> = { ALLOWED: "●", CONDITIONAL: "○", UNKNOWN: "?", IMPLICITLY_DENIED: "–", EXPLICITLY_DENIED: "✕" };

function Why({ access }: { readonly access: Access }) {
  return (
    <details>
      <summary>{access.chain.length > 0 ? plural(access.chain.length, "hop") : plural(access.decision.because.length, "statement")}</summary>
      {access.chain.length > 0
        ? <><ol class="plain-list">{access.chain.map((hop, index) => <li key={index}><HopLine hop={hop} /></li>)}</ol>
          <p><a href={hrefOf("escalation", { from: access.identity.id })}>Its paths to tier zero</a></p></>
        : <EvidenceList evidence={access.decision.because} />}
    </details>
  );
}

function Answers({ action, resource }: { readonly action: string; readonly resource: string }) {
  const list = useList(WhoCan, { action, resource, first: 100, asOf: useAsOf() }, (data) => data.whoCan);
  return (
    <ListState of={list} empty="Nobody" hint="No identity that is loaded is allowed this, nor can it come to it.">
      <h2>{plural(list.total ?? 0, "identity", "identities")}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Who can">
        <table>
          <thead><tr><th scope="col">Who</th><th scope="col">How</th><th scope="col">Decision</th><th scope="col">Why</th></tr></thead>
          <tbody>
            {list.nodes.map((access, index) => (
              <tr key={index} data-row>
                <td><EntityLink entity={access.identity} kind /></td>
                <td>{VIA[access.via]}</td>
                <td><span aria-hidden="true">{SIGNS[access.decision.outcome]}</span> {capital(words(access.decision.outcome))}
                  {access.decision.conditions.map((each) => <p key={each} class="small">if <Name text={each} /></p>)}</td>
                <td><Why access={access} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ListState>
  );
}

/** Who may do an action on a resource: directly, inherited, or by escalation. */
export function AccessView() {
  const { params } = useRoute();
  const asked = { action: params.get("action") ?? "", resource: params.get("resource") ?? "" };
  const [action, setAction] = useState(asked.action);
  const [resource, setResource] = useState(asked.resource === "" ? "*" : asked.resource);
  return (
    <>
      <h1 tabIndex={-1}>Who can?</h1>
      <form class="question" aria-label="Who can do what" onSubmit={(event) => { event.preventDefault(); go(hrefWith({ action: action.trim(), resource: resource.trim() })); }}>
        <label>Action <input type="text" value={action} placeholder="s3:GetObject" required spellcheck={false} onInput={(event) => setAction(event.currentTarget.value)} /></label>
        <label>On <input type="text" value={resource} placeholder="arn:aws:s3:::bucket/*" required size={40} spellcheck={false} onInput={(event) => setResource(event.currentTarget.value)} /></label>
        <button type="submit" class="main">Ask</button>
      </form>
      {asked.action === "" || asked.resource === ""
        ? <Empty title="Who can do what?"><p>Name an action and what it is done on, such as <a href={hrefOf("access", { action: "iam:PassRole", resource: "*" })}>iam:PassRole on *</a> or{" "}
          <a href={hrefOf("access", { action: "secretsmanager:GetSecretValue", resource: "*" })}>secretsmanager:GetSecretValue on *</a>.</p></Empty>
        : <Answers key={JSON.stringify(asked)} {...asked} />}
    </>
  );
}
