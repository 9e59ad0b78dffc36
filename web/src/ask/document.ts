// SPDX-License-Identifier: GPL-3.0-or-later

/** A GraphQL document that was checked against the schema when the page was built, with the types of its answer. */
export interface Document<Data, Variables> {
  readonly name: string;
  readonly text: string;
  /** Never set: it carries the types only. */
  readonly types?: (variables: Variables) => Data;
}

/** One page of a list. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
