// SPDX-License-Identifier: GPL-3.0-or-later
import { forgetAnswers } from "./useAsk";

/** What became of something that was to be done, for the reader. */
export interface Told {
  readonly text: string;
  readonly isProblem: boolean;
}

/** Waits for a mutation and tells its success in these words, or why it did not succeed in the server's. */
export async function told(answer: Promise<{ readonly __typename: string; readonly message?: string }>, success: string): Promise<Told> {
  try {
    const { message } = await answer;
    return message === undefined ? { text: success, isProblem: false } : { text: message, isProblem: true };
  } catch (failure) {
    return { text: failure instanceof Error ? failure.message : String(failure), isProblem: true };
  } finally {
    forgetAnswers();
  }
}
