// SPDX-License-Identifier: GPL-3.0-or-later
import type { Told } from "../ask/told";

/** What became of what the reader did. */
export function Said({ told }: { readonly told: Told | null }) {
  if (told === null) return null;
  return <p role={told.isProblem ? "alert" : "status"} class={told.isProblem ? "problem" : "note"}>{told.text}</p>;
}
