// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef } from "preact/hooks";
import { VIEWS } from "../views/views";

const KEYS: readonly (readonly [string, string])[] = [
  ["/", "Search"],
  ["?", "This sheet"],
  ["t", "Light, dark, or as the system"],
  ["s", "Save this question, or forget it"],
  ["j  k", "Next and previous of a list"],
  ["a", "Act on what is chosen"],
  ["Enter", "Open what is focused"],
  ["← →", "Next and previous step of a path"],
  ["Esc", "Close what is open"],
];

/** The keys, in a dialog. */
export function Help({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  const views = VIEWS.flatMap((view) => (view.key ? [[`g ${view.key}`, view.title] as const] : []));
  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={onClose} class="sheet">
      <h2 id="help-title">Keys</h2>
      <dl class="keys">
        {[...views, ...KEYS].map(([key, meaning]) => (
          <div key={key}><dt>{key.split(" ").filter(Boolean).map((each) => <kbd key={each}>{each}</kbd>)}</dt><dd>{meaning}</dd></div>
        ))}
      </dl>
      <p class="quiet small">Every view is in its address: bookmark it, share it, go back.</p>
      <form method="dialog"><button type="submit" autofocus>Close</button></form>
    </dialog>
  );
}
