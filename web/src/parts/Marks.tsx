// SPDX-License-Identifier: GPL-3.0-or-later
import type { Confidence, FindingStatus, Severity } from "../generated/documents";
import { capital, words } from "../text/format";

const BARS: Readonly<Record<Severity, number>> = { CRITICAL: 4, HIGH: 3, MEDIUM: 2, LOW: 1, INFO: 0 };

/** How bad: by word, by the number of bars, and by colour. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span class={`severity ${severity.toLowerCase()}`}>
      <svg viewBox="0 0 16 12" aria-hidden="true" focusable="false">
        {[0, 1, 2, 3].map((bar) => (
          <rect key={bar} x={bar * 4} y={9 - bar * 3} width="3" height={3 + bar * 3} rx=".6" class={bar < BARS[severity] ? "full" : "empty"} />
        ))}
      </svg>
      {capital(words(severity))}
    </span>
  );
}

/** Whether the data settles it: a filled or a hollow dot, and the word. */
export function ConfidenceMark({ confidence }: { readonly confidence: Confidence }) {
  const isConfirmed = confidence === "CONFIRMED";
  return (
    <span class={`confidence ${confidence.toLowerCase()}`} title={isConfirmed ? "All that it needs is in the data." : "It needs something that the data cannot settle."}>
      <span aria-hidden="true">{isConfirmed ? "●" : "○"}</span> {isConfirmed ? "Confirmed" : "Conditional"}
    </span>
  );
}

export function StatusMark({ status }: { readonly status: FindingStatus }) {
  return <span class={`tag status ${status.toLowerCase()}`}>{capital(words(status))}</span>;
}
