// SPDX-License-Identifier: GPL-3.0-or-later

/** What each sign of creep means, in the order in which they are shown. */
export const SIGNALS: readonly { readonly kind: string; readonly title: string; readonly about: string }[] = [
  { kind: "UNUSED", title: "Unused", about: "given longer ago than the window and not used in it" },
  { kind: "MOVER_RESIDUE", title: "Residue", about: "from before the last move, and not typical of the new work" },
  { kind: "PEER_ANOMALY", title: "Unlike peers", about: "held by hardly anybody in the same position" },
  { kind: "GROWTH", title: "Growth", about: "came in the window and nobody approved it" },
  { kind: "EXPIRED_OR_UNEXPLAINED", title: "Expired", about: "past its end, or explained by nothing" },
];

export interface Point { readonly at: string; readonly score: number }

/** The corners of a line through points in a picture of this size, 0 to 100 upwards; by time, not by number. */
export function corners(points: readonly Point[], width: number, height: number): readonly (readonly [number, number])[] {
  const times = points.map((point) => Date.parse(point.at));
  const first = Math.min(...times);
  const span = Math.max(...times) - first;
  return points.map((point, index) => [
    span === 0 ? width / 2 : (((times[index] ?? first) - first) / span) * width,
    height - (Math.max(0, Math.min(100, point.score)) / 100) * height,
  ]);
}

/** How a score changed from the first point to the last, in words. */
export function changed(points: readonly Point[]): string {
  const first = points[0];
  const last = points[points.length - 1];
  if (first === undefined || last === undefined || points.length < 2) return "";
  const difference = last.score - first.score;
  if (Math.abs(difference) < 0.5) return "unchanged";
  return `${difference > 0 ? "up" : "down"} ${Math.abs(difference).toFixed(0)}`;
}
