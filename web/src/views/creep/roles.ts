// SPDX-License-Identifier: GPL-3.0-or-later
import type { RoleInsightData } from "../../generated/documents";

type Insight = RoleInsightData["roleInsight"];
type RoleRef = Insight["empty"]["nodes"][number];

/** Roles that are told together: one, or some that are alike. */
export interface Told {
  readonly roles: readonly RoleRef[];
  /** How much of what either gives both give, where they are not the same. */
  readonly similarity?: number;
}

/** What a role can be told for, in the order of what is soonest mended. */
export const KINDS = [
  { kind: "duplicates", title: "Duplicate", about: "Roles that give the same: one of each group would do." },
  { kind: "nearDuplicates", title: "Near-duplicate", about: "Roles that share four fifths or more of what either gives, and not all." },
  { kind: "unused", title: "Unused", about: "Roles that some hold, of which sources tell no use though they tell what the holders use." },
  { kind: "unheld", title: "Unheld", about: "Roles that no identity holds, directly, by a group or by another role." },
  { kind: "empty", title: "Empty", about: "Roles that permit nothing, of sources that tell what roles permit." },
  { kind: "mixed", title: "Mixed", about: "Roles of three holders or more who share neither a department nor anything else that they hold." },
] as const;

export type Kind = (typeof KINDS)[number]["kind"];

/** The kind that is shown where none was chosen: the first that has something. */
export function firstOf(insight: Insight): Kind {
  return KINDS.find(({ kind }) => insight[kind].totalCount > 0)?.kind ?? "duplicates";
}

export function told(insight: Insight, kind: Kind): readonly Told[] {
  if (kind === "duplicates") return insight.duplicates.nodes;
  if (kind === "nearDuplicates") return insight.nearDuplicates.nodes.map(({ one, other, similarity }) => ({ roles: [one, other], similarity }));
  return insight[kind].nodes.map((role) => ({ roles: [role] }));
}

/** Whether its name does not tell which of them it is. */
export function isNamedTwice(role: RoleRef, roles: readonly RoleRef[]): boolean {
  return role.name !== null && roles.some((other) => other.id !== role.id && other.name === role.name);
}
