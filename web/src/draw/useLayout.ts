// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useState } from "preact/hooks";

export type Layout = typeof import("./layout");

let known: Layout | null = null;

/** What places a picture, once it is read. A view that will draw one asks for it with its question, so that both are there at once. */
export function useLayout(): Layout | null {
  const [layout, setLayout] = useState(known);
  useEffect(() => {
    if (layout === null) {
      void import("./layout").then((read) => {
        known = read;
        setLayout(read);
      });
    }
  }, []);
  return layout;
}
