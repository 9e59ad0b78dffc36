// SPDX-License-Identifier: GPL-3.0-or-later
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { EntityRef } from "../../generated/documents";
import { nameOf } from "../../parts/Entity";

export interface Chosen {
  /** The ids of those among some things that are chosen. */
  readonly among: (some: readonly EntityRef[]) => readonly string[];
  readonly clear: () => void;
  /** The box of one thing. */
  readonly box: (entity: EntityRef) => JSX.Element;
  /** The box of all that are shown. */
  readonly boxOfAll: (shown: readonly EntityRef[]) => JSX.Element;
}

/** Things of a list that the reader chose, and the boxes to choose them with. */
export function useChosen(): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  return {
    among: (some) => some.filter((each) => ids.has(each.id)).map((each) => each.id),
    clear: () => setIds(new Set()),
    box: (entity) => <input type="checkbox" checked={ids.has(entity.id)} onChange={() => toggle(entity.id)} aria-label={`Choose ${nameOf(entity)}`} />,
    boxOfAll: (shown) => {
      const isAll = shown.length > 0 && shown.every((each) => ids.has(each.id));
      return <input type="checkbox" aria-label="Choose all that are shown" checked={isAll} onChange={() => setIds(isAll ? new Set() : new Set(shown.map((each) => each.id)))} />;
    },
  };
}
