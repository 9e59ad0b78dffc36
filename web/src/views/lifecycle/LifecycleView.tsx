// SPDX-License-Identifier: GPL-3.0-or-later
import { useAsk } from "../../ask/useAsk";
import { LeaverChecklist, Lifecycle, type LifecycleData } from "../../generated/documents";
import { Bar } from "../../parts/Bar";
import { EntityLink, Name } from "../../parts/Entity";
import { Picker } from "../../parts/Picker";
import { Empty, Shown } from "../../parts/States";
import { Time } from "../../parts/Time";
import { capital, count, duration, plural, words } from "../../text/format";
import { go, hrefOf, hrefWith } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";

type Summary = LifecycleData["lifecycle"];

const KINDS = ["joiners", "movers", "leavers", "returners"] as const;

function Months({ summary }: { readonly summary: Summary }) {
  const most = Math.max(1, ...summary.months.flatMap((month) => KINDS.map((kind) => month[kind])));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Joiners, movers and leavers by month">
      <table>
        <caption>By month</caption>
        <thead><tr><th scope="col">Month</th>{KINDS.map((kind) => <th key={kind} scope="col">{capital(kind)}</th>)}</tr></thead>
        <tbody>
          {summary.months.slice(-24).reverse().map((month) => (
            <tr key={month.month}><th scope="row">{month.month}</th>{KINDS.map((kind) => <td key={kind}><Bar share={month[kind] / most} text={count(month[kind])} /></td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Revoking({ summary }: { readonly summary: Summary }) {
  const hours = (value: number | null) => value === null ? <span class="quiet">none</span> : duration(value);
  return (
    <section aria-labelledby="revoke">
      <h2 id="revoke">Time to revoke, by system</h2>
      <p class="lead">From the day a person left to the last removal of what they had there.</p>
      {summary.timeToRevoke.length === 0 ? <p class="note">Nobody left who had anything, as far as the data says.</p> : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Time to revoke">
          <table>
            <thead><tr><th scope="col">System</th><th scope="col" class="number">Still open</th><th scope="col">Longest open</th><th scope="col" class="number">Closed</th><th scope="col">Median</th><th scope="col">Worst</th></tr></thead>
            <tbody>
              {summary.timeToRevoke.map((each) => (
                <tr key={each.system}>
                  <th scope="row"><Name text={each.system} /></th>
                  <td class="number">{each.open === 0 ? "0" : <strong class="problem-text">{count(each.open)}</strong>}</td>
                  <td>{hours(each.longestOpenHours)}</td>
                  <td class="number">{count(each.closed)}{each.closedUnknown > 0 ? <span class="quiet small"> and {count(each.closedUnknown)} at an unknown time</span> : null}</td>
                  <td>{hours(each.medianHours)}</td>
                  <td>{hours(each.worstHours)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Checklist({ person }: { readonly person: string }) {
  const asked = useAsk(LeaverChecklist, { person, asOf: useAsOf() });
  return (
    <Shown of={asked} what="the checklist">
      {({ leaverChecklist: items }) => items.length === 0 ? <Empty title="Nothing to do">They have nothing that is loaded.</Empty> : (
        <>
          <p>{plural(items.filter((item) => !item.done).length, "thing")} to do, {count(items.filter((item) => item.done).length)} done.</p>
          <div class="scroll" tabIndex={0} role="region" aria-label="Leaver's checklist">
            <table>
              <thead><tr><th scope="col">State</th><th scope="col">What</th><th scope="col">System</th><th scope="col">Thing</th><th scope="col">Evidence</th></tr></thead>
              <tbody>
                {items.map((item, index) => (
                  <tr key={index} data-row>
                    <td>{item.done ? <>✓ done {item.doneAt === null ? null : <Time at={item.doneAt} as="day" />}</> : <strong class="problem-text">○ open</strong>}</td>
                    <td>{capital(words(item.kind))}</td>
                    <td><Name text={item.system} /></td>
                    <td><EntityLink entity={item.thing} kind /></td>
                    <td><Name text={item.evidence} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Shown>
  );
}

/** Who came, moved and went, how long it takes to revoke, and what is to do for one leaver. */
export function LifecycleView() {
  const { params } = useRoute();
  const person = params.get("person");
  const asked = useAsk(Lifecycle, { asOf: useAsOf() });
  return (
    <>
      <h1 tabIndex={-1}>Lifecycle</h1>
      <form class="question" onSubmit={(event) => event.preventDefault()} aria-label="A leaver">
        <Picker label="Checklist for a leaver" placeholder="a person" value={person} labels={["IDENTITY"]} onPick={(entity) => go(hrefWith({ person: entity?.id }))} />
        <p class="also"><a href={hrefOf("findings", { type: "lifecycle.leaver-active" })}>Leavers still active</a></p>
      </form>
      {person !== null ? <Checklist person={person} /> : (
        <Shown of={asked} what="the lifecycle">
          {({ lifecycle: summary }) => (
            <>
              <p>{plural(summary.joiners, "joiner")}, {plural(summary.movers, "mover")}, {plural(summary.leavers, "leaver")}, {plural(summary.returners, "returner")};{" "}
                {plural(summary.humans, "person", "people")} and {count(summary.nhis)} NHIs now{summary.nhisPerHuman === null ? "" : `, ${summary.nhisPerHuman.toFixed(1)} for each person`}.</p>
              <Revoking summary={summary} />
              {summary.months.length === 0 ? <p class="note">No source says who joined, moved or left.</p> : <Months summary={summary} />}
            </>
          )}
        </Shown>
      )}
    </>
  );
}
