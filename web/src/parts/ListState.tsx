// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentChildren } from "preact";
import type { Listed } from "../ask/useAsk";
import { count } from "../text/format";
import { Empty, Failed, Loading } from "./States";

interface ListStateProps {
  readonly of: Listed<unknown>;
  readonly empty: string;
  readonly hint?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A list with what stands in its place while it loads, fails or is empty, and with the way to its next page. */
export function ListState({ of, empty, hint, children }: ListStateProps) {
  if (of.failure) return <Failed failure={of.failure} again={of.again} />;
  if (of.total === undefined) return <Loading />;
  if (of.nodes.length === 0) return <Empty title={empty}>{hint === undefined ? null : <p>{hint}</p>}</Empty>;
  return (
    <div class={of.isLoading ? "stale" : undefined} aria-busy={of.isLoading}>
      {children}
      {of.hasMore ? (
        <p class="more">
          <button type="button" onClick={of.more} disabled={of.isLoading}>Show more</button>{" "}
          <span class="quiet">{count(of.nodes.length)} of {count(of.total)} shown</span>
        </p>
      ) : null}
    </div>
  );
}
