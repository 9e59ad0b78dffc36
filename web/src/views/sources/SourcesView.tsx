// SPDX-License-Identifier: GPL-3.0-or-later
import { useAsk } from "../../ask/useAsk";
import { Sources, type SourcesData } from "../../generated/documents";
import { May } from "../../me/May";
import { Name } from "../../parts/Entity";
import { Empty, Shown } from "../../parts/States";
import { Time } from "../../parts/Time";
import { count, visible } from "../../text/format";
import { adjust, hrefOf } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { LoadHistory } from "./LoadHistory";
import { UploadForm } from "./UploadForm";

const STATES = {
  EVALUATED: { sign: "●", text: "in full" },
  PARTIAL: { sign: "◐", text: "in part" },
  NOT_EVALUATED: { sign: "○", text: "not evaluated" },
} as const;

function SourceList({ data }: { readonly data: SourcesData }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Sources and their age">
      <table>
        <thead><tr><th scope="col">Source</th><th scope="col">Last loaded</th><th scope="col" class="number">Evaluated in full</th><th scope="col" class="number">In part</th><th scope="col" class="number">Not evaluated</th></tr></thead>
        <tbody>
          {data.graph.sources.map((source) => {
            const rows = data.coverage.filter((each) => each.source === source.name);
            const of = (state: keyof typeof STATES) => rows.filter((each) => each.state === state).length;
            return (
              <tr key={source.name}>
                <td><Name text={source.name} />{source.name.startsWith("entail:") ? <span class="quiet small"> concluded or decided here</span> : null}</td>
                <td><Time at={source.lastLoadAt} /> <span class="quiet small"><Time at={source.lastLoadAt} as="day" /></span></td>
                {rows.length === 0 ? <td colSpan={3} class="quiet">names nothing that is judged</td>
                  : <><td class="number">{of("EVALUATED")}</td><td class="number">{of("PARTIAL")}</td><td class="number">{of("NOT_EVALUATED")}</td></>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Coverage({ data }: { readonly data: SourcesData }) {
  const { params } = useRoute();
  const onlyGaps = params.get("all") !== "yes";
  const sources = [...new Set(data.coverage.map((each) => each.source))];
  const rows = data.analyses.map((analysis) => ({ analysis, cells: data.coverage.filter((each) => each.analysis === analysis.id) }))
    .filter(({ cells }) => !onlyGaps || cells.some((each) => each.state !== "EVALUATED") || cells.length === 0);
  return (
    <section aria-labelledby="coverage">
      <div class="title-row">
        <h2 id="coverage">What could be judged</h2>
        <label class="check"><input type="checkbox" checked={onlyGaps} onChange={() => adjust({ all: onlyGaps ? "yes" : null })} /> only gaps</label>
      </div>
      <p class="lead">Where the data does not say what an analysis needs, it judges nothing: that is not the same as finding nothing.</p>
      {rows.length === 0 ? <Empty title="Everything could be judged" /> : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Coverage of analyses by source">
          <table>
            <thead><tr><th scope="col">Analysis</th>{sources.map((source) => <th scope="col" key={source}><Name text={source} /></th>)}</tr></thead>
            <tbody>
              {rows.map(({ analysis, cells }) => (
                <tr key={analysis.id}>
                  <th scope="row"><a href={hrefOf("findings", { type: analysis.id })} title={analysis.summary}>{analysis.title}</a></th>
                  {sources.map((source) => {
                    const cell = cells.find((each) => each.source === source);
                    if (cell === undefined) return <td key={source} class="quiet">nothing to judge</td>;
                    return (
                      <td key={source} class={`coverage ${cell.state.toLowerCase()}`}>
                        <span aria-hidden="true">{STATES[cell.state].sign}</span> {STATES[cell.state].text}
                        {cell.missing.length > 0 ? <ul class="plain-list small quiet">{cell.missing.map((each) => <li key={each}>{visible(each)}</li>)}</ul> : null}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Sizes({ data }: { readonly data: SourcesData }) {
  return (
    <section aria-labelledby="sizes" class="columns">
      {([["nodes", "Things in the graph"], ["relations", "Relations in the graph"]] as const).map(([part, title]) => (
        <div key={part}>
          <h2 id={part === "nodes" ? "sizes" : undefined}>{title}</h2>
          <dl class="facts">{data.graph[part].map((each) => <div key={each.name}><dt>{each.name}</dt><dd class="number">{count(each.count)}</dd></div>)}</dl>
        </div>
      ))}
    </section>
  );
}

/** What was loaded, how old it is, and how far it could be judged. */
export function SourcesView() {
  const asked = useAsk(Sources, {});
  return (
    <>
      <div class="title-row"><h1 tabIndex={-1}>Sources</h1><May do="READ_AUDIT"><a href={hrefOf("credentials", { tab: "audit" })}>Who did what: the audit log</a></May></div>
      <May do="LOAD"><UploadForm onLoaded={asked.again} /></May>
      <Shown of={asked} what="the sources">
        {(data) => data.graph.sources.length === 0
          ? <Empty title="Nothing was loaded"><p>Load an export: <code>entail load aws account.json</code></p></Empty>
          : <><SourceList data={data} /><Coverage data={data} /><LoadHistory /><Sizes data={data} /></>}
      </Shown>
    </>
  );
}
