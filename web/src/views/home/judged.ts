// SPDX-License-Identifier: GPL-3.0-or-later
import type { CoverageState } from "../../generated/documents";

export interface CoverageRow {
  readonly analysis: string;
  readonly source: string;
  readonly state: CoverageState;
  readonly missing: readonly string[];
}

/** How far a number can be believed: what analyses could judge of the sources, taken together. */
export interface Judged {
  readonly state: CoverageState;
  readonly text: string;
  readonly missing: readonly string[];
}

/** Takes the coverage of some analyses together. What nobody judged is not evaluated, never zero. */
export function judged(rows: readonly CoverageRow[], analyses: readonly string[]): Judged {
  const relevant = rows.filter((row) => analyses.includes(row.analysis));
  const missing = [...new Set(relevant.flatMap((row) => row.missing.map((each) => `${row.source}: ${each}`)))];
  const inFull = relevant.filter((row) => row.state === "EVALUATED").length;
  const inPart = relevant.filter((row) => row.state === "PARTIAL").length;
  if (inFull + inPart === 0) return { state: "NOT_EVALUATED", text: "Not evaluated: the data does not say", missing };
  if (inFull === relevant.length) return { state: "EVALUATED", text: "Evaluated in full", missing };
  const sources = (wanted: (row: CoverageRow) => boolean) => new Set(relevant.filter(wanted).map((row) => row.source)).size;
  const all = sources(() => true);
  const partly = sources((row) => row.state !== "EVALUATED");
  return { state: "PARTIAL", text: `At least: not all is known in ${partly} of ${all} ${all === 1 ? "source" : "sources"}`, missing };
}
