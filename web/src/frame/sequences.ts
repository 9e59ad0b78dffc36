// SPDX-License-Identifier: GPL-3.0-or-later

/** How long a key waits for the next one of its sequence, in milliseconds. */
export const WAIT = 1_200;

/**
 * Recognises what is pressed, one key or two in turn: each press gives the known sequence it completes, if any. A key that
 * completes nothing may be the first of the next sequence, whatever was pressed before it.
 */
export function sequences(isKnown: (keys: string) => boolean): (key: string, at: number) => string | undefined {
  let before: string | undefined;
  let since = 0;
  return (key, at) => {
    const both = before !== undefined && at - since < WAIT ? `${before} ${key}` : key;
    const done = [both, key].find(isKnown);
    before = done === undefined ? key : undefined;
    since = at;
    return done;
  };
}
