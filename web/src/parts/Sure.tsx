// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";

interface SureProps {
  /** What is done, such as "Revoke". */
  readonly verb: string;
  /** To what, for whoever hears the button out of its row. */
  readonly thing: string;
  readonly onSure: () => void;
}

/** A button for what cannot be taken back: it asks once more. */
export function Sure({ verb, thing, onSure }: SureProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) return <button type="button" aria-label={`${verb} ${thing}…`} onClick={() => setAsking(true)}>{verb}…</button>;
  return (
    <span class="sure">
      <button type="button" class="main" aria-label={`${verb} ${thing}`} onClick={() => { setAsking(false); onSure(); }}>{verb}</button>{" "}
      <button type="button" class="plain" onClick={() => setAsking(false)}>Keep</button>
    </span>
  );
}
