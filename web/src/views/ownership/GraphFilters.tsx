// SPDX-License-Identifier: GPL-3.0-or-later
import { hopText } from "../../draw/picture";
import type { EntityLabel, RelationKind } from "../../generated/documents";
import { capital, visible, words } from "../../text/format";
import { adjust } from "../../url/route";

export const LABELS: readonly EntityLabel[] = ["IDENTITY", "OWNER", "SECRET", "WORKLOAD", "GROUP", "ROLE", "RESOURCE", "SCOPE"];

/** What the picture is walked along unless some are chosen; the server has the same. */
export const RELATIONS: readonly RelationKind[] = ["OWNED_BY", "CONTROLS", "ACCOUNT_OF", "MEMBER_OF", "REPORTS_TO", "CREATED_BY", "DECIDED_BY", "RUNS_AS",
  "USES", "AUTHENTICATES", "KNOWS", "DEPENDS_ON"];

interface ChecksProps {
  readonly legend: string;
  readonly parameter: string;
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly text: (value: string) => string;
}

function Checks({ legend, parameter, all, chosen, text }: ChecksProps) {
  if (all.length === 0) return null;
  return (
    <fieldset class="checks">
      <legend>{legend}</legend>
      {all.map((each) => (
        <label key={each} class="check"><input type="checkbox" checked={chosen.includes(each)}
          onChange={() => adjust({ [parameter]: chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each] })} /> {text(each)}</label>
      ))}
    </fieldset>
  );
}

interface GraphFiltersProps {
  readonly labels: readonly EntityLabel[];
  readonly relations: readonly RelationKind[];
  readonly environments: readonly string[];
  /** The environments that there are to choose from. */
  readonly known: readonly string[];
}

/** What of the picture is wanted: kinds of things, of relations, environments. Nothing chosen is everything. */
export function GraphFilters({ labels, relations, environments, known }: GraphFiltersProps) {
  const chosen = labels.length + relations.length + environments.length;
  return (
    <details class="fold" open={chosen > 0}>
      <summary>Filters{chosen === 0 ? "" : ` (${chosen})`}</summary>
      <Checks legend="Only" parameter="label" all={LABELS} chosen={labels} text={(each) => capital(words(each))} />
      <Checks legend="Along" parameter="relation" all={RELATIONS} chosen={relations} text={(each) => hopText({ relation: each as RelationKind, technique: null })} />
      <Checks legend="In" parameter="env" all={known} chosen={environments} text={(each) => words(visible(each))} />
    </details>
  );
}
