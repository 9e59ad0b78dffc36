// SPDX-License-Identifier: GPL-3.0-or-later
import type { EvidencePart } from "../generated/documents";
import { capital, visible, words } from "../text/format";
import { EntityLink, Name } from "./Entity";
import { Time } from "./Time";

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(", ");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

function Details({ detail }: { readonly detail: unknown }) {
  if (typeof detail !== "object" || detail === null) return null;
  const parts = Object.entries(detail).filter(([, value]) => value !== null && value !== "");
  if (parts.length === 0) return null;
  return (
    <dl class="facts small">
      {parts.map(([key, value]) => (
        <div key={key}><dt>{capital(words(key.replaceAll(/([a-z])([A-Z])/g, "$1 $2")))}</dt><dd><bdi>{visible(text(value))}</bdi></dd></div>
      ))}
    </dl>
  );
}

/** The facts that prove something, each with its source. */
export function EvidenceList({ evidence }: { readonly evidence: readonly EvidencePart[] }) {
  if (evidence.length === 0) return <p class="quiet">The relation itself is the evidence: its source states it.</p>;
  return (
    <ul class="evidence">
      {evidence.map((each, index) => (
        <li key={index}>
          <p><Name text={each.summary} /></p>
          {each.entity === null ? null : <p><EntityLink entity={each.entity} kind /></p>}
          <Details detail={each.detail} />
          <p class="quiet small">stated by <Name text={each.source} />, known since <Time at={each.observedAt} as="day" /></p>
        </li>
      ))}
    </ul>
  );
}
