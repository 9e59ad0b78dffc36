// SPDX-License-Identifier: GPL-3.0-or-later
import { useList } from "../../ask/useAsk";
import { edgeId } from "../../draw/picture";
import { ChokePoints } from "../../generated/documents";
import { HopLine } from "./HopText";
import { Bar } from "../../parts/Bar";
import { ListState } from "../../parts/ListState";
import { count, percent } from "../../text/format";
import { hrefOf } from "../../url/route";
import { useAsOf } from "../../url/useRoute";

/** The relations that most paths go along: where one cut does most. */
export function ChokePointList({ to }: { readonly to: string | null }) {
  const list = useList(ChokePoints, { to, first: 50, asOf: useAsOf() }, (data) => data.chokePoints);
  return (
    <>
      <p class="lead">One cut here does most: who loses every path when this relation goes, and how many cheapest paths it carries.</p>
      <ListState of={list} empty="There is no choke point" hint="Nobody can reach it, or no relation carries more than others.">
        <div class="scroll" tabIndex={0} role="region" aria-label="Choke points">
          <table class="wide">
            <thead><tr><th scope="col">Relation</th><th scope="col" class="number">Cut off</th><th scope="col">Share of identities</th><th scope="col" class="number">Paths through</th><th scope="col"><span class="said">What if</span></th></tr></thead>
            <tbody>
              {list.nodes.map((point) => (
                <tr key={edgeId(point.hop)} data-row>
                  <td><HopLine hop={point.hop} /></td>
                  <td class="number">{count(point.identitiesCutOff)}</td>
                  <td><Bar share={point.share} text={percent(point.share)} /></td>
                  <td class="number">{point.pathsThrough.toFixed(1).replace(/\.0$/, "")}</td>
                  <td><a href={hrefOf("escalation", { tab: "what-if", to, cut: edgeId(point.hop) })}>What if cut?</a></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </>
  );
}
