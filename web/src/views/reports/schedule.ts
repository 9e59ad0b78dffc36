// SPDX-License-Identifier: GPL-3.0-or-later
import type { CatchUp, DeliveryKind, ReportFormat, SchedulePart } from "../../generated/documents";

/** The reports that there are; each name is also that of its page in the documentation. */
export const REPORTS = ["creep", "ownership", "escalation", "lifecycle", "secrets", "access", "evidence"] as const;
export const FORMATS: readonly ReportFormat[] = ["PDF", "HTML", "XLSX", "CSV", "JSON", "ZIP"];
export const CATCH_UPS: readonly CatchUp[] = ["NONE", "ONCE", "ALL"];

/** How a schedule is repeated, as readers choose it; what is none of these is a crontab expression of their own. */
export const RHYTHMS: readonly { readonly title: string; readonly cron: string }[] = [
  { title: "every Monday at 7:00", cron: "0 7 * * 1" },
  { title: "every weekday at 7:00", cron: "0 7 * * 1-5" },
  { title: "on the first of each month at 7:00", cron: "0 7 1 * *" },
  { title: "on the first of each quarter at 7:00", cron: "0 7 1 1,4,7,10 *" },
  { title: "every day at 7:00", cron: "0 7 * * *" },
];

/** A schedule while it is edited. */
export interface Draft {
  readonly name: string;
  readonly report: string;
  readonly cron: string;
  readonly zone: string;
  readonly formats: readonly ReportFormat[];
  readonly catchUp: CatchUp;
  readonly suspended: boolean;
  readonly departments: string;
  readonly kinds: string;
  readonly scopes: string;
  readonly deliveries: readonly { readonly kind: DeliveryKind; readonly to: string }[];
}

type Saved = Pick<SchedulePart, "name" | "report" | "cron" | "zone" | "formats" | "catchUp" | "suspended" | "filter"> & {
  readonly deliveries: readonly { readonly kind: DeliveryKind; readonly to: string }[];
};

export function newDraft(zone: string): Draft {
  return {
    name: "", report: "creep", cron: RHYTHMS[0]!.cron, zone, formats: ["PDF"], catchUp: "ONCE", suspended: false,
    departments: "", kinds: "", scopes: "", deliveries: [{ kind: "EMAIL", to: "" }],
  };
}

export function draftOf(saved: Saved): Draft {
  return {
    name: saved.name, report: saved.report, cron: saved.cron, zone: saved.zone, formats: saved.formats, catchUp: saved.catchUp,
    suspended: saved.suspended, departments: saved.filter.departments.join(", "), kinds: saved.filter.kinds.join(", "),
    scopes: saved.filter.scopes.join(", "), deliveries: saved.deliveries.map(({ kind, to }) => ({ kind, to })),
  };
}

function parts(text: string): string[] {
  return text.split(",").map((part) => part.trim()).filter((part) => part !== "");
}

/** What the server is asked to save. */
export function inputOf(draft: Draft) {
  return {
    ...(draft.name.trim() === "" ? {} : { name: draft.name.trim() }),
    report: draft.report, cron: draft.cron.trim(), zone: draft.zone.trim(), formats: [...draft.formats], catchUp: draft.catchUp, suspended: draft.suspended,
    filter: { departments: parts(draft.departments), kinds: parts(draft.kinds), scopes: parts(draft.scopes) },
    deliveries: draft.deliveries.filter((each) => each.to.trim() !== "").map(({ kind, to }) => ({ kind, to: to.trim() })),
  };
}

/** A time on the clocks of a zone. */
export function onClock(iso: string, zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", {
      weekday: "short", year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short", timeZone: zone,
    }).format(Date.parse(iso));
  } catch {
    return iso;
  }
}

/** Where the report can be had at once. */
export function reportAddress(report: string, format: string, since: string): string {
  const query = new URLSearchParams({ format: format.toLowerCase(), ...(since === "" ? {} : { since: `${since}T00:00:00Z` }) });
  return `api/reports/${encodeURIComponent(report)}?${query}`;
}

/** Where a file of a past run is to be had, as long as it is kept. */
export function runFileAddress(run: string, file: string): string {
  return `api/report-runs/${encodeURIComponent(run)}/files/${encodeURIComponent(file)}`;
}
