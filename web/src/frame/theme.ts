// SPDX-License-Identifier: GPL-3.0-or-later

export type Theme = "system" | "light" | "dark";

const KEY = "entail.theme";
const THEMES: readonly Theme[] = ["system", "light", "dark"];

export function theme(): Theme {
  try {
    return THEMES.find((each) => each === localStorage.getItem(KEY)) ?? "system";
  } catch {
    return "system";
  }
}

/** Shows the page in a theme; the style sheet does the rest. */
export function applyTheme(wanted: Theme = theme()): void {
  if (wanted === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = wanted;
}

export function nextTheme(): Theme {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length] ?? "system";
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // The theme then holds until the page is left.
  }
  applyTheme(next);
  return next;
}
