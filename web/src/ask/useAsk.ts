// SPDX-License-Identifier: GPL-3.0-or-later
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ask, AskFailure } from "./ask";
import type { Connection, Document } from "./document";

export interface Asked<Data> {
  /** The answer; while another is on its way, the one before. */
  readonly data: Data | undefined;
  readonly failure: AskFailure | undefined;
  readonly isLoading: boolean;
  readonly again: () => void;
}

const LARGEST_CACHE = 60;
const answers = new Map<string, unknown>();

function remember(key: string, answer: unknown): void {
  answers.delete(key);
  answers.set(key, answer);
  const oldest = answers.keys().next().value;
  if (answers.size > LARGEST_CACHE && oldest !== undefined) answers.delete(oldest);
}

/** Forgets all answers: something was changed. */
export function forgetAnswers(): void {
  answers.clear();
}

function failureOf(thrown: unknown): AskFailure {
  return thrown instanceof AskFailure ? thrown : new AskFailure("broken", String(thrown));
}

interface State<Data> {
  readonly key: string;
  /** How often it had been asked again when this was answered. */
  readonly turn: number;
  readonly data: Data | undefined;
  readonly failure: AskFailure | undefined;
}

/** Asks, and asks again whenever the question changes; null asks nothing. Shows an answer that is known while it asks. */
export function useAsk<Data, Variables>(document: Document<Data, Variables>, variables: Variables | null): Asked<Data> {
  const key = variables === null ? "" : document.name + JSON.stringify(variables);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<State<Data>>({ key: "", turn: 0, data: undefined, failure: undefined });
  const asked = useRef(variables);
  asked.current = variables;
  useEffect(() => {
    const current = asked.current;
    if (current === null) return undefined;
    const abort = new AbortController();
    ask(document, current, abort.signal).then(
      (data) => {
        if (abort.signal.aborted) return;
        remember(key, data);
        setState({ key, turn, data, failure: undefined });
      },
      (thrown: unknown) => {
        if (!abort.signal.aborted) setState({ key, turn, data: undefined, failure: failureOf(thrown) });
      },
    );
    return () => abort.abort();
  }, [key, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  if (variables === null) return { data: undefined, failure: undefined, isLoading: false, again };
  if (state.key === key && state.turn === turn) return { data: state.data, failure: state.failure, isLoading: false, again };
  const known = state.key === key ? undefined : (answers.get(key) as Data | undefined);
  return { data: known ?? state.data, failure: undefined, isLoading: known === undefined, again };
}

export interface Listed<Node> {
  readonly nodes: readonly Node[];
  readonly total: number | undefined;
  readonly failure: AskFailure | undefined;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

interface Paged {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface Pages<Node> {
  readonly key: string;
  readonly nodes: readonly Node[];
  readonly total: number | undefined;
  readonly end: string | null;
  readonly hasMore: boolean;
}

/** A first page may be short, so that it is soon there; who asks for more wants to read on. */
const NEXT_PAGE = 100;

/** A list that is read page by page as the reader asks for more. */
export function useList<Data, Variables extends Paged, Node>(
  document: Document<Data, Variables>,
  variables: Variables | null,
  listOf: (data: Data) => Connection<Node>,
): Listed<Node> {
  const key = variables === null ? "" : document.name + JSON.stringify(variables);
  const [after, setAfter] = useState<{ key: string; cursor: string | null }>({ key, cursor: null });
  const cursor = after.key === key ? after.cursor : null;
  const next = cursor === null ? {} : { after: cursor, first: Math.max(variables?.first ?? 0, NEXT_PAGE) };
  const { data, failure, isLoading, again } = useAsk(document, variables === null ? null : { ...variables, ...next });
  const pages = useRef<Pages<Node>>({ key: "", nodes: [], total: undefined, end: null, hasMore: false });
  if (data !== undefined && !isLoading && variables !== null) {
    const page = listOf(data);
    const before = pages.current;
    const known = cursor !== null && before.key === key && before.end === cursor ? before.nodes : [];
    const isNew = before.key !== key || before.end !== page.pageInfo.endCursor || cursor === null;
    if (isNew) {
      pages.current = {
        key,
        nodes: [...known, ...page.nodes],
        total: page.totalCount,
        end: page.pageInfo.endCursor,
        hasMore: page.pageInfo.hasNextPage,
      };
    }
  }
  const shown = pages.current;
  const more = useCallback(() => setAfter({ key, cursor: pages.current.end }), [key]);
  const restart = useCallback(() => {
    setAfter({ key, cursor: null });
    again();
  }, [key, again]);
  return { nodes: shown.nodes, total: shown.total, failure, isLoading, hasMore: shown.hasMore, more, again: restart };
}
