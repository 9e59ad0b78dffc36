// SPDX-License-Identifier: GPL-3.0-or-later
import { percent, visible } from "../../text/format";

interface Column {
  readonly permission: { readonly id: string; readonly name: string | null };
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly share: number;
  readonly holds: boolean;
}

/** What sets an entitlement apart: held and rare among the peers, held and usual, or usual and not held. */
export type Standing = "odd" | "shared" | "lacking";

const RARE = 0.2;

export function standingOf(column: Pick<Column, "share" | "holds">): Standing {
  if (!column.holds) return "lacking";
  return column.share <= RARE ? "odd" : "shared";
}

/** The last part of a resource's name, which is what tells it from others. */
function tail(resource: string): string {
  return resource.split(/[:/]/).filter((part) => part !== "").at(-1) ?? resource;
}

/** What an entitlement is, short enough for a column: its action and on what, where it has one, else its name. */
export function shortName(column: Column): string {
  const [action] = column.actions;
  if (action === undefined) return visible(column.permission.name ?? column.permission.id);
  const [resource] = column.resources;
  const on = resource === undefined || resource === "*" ? "" : ` ${tail(resource)}`;
  return visible(`${action}${column.actions.length === 1 ? "" : "…"}${on}`);
}

/** The same at length. */
export function longName(column: Column): string {
  const what = column.actions.length === 0 ? column.permission.name ?? column.permission.id : column.actions.join(", ");
  const on = column.resources.length === 0 ? "" : ` on ${column.resources.join(", ")}`;
  return visible(`${what}${on}: ${percent(column.share)} of the peers hold it${column.holds ? "" : ", this one does not"}`);
}
