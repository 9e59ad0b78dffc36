// SPDX-License-Identifier: GPL-3.0-or-later
import { capital } from "../../text/format";
import { adjust, choice } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { FORMATS, REPORTS, reportAddress } from "./schedule";

const ABOUT: Readonly<Record<(typeof REPORTS)[number], string>> = {
  creep: "whose access has crept, by how much, why, against whom",
  ownership: "what nobody answers for, whose owner left or moved, who might take over",
  escalation: "who can become administrator, by which hops, and what to cut first",
  lifecycle: "who joined, moved and left, what was left behind, time to revoke",
  secrets: "secrets that live too long, lie outside vaults, are shared, unused or orphaned",
  access: "who has access to what and why",
  evidence: "for an auditor: every finding, the controls it touches, what was looked at",
};

/** A report of this moment: to look at, or to keep. */
export function ReportNow() {
  const { params } = useRoute();
  const report = choice(params, "report", REPORTS);
  const given = params.get("since") ?? "";
  const since = /^\d{4}-\d{2}-\d{2}$/.test(given) ? given : "";
  return (
    <>
      <form class="question" aria-label="Which report" onSubmit={(event) => event.preventDefault()}>
        <label>Report <select value={report} onChange={(event) => adjust({ report: event.currentTarget.value })}>{REPORTS.map((each) => <option key={each} value={each}>{capital(each)}</option>)}</select></label>
        <label>Changes since <input type="date" value={since} onChange={(event) => adjust({ since: event.currentTarget.value })} /></label>
      </form>
      <p>{capital(ABOUT[report])}.</p>
      <ul class="chips" aria-label="Formats">
        <li><a class="chip" href={reportAddress(report, "HTML", since)} target="_blank" rel="noopener">Look at it</a></li>
        {FORMATS.map((format) => <li key={format}><a class="chip" href={reportAddress(report, format, since)} download>{format}</a></li>)}
      </ul>
    </>
  );
}
