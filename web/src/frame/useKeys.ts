// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef } from "preact/hooks";
import { sequences } from "./sequences";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement
    && (target.isContentEditable || target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type)
      || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement);
}

/** Keys of the whole page, by what is pressed: "/" or, one after the other, "g h". Not while somebody types. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const known = useRef(actions);
  known.current = actions;
  useEffect(() => {
    const sequence = sequences((keys) => known.current[keys] !== undefined);
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      const keys = sequence(event.key, event.timeStamp);
      if (keys === undefined) return;
      event.preventDefault();
      known.current[keys]?.();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Moves the focus along the rows of the list on the page. */
export function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row] a, main a[data-row], main button[data-row]")]
    .filter((row, index, all) => all.findIndex((each) => each.closest("[data-row]") === row.closest("[data-row]")) === index);
  const current = rows.findIndex((row) => row.closest("[data-row]") === document.activeElement?.closest("[data-row]"));
  rows[Math.min(rows.length - 1, Math.max(0, current === -1 ? 0 : current + step))]?.focus();
}
