// SPDX-License-Identifier: GPL-3.0-or-later
import type { AnalysesData } from "../../generated/documents";
import { SeverityMark } from "../../parts/Marks";
import { capital, visible, words } from "../../text/format";
import { adjust, choices, hrefOf } from "../../url/route";
import { SEVERITIES, STATUSES } from "./wanted";

function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

interface FiltersProps {
  readonly params: URLSearchParams;
  readonly analyses: AnalysesData["analyses"];
  readonly sources: readonly string[];
}

/** What is wanted of the findings; each change is in the address at once. */
export function Filters({ params, analyses, sources }: FiltersProps) {
  const severities = choices(params, "severity", SEVERITIES);
  const chosen = choices(params, "status", STATUSES);
  const statuses = chosen.length > 0 || params.get("status") === "any" ? chosen : (["OPEN", "ACKNOWLEDGED"] as const);
  const families = new Map<string, AnalysesData["analyses"][number][]>();
  for (const analysis of analyses) {
    const family = analysis.id.split(".")[0] ?? "";
    families.set(family, [...(families.get(family) ?? []), analysis]);
  }
  return (
    <details class="filters-fold" open={matchMedia("(min-width: 60rem)").matches}>
    <summary>Filters</summary>
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <label>Text <input type="search" value={params.get("text") ?? ""} placeholder="title or name" onInput={(event) => adjust({ text: event.currentTarget.value })} /></label>
      <fieldset>
        <legend>Severity</legend>
        {SEVERITIES.map((severity) => (
          <label key={severity} class="check">
            <input type="checkbox" checked={severities.includes(severity)} onChange={() => adjust({ severity: toggled(severities, severity) })} />
            <SeverityMark severity={severity} />
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Status</legend>
        {STATUSES.map((status) => (
          <label key={status} class="check">
            <input type="checkbox" checked={(statuses as readonly string[]).includes(status)} onChange={() => {
              const next = toggled(statuses, status);
              adjust({ status: next.length === 0 ? "any" : next });
            }} />
            {capital(words(status))}
          </label>
        ))}
      </fieldset>
      <label>Type
        <select value={params.getAll("type").length === 1 ? (params.get("type") ?? "") : ""} onChange={(event) => adjust({ type: event.currentTarget.value })}>
          <option value="">{params.getAll("type").length > 1 ? `${params.getAll("type").length} types` : "Any"}</option>
          {[...families].map(([family, members]) => (
            <optgroup key={family} label={capital(family)}>
              {members.map((each) => <option key={each.id} value={each.id}>{each.title}</option>)}
            </optgroup>
          ))}
        </select>
      </label>
      <label>Source
        <select value={params.get("source") ?? ""} onChange={(event) => adjust({ source: event.currentTarget.value })}>
          <option value="">Any</option>
          {sources.map((each) => <option key={each} value={each}>{visible(each)}</option>)}
        </select>
      </label>
      {params.get("subject") === null ? null : (
        <p class="small">About one thing only. <button type="button" onClick={() => adjust({ subject: null })}>About all</button></p>
      )}
      <p><a href={hrefOf("findings")}>Clear the filters</a></p>
    </form>
    </details>
  );
}
