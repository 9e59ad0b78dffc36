// SPDX-License-Identifier: GPL-3.0-or-later
import { useAsk } from "../../ask/useAsk";
import { CardGrants, type CardGrantsData } from "../../generated/documents";
import { EntityLink, Name } from "../../parts/Entity";
import { Shown } from "../../parts/States";
import { Time } from "../../parts/Time";
import { count, visible } from "../../text/format";
import { hrefOf } from "../../url/route";
import { useAsOf } from "../../url/useRoute";

type Grant = NonNullable<CardGrantsData["identity"]>["grants"]["nodes"][number];

function What({ grant }: { readonly grant: Grant }) {
  if (grant.actions.length === 0) return <EntityLink entity={grant.permission} kind />;
  const [first = "", ...more] = grant.actions;
  return (
    <>
      <a href={hrefOf("entity", { id: grant.permission.id })} title={grant.actions.map((each) => visible(each)).join(", ")}><Name text={first} most={48} /></a>
      {more.length === 0 ? null : <span class="quiet"> and {count(more.length)} more</span>}
      {grant.resources.length === 0 ? null : <span class="quiet small line">on <Name text={grant.resources.join(", ")} most={60} /></span>}
    </>
  );
}

function Through({ grant }: { readonly grant: Grant }) {
  if (grant.direct) return <>directly</>;
  return <>{grant.chain.slice(0, -1).map((hop, index) => <span key={index}>{index === 0 ? "" : " → "}<EntityLink entity={hop.to} /></span>)}</>;
}

/** What an identity may use, by what chain, and when it last did. */
export function Grants({ id }: { readonly id: string }) {
  const asked = useAsk(CardGrants, { id, asOf: useAsOf() });
  return (
    <section class="block wide" aria-labelledby="grants">
      <div class="title-row"><h2 id="grants">What it may use</h2><a href={hrefOf("creep", { id })}>Beside its peers</a></div>
      <Shown of={asked} what="what it may use">
        {({ identity }) => identity === null || identity.grants.totalCount === 0 ? <p class="quiet">Nothing that is loaded.</p> : (
          <>
            <div class="scroll" tabIndex={0} role="region" aria-label="What it may use, as a table">
              <table>
                <thead><tr><th scope="col">What</th><th scope="col">Through</th><th scope="col">Since</th><th scope="col">Last used</th></tr></thead>
                <tbody>
                  {identity.grants.nodes.map((grant, index) => (
                    <tr key={index}>
                      <td><What grant={grant} /></td><td><Through grant={grant} /></td><td><Time at={grant.since} as="day" /></td><td><Time at={grant.lastUsedAt} /></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {identity.grants.totalCount > identity.grants.nodes.length ? <p class="quiet">{count(identity.grants.nodes.length)} of {count(identity.grants.totalCount)} are listed.</p> : null}
          </>
        )}
      </Shown>
    </section>
  );
}
