// SPDX-License-Identifier: GPL-3.0-or-later
import { hopText, isInherited } from "../../draw/picture";
import type { HopEnds } from "../../generated/documents";
import { EntityLink } from "../../parts/Entity";

/** A hop in one line: from, how, to. */
export function HopLine({ hop }: { readonly hop: HopEnds }) {
  return (
    <span class="hop-line">
      <EntityLink entity={hop.from} />{" "}
      <span class={`how ${hop.confidence === "CONDITIONAL" ? "conditional" : ""}`}>
        {isInherited(hop) ? "⇒" : "→"} {hopText(hop)}{hop.confidence === "CONDITIONAL" ? " (if…)" : ""} →
      </span>{" "}
      <EntityLink entity={hop.to} />
    </span>
  );
}
