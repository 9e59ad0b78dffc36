// SPDX-License-Identifier: GPL-3.0-or-later
import type { RelationInput, RelationKind } from "../../generated/documents";

/** A hop that is struck out, as the address holds it: the id that the hop has in a picture. */
export function cutsOf(params: URLSearchParams): readonly string[] {
  return params.getAll("cut").filter((cut) => relationOf(cut) !== null);
}

/** The relation that a struck hop names, or null where it is none. */
export function relationOf(cut: string): RelationInput | null {
  try {
    const parts: unknown = JSON.parse(cut);
    if (!Array.isArray(parts) || parts.length !== 4 || !parts.every((part) => typeof part === "string")) return null;
    const [from, relation, technique, to] = parts as [string, string, string, string];
    if (!/^[A-Z_]+$/.test(relation)) return null;
    return { from, to, relation: relation as RelationKind, ...(technique === "" ? {} : { technique }) };
  } catch {
    return null;
  }
}

/** The cuts with one more, or without it where it is among them. */
export function toggledCut(cuts: readonly string[], cut: string): readonly string[] {
  return cuts.includes(cut) ? cuts.filter((each) => each !== cut) : [...cuts, cut];
}
