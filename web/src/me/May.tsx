// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentChildren } from "preact";
import { type Right, useMay } from "./me";

/** What is only for readers who may do it. */
export function May({ do: right, children }: { readonly do: Right; readonly children: ComponentChildren }) {
  return useMay(right) ? <>{children}</> : null;
}
