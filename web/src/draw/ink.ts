// SPDX-License-Identifier: GPL-3.0-or-later

/** The colours of the style sheet, for what is drawn on a canvas. */
export function ink(): { readonly text: string; readonly surface: string; readonly line: string; readonly strongLine: string } {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return { text: colour("--text"), surface: colour("--surface"), line: colour("--line"), strongLine: colour("--line-strong") };
}

/** Calls back when the page comes to be shown in other colours; what it gives back ends that. */
export function watchInk(changed: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = new MutationObserver(changed);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  dark.addEventListener("change", changed);
  return () => {
    theme.disconnect();
    dark.removeEventListener("change", changed);
  };
}
