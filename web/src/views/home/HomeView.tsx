// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentChildren } from "preact";
import { useAsk } from "../../ask/useAsk";
import { Home, HomeCounts, type HomeCountsData, type HomeData, HomeTrend, type HomeTrendData, HomeUrgent, type HomeUrgentData } from "../../generated/documents";
import { EntityLink, Name } from "../../parts/Entity";
import { SeverityMark } from "../../parts/Marks";
import { Spark } from "../../parts/Spark";
import type { SeriesPoint } from "../../parts/series";
import { Empty, Failed, Shown } from "../../parts/States";
import { Time } from "../../parts/Time";
import { compact, count, plural } from "../../text/format";
import { hrefOf } from "../../url/route";
import { useAsOf } from "../../url/useRoute";
import { type Judged, judged } from "./judged";

interface CardProps {
  readonly title: string;
  /** Undefined while it is being counted. */
  readonly value: number | undefined;
  readonly href: string;
  readonly judged?: Judged;
  readonly tone?: "bad" | "warn";
  /** How it went over the loads; undefined while that is being computed, null where it could not be. */
  readonly trend: readonly SeriesPoint[] | null | undefined;
  readonly children?: ComponentChildren;
}

const SIGNS = { EVALUATED: "●", PARTIAL: "◐", NOT_EVALUATED: "○" } as const;

/** One number of the posture, how far it can be believed, and the way to the list behind it. */
function Card({ title, value, href, judged: known, tone, trend, children }: CardProps) {
  const isUnknown = known?.state === "NOT_EVALUATED" && value === 0;
  return (
    <li aria-busy={value === undefined} class={`card ${isUnknown ? "unknown" : value !== undefined && value > 0 ? (tone ?? "") : ""}`}>
      <a href={href} data-row class="card-link">
        <span class="card-title">{title}</span>
        <span class="card-value">{isUnknown ? "Not evaluated" : value === undefined ? "…" : compact(value)}</span>
      </a>
      <div class="card-more">{children}</div>
      {trend === undefined ? <p class="spark" aria-busy="true">…</p> : trend === null ? null : <Spark points={trend} />}
      {known ? (
        <p class="card-coverage" title={known.missing.slice(0, 12).join("\n")}>
          <span aria-hidden="true">{SIGNS[known.state]}</span> <a href={hrefOf("sources")}>{known.text}</a>
        </p>
      ) : null}
    </li>
  );
}

function Ownerless({ data }: { readonly data: HomeData }) {
  const { nodes, totalCount } = data.ownerless;
  if (nodes.length < totalCount) return <>identities, secrets and workloads</>;
  const of = (label: string) => nodes.filter((node) => node.label === label).length;
  return <>{count(of("IDENTITY"))} NHIs, {count(of("SECRET"))} secrets, {count(of("WORKLOAD"))} workloads</>;
}

const CREEP = ["creep.unused", "creep.peer-outlier", "creep.mover-residue", "creep.growth", "creep.role-growth",
  "creep.temporary-became-permanent", "creep.standing-privilege"];

/** A number beside the first one: of findings of a type, or that it was not evaluated. */
function Also({ data, type, value, text }: { readonly data: HomeData; readonly type: string; readonly value: number | undefined; readonly text: string }) {
  if (value === undefined) return null;
  const isUnknown = value === 0 && judged(data.coverage, [type]).state === "NOT_EVALUATED";
  return <a href={hrefOf("findings", { type, status: ["OPEN", "ACKNOWLEDGED"] })}>{isUnknown ? "not evaluated" : count(value)} {text}</a>;
}

type Figure = Exclude<keyof HomeTrendData["posture"][number], "at">;

interface PostureProps {
  readonly data: HomeData;
  readonly counts: HomeCountsData | undefined;
  readonly trend: HomeTrendData | null | undefined;
}

function Posture({ data, counts, trend }: PostureProps) {
  const over = (figure: Figure) => trend === null ? null : trend?.posture.map((point) => ({ at: point.at, value: point[figure] }));
  const { humans, nhis, unknown } = data.graph.identities;
  const open = { status: ["OPEN", "ACKNOWLEDGED"] };
  const conditional = data.reaching.totalCount - data.confirmed.totalCount;
  return (
    <ul class="cards" aria-label="Posture">
      <Card title="Can become administrator" trend={over("reaching")} value={data.reaching.totalCount} tone="bad" href={hrefOf("escalation")}
        judged={judged(data.coverage, ["escalation.to-tier-zero"])}>
        <span aria-hidden="true">●</span> <a href={hrefOf("escalation", { confidence: "CONFIRMED" })}>{count(data.confirmed.totalCount)} confirmed</a>,{" "}
        <span aria-hidden="true">○</span> <a href={hrefOf("escalation", { confidence: "CONDITIONAL" })}>{count(conditional)} under conditions</a>
      </Card>
      <Card title="Nobody answers for" trend={over("ownerless")} value={data.ownerless.totalCount} tone="warn" href={hrefOf("ownership")}
        judged={judged(data.coverage, ["ownership.none"])}>
        <Ownerless data={data} />
      </Card>
      <Card title="Leavers still active" trend={over("leavers")} value={counts?.leavers.totalCount} tone="bad" href={hrefOf("findings", { type: "lifecycle.leaver-active", ...open })}
        judged={judged(data.coverage, ["lifecycle.leaver-active"])}>
        <Also data={data} type="lifecycle.leaver-credentials" value={counts?.leaverSecrets.totalCount} text="of their credentials live on" />
      </Card>
      <Card title="Secrets outside vaults" trend={over("outside")} value={counts?.outside.totalCount} tone="warn" href={hrefOf("findings", { type: "secret.outside-vault", ...open })}
        judged={judged(data.coverage, ["secret.outside-vault"])}>
        <Also data={data} type="secret.long-lived" value={counts?.longLived.totalCount} text="long-lived" />
      </Card>
      <Card title="Owner has left" trend={over("departed")} value={counts?.departed.totalCount} tone="warn" href={hrefOf("findings", { type: "ownership.departed", ...open })}
        judged={judged(data.coverage, ["ownership.departed"])}>
        <Also data={data} type="ownership.leaving" value={counts?.leaving.totalCount} text="whose only owner is leaving" />
      </Card>
      <Card title="Permission creep" trend={over("creep")} value={counts?.creep.totalCount} tone="warn" href={hrefOf("findings", { type: CREEP, ...open })}
        judged={judged(data.coverage, CREEP)}>
        <Also data={data} type="creep.unused" value={counts?.unused.totalCount} text="with unused grants" />{counts === undefined ? null : ", "}<a href={hrefOf("creep")}>ranking</a>
      </Card>
      <Card title="Tier zero" trend={over("tierZero")} value={data.tierZero.totalCount} href={hrefOf("tier-zero")}>administrators in effect, and what was declared</Card>
      <Card title="Non-human identities" trend={over("nhis")} value={nhis} href={hrefOf("identities", { human: "no" })}>
        {humans > 0 ? `${(nhis / humans).toFixed(1)} for each of ` : "and "}
        <a href={hrefOf("identities", { human: "yes" })}>{plural(humans, "person", "people")}</a>
        {unknown > 0 ? <>, <a href={hrefOf("identities", { kind: "UNKNOWN" })}>{count(unknown)} of unknown kind</a></> : null}
      </Card>
    </ul>
  );
}

const SEVERITIES = [["critical", "CRITICAL"], ["high", "HIGH"], ["medium", "MEDIUM"], ["low", "LOW"]] as const;

function Urgent({ data }: { readonly data: HomeUrgentData }) {
  return (
    <section aria-labelledby="urgent">
      <div class="title-row">
        <h2 id="urgent">Look at these first</h2>
        <a href={hrefOf("findings")}>All {count(data.urgent.totalCount)} open findings</a>
      </div>
      <ul class="chips" aria-label="Open findings by severity">
        {SEVERITIES.map(([key, severity]) => (
          <li key={key}><a class="chip" href={hrefOf("findings", { severity: severity === "LOW" ? ["LOW", "INFO"] : severity })}>
            <SeverityMark severity={severity} /> <strong>{count(data[key].totalCount)}</strong>
          </a></li>
        ))}
      </ul>
      {data.urgent.nodes.length === 0
        ? <Empty title="No finding is open"><p>Run the analyses with <code>entail analyze</code>, after a load.</p></Empty>
        : (
          <ul class="rows">
            {data.urgent.nodes.map((finding) => (
              <li key={finding.id} data-row class="row">
                <SeverityMark severity={finding.severity} />
                <span class="row-main"><a href={hrefOf("findings", { sel: finding.id })}><Name text={finding.title} /></a></span>
                <EntityLink entity={finding.subject} />
                <span class="quiet"><Time at={finding.firstSeen} /></span>
              </li>
            ))}
          </ul>
        )}
    </section>
  );
}

function Sources({ data }: { readonly data: HomeData }) {
  const sources = data.graph.sources.filter((source) => !source.name.startsWith("entail:"));
  return (
    <section aria-labelledby="sources">
      <div class="title-row"><h2 id="sources">Sources</h2><a href={hrefOf("sources")}>What was evaluated</a></div>
      <ul class="rows">
        {sources.map((source) => (
          <li key={source.name} class="row"><span class="row-main"><Name text={source.name} /></span><span class="quiet">loaded <Time at={source.lastLoadAt} /></span></li>
        ))}
      </ul>
      <p class="quiet small">Graph version {count(data.graph.version)}</p>
    </section>
  );
}

/** The posture at a glance. */
export function HomeView() {
  const asOf = useAsOf();
  const asked = useAsk(Home, { asOf });
  const counts = useAsk(HomeCounts, {});
  const urgent = useAsk(HomeUrgent, {});
  // The past is dear to compute: it is asked for once the present stands.
  const trend = useAsk(HomeTrend, asked.data === undefined || counts.data === undefined ? null : { asOf });
  return (
    <>
      <h1 tabIndex={-1}>Posture</h1>
      <Shown of={asked}>
        {(data) => data.graph.version === 0 ? (
          <Empty title="The graph is empty">
            <p>Load an export, for example <code>entail load aws account.json</code>, or see the sample organisation with <code>entail demo</code>.</p>
          </Empty>
        ) : <>{counts.failure ? <Failed failure={counts.failure} again={counts.again} /> : null}<Posture data={data} counts={counts.data} trend={trend.failure ? null : trend.data} /><div class="columns"><Shown of={urgent} what="the findings">{(found) => <Urgent data={found} />}</Shown><Sources data={data} /></div></>}
      </Shown>
    </>
  );
}
