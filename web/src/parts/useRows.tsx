// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import { count } from "../text/format";

const AT_FIRST = 25;
const MORE = 500;

/** So many rows at first, and more as they are asked for: nobody waits for a long table. */
export function useRows<T>(all: readonly T[]): { readonly rows: readonly T[]; readonly more: ComponentChild } {
  const [most, setMost] = useState(AT_FIRST);
  const left = all.length - most;
  return {
    rows: all.slice(0, most),
    more: left <= 0 ? null : (
      <p class="note">{count(most)} of {count(all.length)} are listed.{" "}
        <button type="button" onClick={() => setMost(most + MORE)}>{count(Math.min(left, MORE))} more</button></p>
    ),
  };
}
