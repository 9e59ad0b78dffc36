// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef } from "preact/hooks";
import { useAsk } from "../../ask/useAsk";
import { OneFinding, type OneFindingData } from "../../generated/documents";
import { EntityLink, Id, Name } from "../../parts/Entity";
import { EvidenceList } from "../../parts/Evidence";
import { Sign } from "../../parts/icons";
import { SeverityMark, StatusMark } from "../../parts/Marks";
import { Empty, Shown } from "../../parts/States";
import { Time } from "../../parts/Time";
import { plural, words } from "../../text/format";
import { hrefOf, hrefWith } from "../../url/route";
import { Decide } from "./Decide";

type Finding = Extract<OneFindingData["node"], { readonly __typename: "Finding" }>;

function Decisions({ finding }: { readonly finding: Finding }) {
  const { acknowledgement, exception } = finding;
  return (
    <>
      {acknowledgement === null ? null : (
        <p class="note">Acknowledged by <Name text={acknowledgement.by} /> <Time at={acknowledgement.at} />{acknowledgement.note === "" ? "" : <>: <Name text={acknowledgement.note} /></>}</p>
      )}
      {exception === null ? null : (
        <p class="note">Excepted until <Time at={exception.until} as="day" />: <Name text={exception.reason} />.
          {exception.approver === null ? null : <> Approved by <EntityLink entity={exception.approver} /></>}</p>
      )}
    </>
  );
}

function History({ finding }: { readonly finding: Finding }) {
  return (
    <ol class="timeline">
      {finding.history.map((step, index) => (
        <li key={index}>
          <Time at={step.at} as="day" /> <strong>{step.from === null ? "found" : words(step.to)}</strong>{" "}
          <span class="quiet">by <Name text={step.by} />{step.note === "" ? "" : <>: <Name text={step.note} /></>}</span>
        </li>
      ))}
    </ol>
  );
}

function Detail({ finding, title, onDone }: { readonly finding: Finding; readonly title: string | undefined; readonly onDone: (said: string) => void }) {
  return (
    <>
      <h2><Name text={finding.title} /></h2>
      <p class="marks"><SeverityMark severity={finding.severity} /> <StatusMark status={finding.status} /> <span class="quiet">risk {Math.round(finding.risk)} of 100</span></p>
      <p><EntityLink entity={finding.subject} kind /></p>
      <Decisions finding={finding} />
      <Decide filter={null} ids={[finding.id]} count={1} onDone={onDone} />
      <h3>Why</h3>
      <EvidenceList evidence={finding.evidence} />
      {finding.type.startsWith("escalation.") ? <p><a href={hrefOf("escalation", { from: finding.subject.id })}>See the paths</a></p> : null}
      <h3>Fix</h3>
      <p><Name text={finding.recommendation} /></p>
      <h3>Controls</h3>
      <ul class="chips">{finding.controls.map((each) => <li key={`${each.framework}${each.id}`} class="chip"><span class="quiet">{each.framework}</span> {each.id}</li>)}</ul>
      <h3>History</h3>
      <History finding={finding} />
      <dl class="facts small">
        <div><dt>Type</dt><dd><a href={hrefOf("findings", { type: finding.type })}>{title ?? finding.type}</a></dd></div>
        <div><dt>Sources</dt><dd><Name text={finding.sources.join(", ")} /></dd></div>
        <div><dt>First seen</dt><dd><Time at={finding.firstSeen} as="exact" /></dd></div>
        <div><dt>Last seen</dt><dd><Time at={finding.lastSeen} as="exact" /></dd></div>
        {finding.reopened > 0 ? <div><dt>Came back</dt><dd>{plural(finding.reopened, "time")}</dd></div> : null}
        <div><dt>Id</dt><dd><Id id={finding.id} /></dd></div>
      </dl>
    </>
  );
}

/** One finding: why, what to do, what it means for controls, and its life. */
export function FindingDetail({ id, titles, onDone }: {
  readonly id: string; readonly titles: ReadonlyMap<string, string>; readonly onDone: (said: string) => void;
}) {
  const asked = useAsk(OneFinding, { id });
  const done = (said: string) => {
    onDone(said);
    asked.again();
  };
  const panel = useRef<HTMLElement>(null);
  // Who opened it from the list goes on in it: the rest of the list is a long way with the Tab key.
  useEffect(() => {
    if (document.activeElement?.closest(".finding-list")) panel.current?.focus({ preventScroll: true });
  }, [id]);
  return (
    <section ref={panel} tabIndex={-1} class="panel detail" aria-label="Finding">
      <p class="close"><a href={hrefWith({ sel: null })} aria-label="Close the finding"><Sign of="cross" /></a></p>
      <Shown of={asked} what="the finding">
        {({ node }) => node?.__typename === "Finding"
          ? <Detail finding={node} title={titles.get(node.type)} onDone={done} />
          : <Empty title="There is no such finding"><p>It may have been of another graph.</p></Empty>}
      </Shown>
    </section>
  );
}
