// SPDX-License-Identifier: GPL-3.0-or-later
import { visible } from "../text/format";

function text(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value).map(([key, each]) => `${key} ${typeof each === "string" ? each : JSON.stringify(each)}`).join(", ");
}

interface ValuesProps {
  readonly before: unknown;
  readonly after: unknown;
}

/** What a thing said before and what it says now, of what differs. */
export function Values({ before, after }: ValuesProps) {
  return <span class="quiet small"><bdi>{visible(text(before))}</bdi> → <bdi>{visible(text(after))}</bdi></span>;
}
