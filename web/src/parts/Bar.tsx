// SPDX-License-Identifier: GPL-3.0-or-later

/** A share as a bar, with the number beside it. */
export function Bar({ share, text }: { readonly share: number; readonly text: string }) {
  return (
    <span class="bar">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="8" /><rect class="full" width={Math.max(0, Math.min(1, share)) * 100} height="8" /></svg>
      <span class="number">{text}</span>
    </span>
  );
}
