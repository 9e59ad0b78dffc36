// SPDX-License-Identifier: GPL-3.0-or-later

/** A question that the reader asked, or saved: its words, and the address that holds its parameters. */
export interface Kept {
  readonly title: string;
  readonly href: string;
}

const MOST_RECENT = 8;

function read(key: string): readonly Kept[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value)
      ? value.filter((each): each is Kept => typeof each?.title === "string" && typeof each?.href === "string" && each.href.startsWith("#/"))
      : [];
  } catch {
    return [];
  }
}

function write(key: string, kept: readonly Kept[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing is fine: the address holds the view.
  }
}

export const recent = (): readonly Kept[] => read("entail.recent");
export const saved = (): readonly Kept[] => read("entail.saved");

export function rememberRecent(kept: Kept): void {
  write("entail.recent", [kept, ...recent().filter((each) => each.href !== kept.href && each.title !== kept.title)].slice(0, MOST_RECENT));
}

export function isSaved(href: string): boolean {
  return saved().some((each) => each.href === href);
}

/** Saves a view, or forgets it where it is saved. */
export function toggleSaved(kept: Kept): void {
  const others = saved().filter((each) => each.href !== kept.href);
  write("entail.saved", others.length < saved().length ? others : [...others, kept]);
}
