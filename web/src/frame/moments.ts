// SPDX-License-Identifier: GPL-3.0-or-later

interface Load {
  readonly state: string;
  readonly at: string | null;
  readonly sources: readonly string[];
}

/** A time at which the graph changed, with what was loaded then. */
export interface Moment {
  readonly at: string;
  readonly sources: readonly string[];
}

/** The times at which loads changed the graph, the oldest first; what was loaded at the same time stands together. */
export function moments(loads: readonly Load[]): readonly Moment[] {
  const known = new Map<string, Set<string>>();
  for (const load of loads) {
    if (load.at === null || load.state !== "DONE") continue;
    const sources = known.get(load.at) ?? new Set<string>();
    for (const source of load.sources) if (!source.startsWith("entail:")) sources.add(source);
    known.set(load.at, sources);
  }
  return [...known].map(([at, sources]) => ({ at, sources: [...sources].sort() })).sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The place on the slider of a time: the last moment that is not after it; past the end for now. */
export function placeOf(all: readonly Moment[], asOf: string | null): number {
  if (asOf === null) return all.length;
  const time = Date.parse(asOf);
  return Math.max(0, all.filter((moment) => Date.parse(moment.at) <= time).length - 1);
}
