// SPDX-License-Identifier: GPL-3.0-or-later
import { useList } from "../../ask/useAsk";
import { ReportRuns, type ReportRunState } from "../../generated/documents";
import { Name } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Time } from "../../parts/Time";
import { capital, count, plural, words } from "../../text/format";
import { hrefWith } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { runFileAddress } from "./schedule";

const SIGNS: Readonly<Record<ReportRunState, string>> = { RUNNING: "…", SUCCEEDED: "✓", INCOMPLETE: "◐", FAILED: "✕", MISSED: "○", ABANDONED: "↶" };

function size(bytes: number): string {
  return bytes < 1024 ? plural(bytes, "byte") : bytes < 1024 * 1024 ? `${count(Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A page opens beside this one, the rest is downloaded; what is not kept any more is only named. */
function RunFile({ run, file }: { readonly run: string; readonly file: { readonly name: string; readonly format: string; readonly kept: boolean } }) {
  if (!file.kept) return <Name text={file.name} />;
  const address = runFileAddress(run, file.name);
  return file.format === "HTML"
    ? <a href={address} target="_blank" rel="noopener"><Name text={file.name} /></a>
    : <a href={address} download><Name text={file.name} /></a>;
}

/** What was made when, and what of it got where. */
export function RunHistory() {
  const schedule = useRoute().params.get("schedule");
  const list = useList(ReportRuns, { schedule, first: 50 }, (data) => data.reportRuns);
  return (
    <>
      {schedule === null ? null : <p><a href={hrefWith({ schedule: null })}>The runs of all schedules</a></p>}
      <ListState of={list} empty="Nothing was made yet">
        <div class="scroll" tabIndex={0} role="region" aria-label="Runs">
          <table>
            <thead><tr><th scope="col">Report</th><th scope="col">Due</th><th scope="col">State</th><th scope="col">Took</th><th scope="col">Files</th><th scope="col">Delivered</th></tr></thead>
            <tbody>
              {list.nodes.map((run) => (
                <tr key={run.id} data-row>
                  <th scope="row"><Name text={run.name} /> <span class="quiet small">{run.report}{run.trigger === "CALLER" ? ", asked for" : ""}</span></th>
                  <td><Time at={run.slot} /></td>
                  <td><span aria-hidden="true">{SIGNS[run.status]}</span> {capital(words(run.status))}{run.attempts > 1 ? `, begun ${run.attempts} times` : ""}{run.error === "" ? null : <p class="small"><Name text={run.error} /></p>}</td>
                  <td>{run.duration === null ? <span class="quiet">unknown</span> : `${(Number(run.duration) / 1000).toFixed(1)} s`}</td>
                  <td>{run.files.map((file) => <div key={file.name} title={`SHA-256 ${file.sha256}`}><RunFile run={run.id} file={file} /> <span class="quiet small">{size(Number(file.bytes))}</span></div>)}</td>
                  <td>{run.deliveries.map((each, index) => (
                    <div key={index}>{words(each.result)}: {words(each.delivery.kind)} <Name text={each.delivery.shown} />{each.detail === "" ? null : <span class="quiet small"> <Name text={each.detail} /></span>}</div>
                  ))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </>
  );
}
