// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { ask } from "../../ask/ask";
import { type Told, told } from "../../ask/told";
import { useList } from "../../ask/useAsk";
import { DeleteSchedule, ReportSchedules, RunSchedule, type SchedulePart } from "../../generated/documents";
import { May } from "../../me/May";
import { Name } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Said } from "../../parts/Said";
import { Sure } from "../../parts/Sure";
import { Time } from "../../parts/Time";
import { capital, words } from "../../text/format";
import { hrefOf } from "../../url/route";
import { onClock } from "./schedule";

function Row({ schedule, onDone }: { readonly schedule: SchedulePart; readonly onDone: (told: Told) => void }) {
  const next = schedule.nextRuns[0];
  const run = () => told(ask(RunSchedule, { input: { schedule: schedule.id } }).then((answer) => answer.runReport), `${schedule.name} is being made; the history shows how it goes.`).then(onDone);
  const remove = () => told(ask(DeleteSchedule, { id: schedule.id }).then((answer) => answer.deleteReportSchedule), `${schedule.name} is deleted; its history stays.`).then(onDone);
  return (
    <tr data-row>
      <th scope="row"><a href={hrefOf("reports", { tab: "edit", id: schedule.id })}><Name text={schedule.name} /></a>{schedule.suspended ? <span class="tag">suspended</span> : null}</th>
      <td>{capital(schedule.report)} <span class="quiet small">{schedule.formats.join(", ")}</span></td>
      <td>{schedule.suspended || next === undefined ? <span class="quiet">not due</span> : onClock(next, schedule.zone)}<br /><code class="small">{schedule.cron}</code></td>
      <td>{schedule.deliveries.map((each, index) => <div key={index}>{words(each.kind)} <Name text={each.shown} /></div>)}</td>
      <td>{schedule.lastRun === null ? <span class="quiet">never</span>
        : <a href={hrefOf("reports", { tab: "history", schedule: schedule.id })}>{words(schedule.lastRun.status)} <Time at={schedule.lastRun.startedAt} /></a>}</td>
      <td class="decide-row">
        <May do="SCHEDULE_REPORTS"><button type="button" onClick={() => void run()}>Run now</button>{" "}<Sure verb="Delete" thing={schedule.name} onSure={() => void remove()} /></May>
      </td>
    </tr>
  );
}

/** The reports that come by themselves. */
export function SchedulesList() {
  const list = useList(ReportSchedules, { first: 50 }, (data) => data.reportSchedules);
  const [said, setSaid] = useState<Told | null>(null);
  return (
    <>
      <May do="SCHEDULE_REPORTS"><p><a class="button" href={hrefOf("reports", { tab: "edit" })}>New schedule</a></p></May>
      <Said told={said} />
      <ListState of={list} empty="No report comes by itself yet" hint="A schedule makes a report at its times and brings it to a folder, a mailbox or a webhook.">
        <div class="scroll" tabIndex={0} role="region" aria-label="Schedules">
          <table>
            <thead><tr><th scope="col">Schedule</th><th scope="col">Report</th><th scope="col">Next</th><th scope="col">Goes to</th><th scope="col">Last run</th><th scope="col">Do</th></tr></thead>
            <tbody>{list.nodes.map((schedule) => <Row key={schedule.id} schedule={schedule} onDone={(done) => { setSaid(done); list.again(); }} />)}</tbody>
          </table>
        </div>
      </ListState>
    </>
  );
}
