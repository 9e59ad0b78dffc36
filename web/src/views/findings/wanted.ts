// SPDX-License-Identifier: GPL-3.0-or-later
import type { FindingFilter, FindingOrder, FindingStatus, Severity } from "../../generated/documents";
import { choice, choices } from "../../url/route";

export const SEVERITIES: readonly Severity[] = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"];
export const STATUSES: readonly FindingStatus[] = ["OPEN", "ACKNOWLEDGED", "EXCEPTED", "RESOLVED"];
export const GROUPS = ["", "type", "severity", "subject", "status"] as const;
export const ORDERS = ["URGENCY", "SEVERITY", "RISK", "FIRST_SEEN", "LAST_SEEN", "SUBJECT", "TYPE"] as const;

export type Group = (typeof GROUPS)[number];

const GROUP_ORDER: Readonly<Record<Exclude<Group, "">, FindingOrder>> = {
  type: { field: "TYPE" },
  severity: { field: "SEVERITY", direction: "DESC" },
  subject: { field: "SUBJECT" },
  status: { field: "STATUS" },
};

/** What the reader wants to see of the findings, as the address says. Without a status it is what still needs somebody. */
export function wantedFilter(params: URLSearchParams): FindingFilter {
  const severities = choices(params, "severity", SEVERITIES);
  const statuses = choices(params, "status", STATUSES);
  const types = params.getAll("type");
  const source = params.get("source");
  const subject = params.get("subject");
  const text = params.get("text")?.trim();
  return {
    statuses: statuses.length > 0 ? statuses : params.get("status") === "any" ? [] : ["OPEN", "ACKNOWLEDGED"],
    ...(severities.length > 0 ? { severities } : {}),
    ...(types.length > 0 ? { types } : {}),
    ...(source ? { source } : {}),
    ...(subject ? { subject } : {}),
    ...(text ? { text } : {}),
  };
}

export function wantedGroup(params: URLSearchParams): Group {
  return choice(params, "group", GROUPS);
}

/** Groups stand together only in their own order; otherwise it is the one that was chosen, the most urgent first. */
export function wantedOrder(params: URLSearchParams): FindingOrder | null {
  const group = wantedGroup(params);
  if (group !== "") return GROUP_ORDER[group];
  const field = choice(params, "order", ORDERS);
  if (field === "URGENCY") return null;
  const descending = field === "SEVERITY" || field === "RISK" || field === "FIRST_SEEN" || field === "LAST_SEEN";
  return { field, direction: descending ? "DESC" : "ASC" };
}
