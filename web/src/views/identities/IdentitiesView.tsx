// SPDX-License-Identifier: GPL-3.0-or-later
import { useList } from "../../ask/useAsk";
import { Identities, type IdentityKind, type IdentityOrderField, type LifecycleStatus } from "../../generated/documents";
import { EntityLink, kindOf, Name } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Time } from "../../parts/Time";
import { capital, plural, words } from "../../text/format";
import { adjust, choice } from "../../url/route";
import { useAsOf, useRoute } from "../../url/useRoute";

const KINDS: readonly ["", ...IdentityKind[]] = ["", "EMPLOYEE", "CONTRACTOR", "CONTINGENT_WORKER", "PARTNER", "EXTERNAL", "SERVICE_ACCOUNT", "CLOUD_ROLE",
  "MACHINE_USER", "WORKLOAD_IDENTITY", "APPLICATION", "AI_AGENT", "BOT", "UNKNOWN"];
const STATUSES: readonly ["", ...LifecycleStatus[]] = ["", "ACTIVE", "ON_LEAVE", "SUSPENDED", "DISABLED", "TERMINATED", "UNKNOWN"];
const ORDERS: readonly [IdentityOrderField, ...IdentityOrderField[]] = ["NAME", "KIND", "FIRST_SEEN", "LAST_ACTIVE"];

function Options({ of }: { readonly of: readonly string[] }) {
  return <>{of.map((each) => <option key={each} value={each}>{each === "" ? "any" : words(each)}</option>)}</>;
}

/** Everybody and everything that can act. */
export function IdentitiesView() {
  const { params } = useRoute();
  const kind = choice(params, "kind", KINDS);
  const status = choice(params, "status", STATUSES);
  const human = choice(params, "human", ["", "yes", "no"]);
  const order = choice(params, "order", ORDERS);
  const text = params.get("text")?.trim() ?? "";
  const list = useList(
    Identities,
    {
      first: 100, asOf: useAsOf(),
      orderBy: { field: order, direction: order === "LAST_ACTIVE" || order === "FIRST_SEEN" ? "DESC" : "ASC" },
      filter: {
        ...(kind === "" ? {} : { kinds: [kind] }), ...(status === "" ? {} : { statuses: [status] }),
        ...(human === "" ? {} : { human: human === "yes" }), ...(text === "" ? {} : { text }),
      },
    },
    (data) => data.identities,
  );
  return (
    <>
      <h1 tabIndex={-1}>Identities</h1>
      <form class="question" onSubmit={(event) => event.preventDefault()} aria-label="Which identities">
        <label>Text <input type="search" value={params.get("text") ?? ""} placeholder="name or id" onInput={(event) => adjust({ text: event.currentTarget.value })} /></label>
        <label>Who <select value={human} onChange={(event) => adjust({ human: event.currentTarget.value })}>
          <option value="">people and NHIs</option><option value="yes">people</option><option value="no">NHIs</option></select></label>
        <label>Kind <select value={kind} onChange={(event) => adjust({ kind: event.currentTarget.value })}><Options of={KINDS} /></select></label>
        <label>Status <select value={status} onChange={(event) => adjust({ status: event.currentTarget.value })}><Options of={STATUSES} /></select></label>
        <label>Order <select value={order} onChange={(event) => adjust({ order: event.currentTarget.value })}><Options of={ORDERS} /></select></label>
      </form>
      <p role="status" class="quiet">{list.total === undefined ? "" : plural(list.total, "identity", "identities")}</p>
      <ListState of={list} empty="No identity fits" hint="Widen what you ask for.">
        <div class="scroll" tabIndex={0} role="region" aria-label="Identities">
          <table>
            <thead><tr><th scope="col">Who</th><th scope="col">Kind</th><th scope="col">Where</th><th scope="col">Status</th><th scope="col">Last active</th></tr></thead>
            <tbody>
              {list.nodes.map((each) => (
                <tr key={each.id} data-row>
                  <td><EntityLink entity={each} /></td>
                  <td>{capital(kindOf(each))}</td>
                  <td>{each.department !== null ? <Name text={each.department} /> : each.environment !== null ? words(each.environment) : <span class="quiet">{each.provider ?? "unknown"}</span>}</td>
                  <td>{words(each.status)}</td>
                  <td><Time at={each.lastActiveAt} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListState>
    </>
  );
}
