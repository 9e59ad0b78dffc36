// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { ask } from "../../ask/ask";
import { forgetAnswers, useAsk } from "../../ask/useAsk";
import { type CatchUp, CreateSchedule, type DeliveryKind, ReportTimes, ScheduleToEdit, UpdateSchedule } from "../../generated/documents";
import { Empty, Shown } from "../../parts/States";
import { useDelayed } from "../../parts/useDelayed";
import { capital, words } from "../../text/format";
import { go, hrefOf } from "../../url/route";
import { CATCH_UPS, type Draft, draftOf, FORMATS, inputOf, newDraft, onClock, REPORTS, RHYTHMS } from "./schedule";

const KINDS: readonly DeliveryKind[] = ["EMAIL", "FOLDER", "WEBHOOK"];
const PLACEHOLDERS: Readonly<Record<DeliveryKind, string>> = { EMAIL: "risk@example.org", FOLDER: "/srv/reports", WEBHOOK: "https://example.org/hooks/entail" };
const CATCH_UP_TEXTS: Readonly<Record<CatchUp, string>> = { NONE: "pass it over", ONCE: "run once for all that was missed", ALL: "run each that was missed" };

/** The next times, on the clocks of the chosen zone, as they will be. */
function NextRuns({ cron, zone }: { readonly cron: string; readonly zone: string }) {
  const asked = useAsk(ReportTimes, cron.trim() === "" || zone.trim() === "" ? null : { cron: cron.trim(), zone: zone.trim() });
  if (asked.failure) return <p role="alert" class="problem">{asked.failure.message}</p>;
  if (asked.data === undefined) return <p class="quiet">The next runs…</p>;
  return <div><h2>The next five runs</h2><ol>{asked.data.reportTimes.map((time) => <li key={time}><time dateTime={time} title={time}>{onClock(time, zone)}</time></li>)}</ol></div>;
}

function Deliveries({ draft, change }: { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void }) {
  const set = (index: number, part: Partial<Draft["deliveries"][number]>) =>
    change({ deliveries: draft.deliveries.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  return (
    <fieldset class="checks">
      <legend>Goes to</legend>
      {draft.deliveries.map((each, index) => (
        <div key={index} class="inline">
          <select aria-label={`How, ${index + 1}`} value={each.kind} onChange={(event) => set(index, { kind: event.currentTarget.value as DeliveryKind })}>
            {KINDS.map((kind) => <option key={kind} value={kind}>{words(kind)}</option>)}
          </select>
          <input type="text" aria-label={`Where to, ${index + 1}`} size={32} value={each.to} placeholder={PLACEHOLDERS[each.kind]} spellcheck={false} onInput={(event) => set(index, { to: event.currentTarget.value })} />
          {draft.deliveries.length < 2 ? null : <button type="button" class="plain" aria-label={`Take away ${index + 1}`} onClick={() => change({ deliveries: draft.deliveries.filter((_, at) => at !== index) })}>Take away</button>}
        </div>
      ))}
      <button type="button" onClick={() => change({ deliveries: [...draft.deliveries, { kind: "EMAIL", to: "" }] })}>One more</button>
    </fieldset>
  );
}

function Form({ id, start }: { readonly id: string | null; readonly start: Draft }) {
  const [draft, setDraft] = useState(start);
  const [problem, setProblem] = useState("");
  const [isSending, setSending] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const when = useDelayed(`${draft.cron}\n${draft.zone}`).split("\n");
  const submit = async () => {
    setSending(true);
    try {
      const answer = id === null ? (await ask(CreateSchedule, { input: inputOf(draft) })).createReportSchedule : (await ask(UpdateSchedule, { id, input: inputOf(draft) })).updateReportSchedule;
      if (answer.__typename !== "ReportScheduleSuccess") {
        setProblem(answer.message);
        return;
      }
      forgetAnswers();
      go(hrefOf("reports"));
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setSending(false);
    }
  };
  const rhythm = RHYTHMS.find((each) => each.cron === draft.cron.trim());
  const field = (label: string, key: "name" | "cron" | "zone" | "departments" | "kinds" | "scopes", placeholder: string) => (
    <label>{label} <input type="text" value={draft[key]} placeholder={placeholder} spellcheck={false} onInput={(event) => change({ [key]: event.currentTarget.value })} /></label>
  );
  return (
    <form aria-label="Schedule" aria-busy={isSending} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <div class="question">
        {field("Name", "name", "made up where empty")}
        <label>Report <select value={draft.report} onChange={(event) => change({ report: event.currentTarget.value })}>{REPORTS.map((each) => <option key={each} value={each}>{capital(each)}</option>)}</select></label>
        <label>When <select value={rhythm?.cron ?? ""} onChange={(event) => { if (event.currentTarget.value !== "") change({ cron: event.currentTarget.value }); }}>
          {RHYTHMS.map((each) => <option key={each.cron} value={each.cron}>{each.title}</option>)}<option value="">as in the expression</option></select></label>
        {field("Crontab expression", "cron", "0 7 * * 1")}
        {field("Time zone", "zone", "Europe/Berlin")}
        <label>If it was missed <select value={draft.catchUp} onChange={(event) => change({ catchUp: event.currentTarget.value as CatchUp })}>
          {CATCH_UPS.map((each) => <option key={each} value={each}>{CATCH_UP_TEXTS[each]}</option>)}</select></label>
      </div>
      <div class="question">
        {field("Only departments", "departments", "all, or names with commas")}
        {field("Only kinds", "kinds", "all, such as AI_AGENT")}
        {field("Only within scopes", "scopes", "all, or ids with commas")}
        <fieldset class="checks"><legend>Formats</legend>
          {FORMATS.map((format) => (
            <label key={format} class="check"><input type="checkbox" checked={draft.formats.includes(format)}
              onChange={() => change({ formats: draft.formats.includes(format) ? draft.formats.filter((each) => each !== format) : [...draft.formats, format] })} /> {format}</label>
          ))}
        </fieldset>
        <Deliveries draft={draft} change={change} />
        <label class="check"><input type="checkbox" checked={draft.suspended} onChange={() => change({ suspended: !draft.suspended })} /> suspended</label>
      </div>
      <NextRuns cron={when[0] ?? ""} zone={when[1] ?? ""} />
      {problem === "" ? null : <p role="alert" class="problem">{problem}</p>}
      <p><button type="submit" class="main" disabled={isSending || draft.formats.length === 0}>{isSending ? "Saving…" : id === null ? "Create the schedule" : "Save the schedule"}</button>{" "}<a href={hrefOf("reports")}>Cancel</a></p>
    </form>
  );
}

/** Makes a schedule, or changes one. */
export function ScheduleForm({ id }: { readonly id: string | null }) {
  const asked = useAsk(ScheduleToEdit, id === null ? null : { id });
  if (id === null) return <Form id={null} start={newDraft(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC")} />;
  return (
    <Shown of={asked} what="the schedule">
      {({ node }) => node === null || node.__typename !== "ReportSchedule" ? <Empty title="There is no such schedule" /> : <Form id={id} start={draftOf(node)} />}
    </Shown>
  );
}
