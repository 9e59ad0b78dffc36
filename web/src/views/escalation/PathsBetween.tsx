// SPDX-License-Identifier: GPL-3.0-or-later
import { useMemo } from "preact/hooks";
import { useAsk } from "../../ask/useAsk";
import { PathPicture } from "../../draw/PathPicture";
import { edgeId, hopText, isInherited, pictureOf } from "../../draw/picture";
import { type PathPart, Paths } from "../../generated/documents";
import { EntityLink, Name, nameOf } from "../../parts/Entity";
import { ConfidenceMark } from "../../parts/Marks";
import { Empty, Shown } from "../../parts/States";
import { capital, plural } from "../../text/format";
import { adjust, choice, go, hrefOf, hrefWith } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";
import { wantedConfidence } from "./confidences";
import { HopPanel } from "./HopPanel";

const COUNTS = ["3", "1", "5", "10", "20"] as const;

function PathChoice({ paths, chosen }: { readonly paths: readonly PathPart[]; readonly chosen: number }) {
  return (
    <ol class="paths" aria-label="Paths, cheapest first">
      {paths.map((path, index) => (
        <li key={path.id} data-row>
          <a href={hrefWith({ path: index, sel: null })} aria-current={index === chosen ? "true" : undefined}>
            <strong>Path {index + 1}</strong> <ConfidenceMark confidence={path.confidence} />
            <span class="quiet">{plural(path.length, "hop")}, effort {path.weight.toFixed(1)}</span>
            {path.inherited ? <span class="tag">inherited</span> : null}
          </a>
        </li>
      ))}
    </ol>
  );
}

function Steps({ path, selected }: { readonly path: PathPart; readonly selected: string | null }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Steps of the path">
      <table>
        <caption>The same, step by step</caption>
        <thead><tr><th scope="col" class="number">Step</th><th scope="col">From</th><th scope="col">How</th><th scope="col">To</th><th scope="col">Confidence</th><th scope="col">Why</th></tr></thead>
        <tbody>
          {path.hops.map((hop, index) => (
            <tr key={index} data-row class={edgeId(hop) === selected ? "chosen" : undefined}>
              <td class="number">{index + 1}</td>
              <td><EntityLink entity={hop.from} /></td>
              <td>{capital(hopText(hop))}{isInherited(hop) ? <span class="tag">inherited</span> : null}</td>
              <td><EntityLink entity={hop.to} /></td>
              <td><ConfidenceMark confidence={hop.confidence} />{hop.conditions.map((each) => <p key={each} class="small">if <Name text={each} /></p>)}</td>
              <td><a href={hrefWith({ sel: edgeId(hop) })}>{plural(hop.evidence.length, "fact")}</a></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Drawn({ to, paths }: { readonly to: string | null; readonly paths: readonly PathPart[] }) {
  const { params } = useRoute();
  const chosen = Math.min(Math.max(0, Number(params.get("path") ?? 0) || 0), paths.length - 1);
  const selected = params.get("sel");
  const picture = useMemo(() => pictureOf(paths), [paths]);
  const path = paths[chosen];
  if (path === undefined) return null;
  const hop = paths.flatMap((each) => each.hops).find((each) => edgeId(each) === selected);
  return (
    <>
      <PathChoice paths={paths} chosen={chosen} />
      <PathPicture picture={picture} selected={selected} lit={new Set(path.hops.map((each) => edgeId(each)))}
        label={`Paths from ${nameOf(path.source)} to ${nameOf(path.target)}, from left to right. The table below says the same.`}
        onEdge={(id) => adjust({ sel: id === selected ? null : id })} onNode={(id) => go(hrefOf("entity", { id }))} />
      <div class="with-panel">
        <Steps path={path} selected={selected} />
        <aside class="panel" tabIndex={0} aria-label="Explanation" aria-live="polite">
          {hop === undefined
            ? <><h2>Path {chosen + 1}</h2><p><Name text={path.explanation} /></p><p class="quiet small">Choose a hop to see what proves it.</p></>
            : <><HopPanel hop={hop} /><p><a class="button" href={hrefOf("escalation", { tab: "what-if", to, cut: edgeId(hop) })}>What if it were cut?</a>{" "}<button type="button" onClick={() => adjust({ sel: null })}>Back to the path</button></p></>}
        </aside>
      </div>
    </>
  );
}

/** The cheapest paths of one identity. */
export function PathsBetween({ from, to }: { readonly from: string; readonly to: string | null }) {
  const { params } = useRoute();
  const confidence = wantedConfidence(params);
  const k = choice(params, "k", COUNTS);
  const asked = useAsk(Paths, {
    from, to, toTierZero: to === null ? true : null, k: Number(k), confidence: confidence === "" ? null : confidence, asOf: useAsOf(),
  });
  return (
    <>
      <p class="title-row">
        <a href={hrefWith({ from: null, sel: null, path: null })}>← Everybody who can reach {to === null ? "tier zero" : "it"}</a>
        <label class="inline">Paths at most{" "}
          <select value={k} onChange={(event) => adjust({ k: event.currentTarget.value, path: null })}>
            {[...COUNTS].sort((one, other) => Number(one) - Number(other)).map((each) => <option key={each}>{each}</option>)}
          </select>
        </label>
      </p>
      <Shown of={asked} what="the paths">
        {(data) => data.escalationPaths.nodes.length === 0
          ? <Empty title="There is no path"><p>Nothing that is loaded leads from here to {to === null ? "tier zero" : "there"}. <a href={hrefOf("sources")}>What could be evaluated</a></p></Empty>
          : <Drawn to={to} paths={data.escalationPaths.nodes} />}
      </Shown>
    </>
  );
}
