// SPDX-License-Identifier: GPL-3.0-or-later
import { visible } from "../text/format";

/** A reference out of the page; anything that is not plainly on the web stays text. */
export function External({ to }: { readonly to: string }) {
  if (!/^https?:\/\//i.test(to)) return <bdi>{visible(to)}</bdi>;
  return <a href={to} target="_blank" rel="noopener noreferrer"><bdi>{visible(to.replace(/^https?:\/\//i, ""))}</bdi></a>;
}
