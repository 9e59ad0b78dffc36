// SPDX-License-Identifier: GPL-3.0-or-later
import { hopText } from "../../draw/picture";
import { EntityLink, Name } from "../../parts/Entity";
import { Time } from "../../parts/Time";
import { Values } from "../../parts/Values";
import { count, words } from "../../text/format";
import type { CardEntity } from "./facts";

type Change = CardEntity["history"]["nodes"][number];

function What({ change, of }: { readonly change: Change; readonly of: string }) {
  const { before, after, relation, other, subject, kind } = change;
  const values = kind === "ADDED" || kind === "REMOVED" ? null : <>: <Values before={before} after={after} /></>;
  if (relation === null) return <><strong>{words(kind)}</strong>{values}</>;
  const far = subject.id === of ? other : subject;
  return <><strong>{words(kind)}</strong> {hopText({ relation, technique: null })} {subject.id === of ? "→" : "←"} {far === null ? null : <EntityLink entity={far} />}{values}</>;
}

/** What changed of a thing and its relations, newest first. */
export function History({ entity }: { readonly entity: CardEntity }) {
  const { nodes, totalCount } = entity.history;
  return (
    <section class="block" aria-labelledby="history">
      <h2 id="history">History</h2>
      {nodes.length === 0 ? <p class="quiet">Nothing changed since it was first seen.</p> : (
        <ol class="timeline">
          {nodes.map((change, index) => (
            <li key={index}><Time at={change.at} as="day" /> <What change={change} of={entity.id} />
              {change.cause === null ? null : <span class="quiet small"> by <Name text={change.cause.source} /></span>}</li>
          ))}
        </ol>
      )}
      {totalCount > nodes.length ? <p class="quiet small">{count(totalCount - nodes.length)} older changes</p> : null}
    </section>
  );
}
