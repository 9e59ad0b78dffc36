// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import type { Told } from "../../ask/told";
import { useAsk } from "../../ask/useAsk";
import { Card, CardPaths } from "../../generated/documents";
import { May } from "../../me/May";
import { EntityIcon, EntityLink, Id, kindOf, Name } from "../../parts/Entity";
import { ConfidenceMark, SeverityMark } from "../../parts/Marks";
import { Empty, Shown } from "../../parts/States";
import { Said } from "../../parts/Said";
import { Day, Time } from "../../parts/Time";
import { capital, plural, visible, words } from "../../text/format";
import { hrefOf } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";
import { AssignForm } from "../ownership/AssignForm";
import { attest } from "../ownership/assign";
import { Belongings } from "./Belongings";
import { type CardEntity, type Fact, factsOf } from "./facts";
import { Grants } from "./Grants";
import { History } from "./History";
import { Neighbours } from "./Neighbours";
import { Reach } from "./Reach";

function FactRow({ fact }: { readonly fact: Fact }) {
  const { value } = fact;
  return (
    <div>
      <dt>{fact.name}</dt>
      <dd>{value === null || value === "" ? <span class="quiet">unknown</span>
        : fact.as === "time" ? <Time at={value} /> : fact.as === "day" ? <Day on={value} /> : fact.as === "words" ? capital(words(visible(value))) : <Name text={value} />}</dd>
    </div>
  );
}

function Owners({ entity, again }: { readonly entity: CardEntity; readonly again: () => void }) {
  const [isAssigning, setAssigning] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const onDone = (result: Told) => {
    setTold(result);
    setAssigning(false);
    again();
  };
  return (
    <section class="block" aria-labelledby="owners">
      <div class="title-row"><h2 id="owners">Who answers for it</h2><span><a href={hrefOf("ownership", { tab: "graph", root: entity.id })}>Graph</a>{" "}<May do="DECIDE_OWNERSHIP"><button type="button" aria-expanded={isAssigning} onClick={() => setAssigning(!isAssigning)}>Assign…</button></May></span></div>
      <Said told={told} />
      {isAssigning ? <AssignForm entities={[entity.id]} onDone={onDone} /> : null}
      {entity.owners.length === 0 ? <p class="problem-text">No source names an owner.</p> : (
        <ul class="rows">
          {entity.owners.map((each, index) => (
            <li key={index} class="row">
              <span class="row-main"><EntityLink entity={each.owner} kind /></span>
              <span>{capital(words(each.role))}<span class="quiet small"> {words(each.source)} by <Name text={each.statedBy} /></span></span>
              <span class="quiet small">{each.attestedAt === null ? "never confirmed" : <>confirmed <Time at={each.attestedAt} /></>}</span>
              <May do="DECIDE_OWNERSHIP"><button type="button" onClick={() => void attest([entity.id], each.owner.id).then(onDone)}>Confirm</button></May>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Findings({ entity }: { readonly entity: CardEntity }) {
  const { totalCount, nodes } = entity.findings;
  return (
    <section class="block" aria-labelledby="findings">
      <div class="title-row"><h2 id="findings">Findings</h2>{totalCount > 0 ? <a href={hrefOf("findings", { subject: entity.id, status: "any" })}>All, also resolved</a> : null}</div>
      {totalCount === 0 ? <p class="quiet">Nothing was found that still stands.</p> : (
        <ul class="rows">
          {nodes.map((finding) => (
            <li key={finding.id} class="row" data-row>
              <SeverityMark severity={finding.severity} />
              <span class="row-main"><a href={hrefOf("findings", { subject: entity.id, sel: finding.id })}><Name text={finding.title} /></a></span>
              <span class="quiet small"><Time at={finding.firstSeen} /></span>
            </li>
          ))}
        </ul>
      )}
      {totalCount > nodes.length ? <p><a href={hrefOf("findings", { subject: entity.id })}>{plural(totalCount - nodes.length, "more finding")}</a></p> : null}
    </section>
  );
}

function Paths({ entity }: { readonly entity: CardEntity }) {
  const asked = useAsk(CardPaths, { id: entity.id, asOf: useAsOf() });
  return (
    <section class="block" aria-labelledby="paths">
      <div class="title-row"><h2 id="paths">Escalation</h2><a href={hrefOf("escalation", { to: entity.id })}>Who can reach it</a></div>
      {entity.tier === 0 ? <p>It is tier zero itself. <a href={hrefOf("tier-zero")}>Why</a></p> : (
        <Shown of={asked} what="the paths">
          {({ escalationPaths: { nodes } }) => nodes[0] === undefined ? <p class="quiet">No path to tier zero was found.</p> : (
            <>
              <p><ConfidenceMark confidence={nodes[0].confidence} /> <a href={hrefOf("escalation", { from: entity.id })}>It can become administrator in {plural(nodes[0].length, "hop")}</a></p>
              <p><Name text={nodes[0].explanation} /></p>
            </>
          )}
        </Shown>
      )}
    </section>
  );
}

function Properties({ entity }: { readonly entity: CardEntity }) {
  const properties = Object.entries((entity.properties ?? {}) as Record<string, unknown>);
  return (
    <details class="block">
      <summary>All that its sources say ({properties.length})</summary>
      <dl class="facts">
        {properties.map(([key, value]) => <div key={key}><dt><bdi>{visible(key)}</bdi></dt><dd><bdi>{visible(typeof value === "string" ? value : JSON.stringify(value))}</bdi></dd></div>)}
      </dl>
    </details>
  );
}

function CardOf({ entity, again }: { readonly entity: CardEntity; readonly again: () => void }) {
  return (
    <>
      <h1 tabIndex={-1} class="card-head"><EntityIcon entity={entity} /> <Name text={entity.name ?? entity.id} /></h1>
      <p class="marks">
        {capital(kindOf(entity))}{entity.provider === null ? "" : <span class="quiet"> · {visible(entity.provider)}</span>}
        {entity.nativeType === null ? "" : <span class="quiet"> · {visible(entity.nativeType)}</span>}
        {" "}{entity.tier === null ? null : <span class="tag tier">Tier {entity.tier}</span>}
        {entity.validTo === null ? null : <span class="tag">gone since <Time at={entity.validTo} as="day" /></span>}
      </p>
      <p><Id id={entity.id} /></p>
      <dl class="facts wide-facts">
        {factsOf(entity).map((fact) => <FactRow key={fact.name} fact={fact} />)}
        <div><dt>First seen</dt><dd><Time at={entity.firstSeen} as="day" /></dd></div>
        <div><dt>Named by</dt><dd><Name text={entity.sources.join(", ")} /></dd></div>
      </dl>
      <div class="blocks">
        {entity.__typename === "Identity" && entity.human && entity.owners.length === 0 ? null : <Owners entity={entity} again={again} />}
        <Findings entity={entity} />
        <Paths entity={entity} />
        {entity.label === "OWNER" || (entity.__typename === "Identity" && entity.human) ? (
          <section class="block" aria-labelledby="handover"><h2 id="handover">Hand-over</h2>
            <p><a href={hrefOf("ownership", { tab: "hand-over", owner: entity.id })}>What they answer for</a>, <a href={hrefOf("lifecycle", { person: entity.id })}>what to do when they leave</a></p></section>
        ) : null}
        {entity.__typename === "Identity" ? <><Belongings identity={entity} /><Grants id={entity.id} /></> : null}
        <Reach entity={entity} />
        <Neighbours entity={entity} />
        <History entity={entity} />
        <Properties entity={entity} />
      </div>
    </>
  );
}

/** All that is known of one thing. */
export function EntityView() {
  const id = useRoute().params.get("id");
  const asked = useAsk(Card, id === null ? null : { id, asOf: useAsOf() });
  if (id === null) return <><h1 tabIndex={-1}>Card</h1><Empty title="Of what?"><p>Search for it: press <kbd>/</kbd>.</p></Empty></>;
  return (
    <Shown of={asked} what="the card">
      {({ entity }) => entity === null
        ? <><h1 tabIndex={-1}>Card</h1><Empty title="There is nothing of this id"><p><Id id={id} /></p></Empty></>
        : <CardOf key={entity.id} entity={entity} again={asked.again} />}
    </Shown>
  );
}
