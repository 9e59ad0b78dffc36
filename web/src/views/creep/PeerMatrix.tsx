// SPDX-License-Identifier: GPL-3.0-or-later
import type { CreepOfData } from "../../generated/documents";
import { EntityLink } from "../../parts/Entity";
import { count, percent, plural, visible, words } from "../../text/format";
import { hrefOf } from "../../url/route";
import { longName, shortName, standingOf } from "./matrix";

type Comparison = NonNullable<NonNullable<CreepOfData["identity"]>["creep"]["comparison"]>;

/** What the peers have in common, to stand after "peers". */
function likeness(group: string): string {
  const told = visible(group).replace(/ as ([A-Z_]+)$/, (_, kind: string) => `, ${words(kind)}`);
  return group.startsWith("holding") ? told : `of ${told}`;
}

/** An identity against its peers: a row for each, a column for each entitlement, what sets it apart first. */
export function PeerMatrix({ comparison }: { readonly comparison: Comparison | null }) {
  if (comparison === null) return <p class="quiet">There are too few like it to compare with.</p>;
  const { columns, rows, peers, held, group } = comparison;
  if (columns.length === 0) return <p class="quiet">Neither it nor its peers hold anything.</p>;
  const of = (standing: string) => columns.filter((column) => standingOf(column) === standing).length;
  return (
    <>
      <p>Beside {plural(peers, "peer")} {likeness(group)}:{" "}
        <strong>{count(of("odd"))}</strong> held that {of("odd") === 1 ? "is" : "are"} rare among them, {count(of("shared"))} shared{of("lacking") === 0 ? "" : `, ${count(of("lacking"))} that most of them hold and it does not`}.</p>
      <div class="scroll matrix" tabIndex={0} role="region" aria-label="Who holds what">
        <table>
          <thead>
            <tr>
              <th scope="col">Who</th><th scope="col" class="number">Alike</th>
              {columns.map((column) => (
                <th key={column.permission.id} scope="col" class={`entitlement ${standingOf(column)}`} title={longName(column)}>
                  <a href={hrefOf("entity", { id: column.permission.id })}><span>{shortName(column)}<span class="said">: {longName(column)}</span></span></a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.identity.id} class={index === 0 ? "self" : undefined}>
                <th scope="row"><EntityLink entity={row.identity} /></th>
                <td class="number">{index === 0 ? "" : percent(row.similarity)}</td>
                {row.holds.map((holds, at) => {
                  const column = columns[at];
                  const standing = column === undefined ? "shared" : standingOf(column);
                  return <td key={at} class={`cell ${standing} ${holds ? "holds" : ""}`}><span aria-hidden="true">{holds ? (index === 0 && standing === "odd" ? "◆" : "●") : ""}</span><span class="said">{holds ? "holds" : "no"}</span></td>;
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Share of the peers</th><td />
              {columns.map((column) => <td key={column.permission.id} class="cell share">{percent(column.share)}</td>)}
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="quiet small">◆ held and rare among the peers, ● held. Point at a column for all of its name.
        {rows.length - 1 < peers ? ` The ${count(rows.length - 1)} peers most alike are shown.` : ""}{columns.filter((column) => column.holds).length < held ? ` The ${count(columns.length)} least shared entitlements are shown.` : ""}</p>
    </>
  );
}
