// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import type { Told } from "../../ask/told";
import { useList } from "../../ask/useAsk";
import { OwnedBy, type OwnedByData } from "../../generated/documents";
import { May } from "../../me/May";
import { EntityLink, kindOf } from "../../parts/Entity";
import { ListState } from "../../parts/ListState";
import { Picker } from "../../parts/Picker";
import { Said } from "../../parts/Said";
import { Empty } from "../../parts/States";
import { Time } from "../../parts/Time";
import { useRows } from "../../parts/useRows";
import { csv, download } from "../../text/csv";
import { capital, plural, words } from "../../text/format";
import { adjust, go, hrefWith } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { AssignForm } from "./AssignForm";
import { attest } from "./assign";
import { useChosen } from "./useChosen";

type Owned = OwnedByData["ownedBy"]["nodes"][number];

function save(owned: readonly Owned[]): void {
  download("hand-over.csv", "text/csv", csv(
    ["id", "name", "kind", "owners"],
    owned.map((each) => [each.id, each.name, kindOf(each), each.owners.map((ownership) => `${ownership.owner.name ?? ownership.owner.id} (${words(ownership.role)})`).join("; ")]),
  ));
}

function Others({ owned, owner }: { readonly owned: Owned; readonly owner: string }) {
  const others = owned.owners.filter((each) => each.owner.id !== owner);
  if (others.length === 0) return <span class="problem-text">nobody else</span>;
  return <ul class="plain-list">{others.map((each, index) => <li key={index}><EntityLink entity={each.owner} /> <span class="quiet small">{words(each.role)}</span></li>)}</ul>;
}

/** Hands what was chosen over to somebody, or confirms that its owner answers for it still. */
function Decide({ owner, ids, named, onDone }: { readonly owner: string; readonly ids: readonly string[]; readonly named: readonly string[]; readonly onDone: (told: Told) => void }) {
  const [confirmed, setConfirmed] = useState<number | null>(null);
  const confirm = async () => {
    setConfirmed(0);
    const told = await attest(named, owner, setConfirmed);
    setConfirmed(null);
    onDone(told);
  };
  return (
    <>
      <AssignForm entities={ids} onDone={onDone} />
      {named.length === 0 ? null : (
        <p><button type="button" disabled={confirmed !== null} onClick={() => void confirm()}>
          {confirmed === null ? `Confirm that they answer for ${plural(named.length, "thing")}` : `${confirmed} of ${named.length}…`}
        </button></p>
      )}
    </>
  );
}

/** What a person or team answers for, what names them itself first: all that has to be handed over when they leave. */
export function HandOver({ owner }: { readonly owner: string | null }) {
  const { params } = useRoute();
  const isDirect = params.get("direct") === "yes";
  const list = useList(OwnedBy, owner === null ? null : { owner, includeIndirect: !isDirect, first: 500 }, (data) => data.ownedBy);
  const chosen = useChosen();
  const ownOf = (each: Owned) => each.owners.find((ownership) => ownership.owner.id === owner);
  const named = list.nodes.filter((each) => ownOf(each) !== undefined);
  const { rows, more } = useRows([...named, ...list.nodes.filter((each) => ownOf(each) === undefined)]);
  const [told, setTold] = useState<Told | null>(null);
  const picked = chosen.among(list.nodes);
  const onDone = (result: Told) => {
    setTold(result);
    chosen.clear();
    list.again();
  };
  return (
    <>
      <form class="question" onSubmit={(event) => event.preventDefault()} aria-label="Whose">
        <Picker label="Who leaves, or which team ends" placeholder="a person or team" value={owner} labels={["IDENTITY", "OWNER"]}
          onPick={(entity) => { setTold(null); go(hrefWith({ owner: entity?.id })); }} />
        <label class="check"><input type="checkbox" checked={isDirect} onChange={() => adjust({ direct: isDirect ? null : "yes" })} /> only what names them itself</label>
      </form>
      {owner === null
        ? <Empty title="Whose hand-over list?"><p>Choose a person or team: the list says what they answer for, also through teams and accounts of theirs.</p></Empty>
        : (
          <ListState of={list} empty="Nothing to hand over" hint="They answer for nothing that is loaded.">
            <div class="title-row"><h2>{plural(list.total ?? 0, "thing")} to hand over</h2><button type="button" onClick={() => save(list.nodes)}>Export CSV</button></div>
            <Said told={told} />
            {picked.length === 0 ? null : (
              <May do="DECIDE_OWNERSHIP">
                <Decide owner={owner} ids={picked} named={chosen.among(named)} onDone={onDone} />
              </May>
            )}
            <div class="scroll" tabIndex={0} role="region" aria-label="What they answer for">
              <table>
                <thead><tr><th scope="col">{chosen.boxOfAll(rows)}</th><th scope="col">What</th><th scope="col">How they answer for it</th><th scope="col">Who else does</th></tr></thead>
                <tbody>
                  {rows.map((each) => {
                    const own = ownOf(each);
                    return (
                      <tr key={each.id} data-row>
                        <td>{chosen.box(each)}</td>
                        <td><EntityLink entity={each} kind /></td>
                        <td>{own === undefined
                          ? <span class="quiet">through a team or account</span>
                          : <>{capital(words(own.role))} <span class="quiet small">{words(own.source)}{own.attestedAt === null ? ", never confirmed" : <>, confirmed <Time at={own.attestedAt} /></>}</span></>}</td>
                        <td><Others owned={each} owner={owner} /></td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
              {more}
            </div>
          </ListState>
        )}
    </>
  );
}
