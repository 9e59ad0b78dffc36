// SPDX-License-Identifier: GPL-3.0-or-later
import type { Document } from "./document";

export type FailureKind = "signed-out" | "forbidden" | "unreachable" | "refused" | "broken";

/** Why the server did not answer, as far as a reader can do something about it. */
export class AskFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

async function answerOf(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch {
    throw new AskFailure("broken", `The server answered ${response.status} without JSON.`);
  }
}

/** Asks the server that the page came from. Fails with {@link AskFailure} only. */
export async function ask<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  let response: Response;
  try {
    response = await fetch("graphql", {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json" },
      body: JSON.stringify({ query: document.text, operationName: document.name, variables }),
      ...(signal ? { signal } : {}),
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new AskFailure("unreachable", "The server does not answer. Is `entail serve` still running?");
  }
  if (response.status === 401) {
    throw new AskFailure("signed-out", "You are not signed in. Open the link that `entail serve` printed.");
  }
  const answer = await answerOf(response);
  const error = answer.errors?.[0];
  if (response.status === 403 || error?.extensions?.code === "FORBIDDEN") {
    throw new AskFailure("forbidden", error?.message ?? "You may not see this.");
  }
  if (error) throw new AskFailure("refused", error.message);
  if (!answer.data) throw new AskFailure("broken", `The server answered ${response.status} without data.`);
  return answer.data as Data;
}
