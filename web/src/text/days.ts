// SPDX-License-Identifier: GPL-3.0-or-later

/** The day in so many days, as a field for days has it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
