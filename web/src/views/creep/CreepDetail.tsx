// SPDX-License-Identifier: GPL-3.0-or-later
import { useAsk } from "../../ask/useAsk";
import { CreepOf, type CreepOfData, CreepTrend, type GrantChoice } from "../../generated/documents";
import { Bar } from "../../parts/Bar";
import { EntityLink, Name } from "../../parts/Entity";
import { EvidenceList } from "../../parts/Evidence";
import { Empty, Shown } from "../../parts/States";
import { capital, count, percent, plural, visible } from "../../text/format";
import { hrefOf, hrefWith } from "../../url/route";
import { useAsOf } from "../../url/useRoute";
import { PeerMatrix } from "./PeerMatrix";
import { SIGNALS } from "./signals";
import { Trend } from "./Trend";

type Creep = NonNullable<CreepOfData["identity"]>["creep"];

const CHOICES: Readonly<Record<GrantChoice, string>> = { KEEP: "✓ keep", REVIEW: "? review", REMOVE: "✕ remove" };

function Signals({ creep }: { readonly creep: Creep }) {
  return (
    <ul class="signals">
      {SIGNALS.map(({ kind, title, about }) => {
        const signal = creep.signals.find((each) => each.kind === kind);
        return (
          <li key={kind}>
            <span class="signal-name"><strong>{title}</strong><span class="quiet small">{about}</span></span>
            {signal === undefined ? <span class="quiet">not evaluated: the data does not say</span> : (
              <span class="signal-value" title={`It counts ${percent(signal.weight)} at most.`}>
                <Bar share={signal.value} text={percent(signal.value)} />
                {signal.items.length === 0 ? null : <details><summary>{plural(signal.items.length, "reason")}</summary><EvidenceList evidence={signal.items} /></details>}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Recommendations({ creep }: { readonly creep: Creep }) {
  if (creep.recommendations.length === 0) return <p class="quiet">Nothing was given to it directly.</p>;
  const rank = (choice: GrantChoice | null) => (choice === "REMOVE" ? 0 : choice === "REVIEW" ? 1 : choice === null ? 2 : 3);
  const rows = [...creep.recommendations].sort((one, other) => rank(one.choice) - rank(other.choice));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Recommendation for each grant">
      <table>
        <thead><tr><th scope="col">Do</th><th scope="col">Grant</th><th scope="col">Peers that hold it</th><th scope="col">Why</th></tr></thead>
        <tbody>
          {rows.map((each, index) => (
            <tr key={index} data-row>
              <td>{each.choice === null ? <span class="quiet">no verdict</span> : each.choice === "REMOVE" ? <strong class="problem-text">{CHOICES.REMOVE}</strong> : CHOICES[each.choice]}</td>
              <td><EntityLink entity={each.target} kind /></td>
              <td>{each.peerShare === null ? <span class="quiet">no peers</span> : <Bar share={each.peerShare} text={percent(each.peerShare)} />}</td>
              <td><Name text={each.reason} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Course({ id }: { readonly id: string }) {
  const asked = useAsk(CreepTrend, { id, asOf: useAsOf() });
  return (
    <section class="block" aria-labelledby="trend">
      <h3 id="trend">Trend</h3>
      <Shown of={asked} what="the past">{({ identity }) => <Trend points={identity?.creep.trend ?? []} />}</Shown>
      <p><a href={hrefOf("creep", { tab: "changes", identity: id })}>What was granted and removed</a></p>
    </section>
  );
}

function Detail({ identity }: { readonly identity: NonNullable<CreepOfData["identity"]> }) {
  const { creep, jobTitle, department } = identity;
  return (
    <>
      <p><a href={hrefWith({ id: null })}>← The ranking</a></p>
      <div class="title-row">
        <h2><EntityLink entity={identity} kind /></h2>
        <p class="quiet">{[jobTitle, department].filter((each) => each !== null).map((each) => capital(visible(String(each)))).join(", ")}</p>
      </div>
      <div class="columns">
        <section class="block" aria-labelledby="signals">
          <h3 id="signals">Score {creep.score.toFixed(1)} of 100</h3>
          <p>{plural(creep.granted, "entitlement")}{creep.used === null ? ", of which no use is known" : `, ${count(creep.used)} used`}
            {creep.peers === 0 ? "; no peers to compare with" : `; compared with ${plural(creep.peers, "peer")}`}.</p>
          <Signals creep={creep} />
        </section>
        <Course id={identity.id} />
      </div>
      <section aria-labelledby="peers"><h3 id="peers">Against its peers</h3><PeerMatrix comparison={creep.comparison} /></section>
      <section aria-labelledby="grants"><h3 id="grants">What to do with each grant</h3><Recommendations creep={creep} /></section>
    </>
  );
}

/** How far the access of one identity crept, by which signs, and what to do with each grant. */
export function CreepDetail({ id }: { readonly id: string }) {
  const asked = useAsk(CreepOf, { id, asOf: useAsOf() });
  return (
    <Shown of={asked} what="its access">
      {({ identity }) => identity === null
        ? <Empty title="There is no such identity"><p><a href={hrefWith({ id: null })}>Back to the ranking</a></p></Empty>
        : <Detail identity={identity} />}
    </Shown>
  );
}
