// SPDX-License-Identifier: GPL-3.0-or-later
import { useAsk } from "../../ask/useAsk";
import { RoleInsight, type RoleInsightData } from "../../generated/documents";
import { Bar } from "../../parts/Bar";
import { EntityLink, Id } from "../../parts/Entity";
import { Empty, Shown } from "../../parts/States";
import { count, percent } from "../../text/format";
import { choice, hrefWith } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";
import { firstOf, isNamedTwice, KINDS, type Kind, told } from "./roles";
import { SuggestedRoles } from "./SuggestedRoles";

const MOST = 100;

function RoleTable({ insight, kind }: { readonly insight: RoleInsightData["roleInsight"]; readonly kind: Kind }) {
  const rows = told(insight, kind);
  const more = insight[kind].totalCount - rows.length;
  const isPair = kind === "nearDuplicates";
  if (rows.length === 0) return <Empty title="No such role" />;
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label="Roles">
        <table>
          <thead><tr><th scope="col">{kind === "duplicates" || isPair ? "Roles" : "Role"}</th>{isPair ? <th scope="col">Alike</th> : null}</tr></thead>
          <tbody>
            {rows.map(({ roles, similarity }) => (
              <tr key={roles.map((role) => role.id).join(" ")} data-row>
                <td><ul class="names">{roles.map((role) => (
                  <li key={role.id}><EntityLink entity={role} kind />{isNamedTwice(role, roles) ? <Id id={role.id} /> : null}</li>
                ))}</ul></td>
                {similarity === undefined ? null : <td><Bar share={similarity} text={percent(similarity)} /></td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 ? <p class="quiet">{count(more)} more: <code>entail roles</code> tells all.</p> : null}
    </>
  );
}

/** What is wrong with roles as roles, and fewer that would do. */
export function Roles() {
  const { params } = useRoute();
  const asked = useAsk(RoleInsight, { first: MOST, asOf: useAsOf() });
  return (
    <>
      <Shown of={asked} what="the roles">
        {({ roleInsight: insight }) => {
          const chosen = choice(params, "kind", ["", ...KINDS.map((each) => each.kind)]);
          const kind = chosen === "" ? firstOf(insight) : chosen;
          return (
            <>
              <nav aria-label="What is wrong">
                <ul class="chips">
                  {KINDS.map((each) => (
                    <li key={each.kind}><a class="chip" href={hrefWith({ kind: each.kind })} aria-current={each.kind === kind ? "true" : undefined}>{each.title} <strong>{count(insight[each.kind].totalCount)}</strong></a></li>
                  ))}
                </ul>
              </nav>
              <p>{KINDS.find((each) => each.kind === kind)?.about}</p>
              <RoleTable insight={insight} kind={kind} />
            </>
          );
        }}
      </Shown>
      <SuggestedRoles />
    </>
  );
}
