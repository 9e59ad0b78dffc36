// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect } from "preact/hooks";
import { ask } from "../ask/ask";
import { NameOf } from "../generated/documents";
import { shortened, visible } from "../text/format";
import type { Route } from "../url/route";
import { rememberRecent } from "./kept";
import { questionOf } from "./questions";

const LOOKED_AT = 1_500;

async function nameOf(id: string): Promise<string> {
  const { entity } = await ask(NameOf, { id });
  return shortened(visible(entity?.name ?? id), 40);
}

/** The question of a view in words, with the names of what it is about. */
export function titleOf(route: Route): Promise<string | null> {
  return questionOf(route, nameOf);
}

/** Keeps what was asked among the recent questions, once it was looked at and not only passed by. */
export function useRemembered(route: Route): void {
  useEffect(() => {
    const href = location.hash;
    const timer = setTimeout(() => {
      titleOf(route).then((title) => {
        if (title !== null) rememberRecent({ title, href });
      }, () => undefined);
    }, LOOKED_AT);
    return () => clearTimeout(timer);
  }, [route]);
}
