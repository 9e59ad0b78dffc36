// SPDX-License-Identifier: GPL-3.0-or-later
import { day, exact, relative } from "../text/format";

/** A time: how long ago or its day, in the reader's zone; the exact one on hover. */
export function Time({ at, as = "relative" }: { readonly at: string | null | undefined; readonly as?: "relative" | "day" | "exact" }) {
  if (at === null || at === undefined) return <span class="quiet">unknown</span>;
  const shown = as === "relative" ? relative(at) : as === "day" ? day(at) : exact(at);
  return <time dateTime={at} title={`${exact(at)} (${at})`}>{shown}</time>;
}

/** A calendar day, which has no zone. */
export function Day({ on }: { readonly on: string }) {
  return <time dateTime={on}>{day(`${on}T12:00:00Z`, "UTC")}</time>;
}
