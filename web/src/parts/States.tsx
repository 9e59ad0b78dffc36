// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentChildren } from "preact";
import type { Asked } from "../ask/useAsk";
import type { AskFailure } from "../ask/ask";

export function Failed({ failure, again }: { readonly failure: AskFailure; readonly again: () => void }) {
  return (
    <div class="state" role="alert">
      <p class="state-title">{failure.kind === "signed-out" ? "You are not signed in" : "This could not be read"}</p>
      <p>{failure.message}</p>
      <p><button type="button" onClick={again}>Try again</button></p>
    </div>
  );
}

export function Loading({ what = "the graph" }: { readonly what?: string }) {
  return (
    <div class="state" role="status">
      <div class="bars" aria-hidden="true"><i /><i /><i /></div>
      <p>Reading {what}…</p>
    </div>
  );
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return <div class="state"><p class="state-title">{title}</p>{children}</div>;
}

interface ShownProps<Data> {
  readonly of: Asked<Data>;
  readonly what?: string;
  readonly children: (data: Data) => ComponentChildren;
}

/** An answer, or that it is on its way, or why there is none. */
export function Shown<Data>({ of, what, children }: ShownProps<Data>) {
  if (of.failure) return <Failed failure={of.failure} again={of.again} />;
  if (of.data === undefined) return what === undefined ? <Loading /> : <Loading what={what} />;
  return <div class={of.isLoading ? "stale" : undefined} aria-busy={of.isLoading}>{children(of.data)}</div>;
}
