// SPDX-License-Identifier: GPL-3.0-or-later
import { count, day } from "../text/format";

/** A number at a time; null where the data of that time did not say. */
export interface SeriesPoint {
  readonly at: string;
  readonly value: number | null;
}

interface Known extends SeriesPoint {
  readonly value: number;
}

/** The points that say something, the oldest first. */
export function known(points: readonly SeriesPoint[]): readonly Known[] {
  return points.filter((point): point is Known => point.value !== null);
}

/** The corners of a line over points in a picture of this size, from zero to the largest; one step a load. */
export function steps(points: readonly SeriesPoint[], width: number, height: number): readonly (readonly [number, number])[] {
  const largest = Math.max(1, ...known(points).map((point) => point.value));
  return points.flatMap((point, index) =>
    point.value === null ? [] : [[points.length < 2 ? width : (index / (points.length - 1)) * width, height - (point.value / largest) * height] as const]);
}

/** How a number moved since the load before the last one, in words. */
export function moved(points: readonly SeriesPoint[]): string {
  const said = known(points);
  const [before, last] = [said.at(-2), said.at(-1)];
  if (before === undefined || last === undefined) return "";
  const difference = last.value - before.value;
  if (difference === 0) return `unchanged since ${day(before.at)}`;
  return `${difference > 0 ? "▲" : "▼"} ${count(Math.abs(difference))} since ${day(before.at)}`;
}

/** All of it in words, for whoever does not see the line. */
export function told(points: readonly SeriesPoint[]): string {
  return points.map((point) => `${day(point.at)}: ${point.value === null ? "not evaluated" : count(point.value)}`).join(", ");
}
