// SPDX-License-Identifier: GPL-3.0-or-later
import { hopText, isInherited } from "../../draw/picture";
import type { HopPart } from "../../generated/documents";
import { EntityLink, Name } from "../../parts/Entity";
import { EvidenceList } from "../../parts/Evidence";
import { External } from "../../parts/External";
import { ConfidenceMark } from "../../parts/Marks";
import { capital } from "../../text/format";

function HowItIsDone({ technique }: { readonly technique: NonNullable<HopPart["technique"]> }) {
  return (
    <>
      <h3>Technique <code>{technique.id}</code></h3>
      <p>{technique.description}</p>
      <dl class="facts small">
        <div><dt>Needs</dt><dd>{technique.requiredPermissions.map((each) => <code key={each}>{each}</code>)}</dd></div>
        {technique.mitre.length > 0 ? <div><dt>MITRE ATT&amp;CK</dt><dd>{technique.mitre.join(", ")}</dd></div> : null}
      </dl>
      {technique.references.length > 0 ? (
        <ul class="plain-list small">{technique.references.map((each) => <li key={each}><External to={each} /></li>)}</ul>
      ) : null}
    </>
  );
}

/** All that is known of one step: what must hold, and the proof. */
export function HopPanel({ hop }: { readonly hop: HopPart }) {
  return (
    <>
      <h2>{capital(hopText(hop))}</h2>
      <p class="step"><EntityLink entity={hop.from} kind /><span class="quiet">to</span><EntityLink entity={hop.to} kind /></p>
      <p><ConfidenceMark confidence={hop.confidence} />{isInherited(hop) ? <span class="tag">inherited</span> : null}</p>
      {hop.conditions.length > 0 ? (
        <><h3>Only if</h3><ul class="conditions">{hop.conditions.map((each) => <li key={each}><Name text={each} /></li>)}</ul></>
      ) : null}
      <h3>Why</h3>
      <EvidenceList evidence={hop.evidence} />
      {hop.technique === null ? null : <HowItIsDone technique={hop.technique} />}
    </>
  );
}
