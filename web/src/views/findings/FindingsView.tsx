// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useState } from "preact/hooks";
import { forgetAnswers, useAsk, useList } from "../../ask/useAsk";
import { Analyses, type FindingRow, Findings } from "../../generated/documents";
import { EntityLink, Name, nameOf } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { SeverityMark, StatusMark } from "../../parts/Marks";
import { Time } from "../../parts/Time";
import { capital, plural, visible, words } from "../../text/format";
import { adjust, choice, hrefWith } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { Decide } from "./Decide";
import { exportFindings } from "./export";
import { Filters } from "./Filters";
import { FindingDetail } from "./FindingDetail";
import { type Group, GROUPS, ORDERS, wantedFilter, wantedGroup, wantedOrder } from "./wanted";

export interface Choice {
  readonly isAll: boolean;
  readonly ids: ReadonlySet<string>;
}

const NONE: Choice = { isAll: false, ids: new Set() };

function groupOf(finding: FindingRow, group: Group, titles: ReadonlyMap<string, string>): string {
  if (group === "type") return titles.get(finding.type) ?? finding.type;
  if (group === "severity") return capital(words(finding.severity));
  if (group === "status") return capital(words(finding.status));
  return group === "subject" ? nameOf(finding.subject) : "";
}

function Row({ finding, isChosen, isOpen, onChoose }: {
  readonly finding: FindingRow; readonly isChosen: boolean; readonly isOpen: boolean; readonly onChoose: () => void;
}) {
  return (
    <li data-row class={`finding ${isOpen ? "chosen" : ""}`}>
      <input type="checkbox" checked={isChosen} onChange={onChoose} aria-label={`Choose: ${visible(finding.title)}`} />
      <SeverityMark severity={finding.severity} />
      <span class="finding-main">
        <a href={hrefWith({ sel: finding.id })} aria-current={isOpen ? "true" : undefined}><Name text={finding.title} /></a>
        <span class="quiet small">
          <EntityLink entity={finding.subject} /> {finding.status === "OPEN" ? null : <StatusMark status={finding.status} />}
        </span>
      </span>
      <span class="quiet small finding-age"><Time at={finding.firstSeen} /></span>
    </li>
  );
}

function Tools({ params, group, onExport }: { readonly params: URLSearchParams; readonly group: Group; readonly onExport: (as: "csv" | "json") => void }) {
  return (
    <div class="tools-row">
      <label class="inline">Group{" "}
        <select value={group} onChange={(event) => adjust({ group: event.currentTarget.value })}>
          {GROUPS.map((each) => <option key={each} value={each}>{each === "" ? "none" : each}</option>)}
        </select>
      </label>
      {group === "" ? (
        <label class="inline">Order{" "}
          <select value={choice(params, "order", ORDERS)} onChange={(event) => adjust({ order: event.currentTarget.value })}>
            {ORDERS.map((each) => <option key={each} value={each}>{words(each)}</option>)}
          </select>
        </label>
      ) : null}
      <span class="inline">Export{" "}
        <button type="button" onClick={() => onExport("csv")}>CSV</button>{" "}
        <button type="button" onClick={() => onExport("json")}>JSON</button>
      </span>
    </div>
  );
}

/** What the analyses found: to be filtered, grouped, opened, and decided about. */
export function FindingsView() {
  const { params } = useRoute();
  const filter = wantedFilter(params);
  const group = wantedGroup(params);
  const selected = params.get("sel");
  const list = useList(Findings, { filter, orderBy: wantedOrder(params), first: 30 }, (data) => data.findings);
  const analyses = useAsk(Analyses, {});
  const [choice, setChoice] = useState<Choice>(NONE);
  const [said, setSaid] = useState("");
  const question = JSON.stringify(filter);
  useEffect(() => setChoice(NONE), [question]);
  const titles = new Map(analyses.data?.analyses.map((each) => [each.id, each.title]));
  const chosen = choice.isAll ? (list.total ?? 0) : choice.ids.size;
  const toggle = (id: string) => {
    const ids = new Set(choice.isAll ? list.nodes.map((each) => each.id) : choice.ids);
    if (!ids.delete(id)) ids.add(id);
    setChoice({ isAll: false, ids });
  };
  const onDone = (text: string) => {
    forgetAnswers();
    setSaid(text);
    setChoice(NONE);
    list.again();
  };
  const onExport = (as: "csv" | "json") => {
    setSaid("Exporting…");
    exportFindings(filter, wantedOrder(params), as).then((count) => setSaid(`${plural(count, "finding")} exported`), (failure: unknown) => setSaid(String(failure)));
  };
  return (
    <>
      <div class="title-row"><h1 tabIndex={-1}>Findings</h1><Tools params={params} group={group} onExport={onExport} /></div>
      <div class={`findings ${selected === null ? "" : "has-detail"}`}>
        <Filters params={params} analyses={analyses.data?.analyses ?? []} sources={analyses.data?.graph.sources.map((each) => each.name) ?? []} />
        <section class="finding-list" aria-label="Findings">
          <div class="chooser">
            <label><input type="checkbox" checked={choice.isAll || (chosen > 0 && chosen === list.total)} disabled={!list.total}
              onChange={(event) => setChoice(event.currentTarget.checked ? { isAll: true, ids: new Set() } : NONE)} /> All {plural(list.total ?? 0, "finding")}</label>
            <span role="status" class="quiet">{said}</span>
          </div>
          {chosen > 0 ? <Decide filter={choice.isAll ? filter : null} ids={[...choice.ids]} count={chosen} onDone={onDone} onCancel={() => setChoice(NONE)} /> : null}
          <ListState of={list} empty="No finding fits" hint={<>Widen the filters, or run <code>entail analyze</code> after a load. What could not be judged is under <a href="#/sources">Sources</a>.</>}>
            <ul class="finding-rows">
              {list.nodes.map((finding, index) => {
                const title = groupOf(finding, group, titles);
                const before = list.nodes[index - 1];
                return [
                  group !== "" && (before === undefined || groupOf(before, group, titles) !== title)
                    ? <li key={`group ${title} ${index}`} class="group-head"><h2><bdi>{title}</bdi></h2></li> : null,
                  <Row key={finding.id} finding={finding} isOpen={finding.id === selected}
                    isChosen={choice.isAll || choice.ids.has(finding.id)} onChoose={() => toggle(finding.id)} />,
                ];
              })}
            </ul>
          </ListState>
        </section>
        {selected === null ? null : <FindingDetail id={selected} titles={titles} onDone={onDone} />}
      </div>
    </>
  );
}
