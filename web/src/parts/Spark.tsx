// SPDX-License-Identifier: GPL-3.0-or-later
import { known, moved, type SeriesPoint, steps, told } from "./series";

const WIDTH = 72;
const HEIGHT = 20;

/** How a number went over the loads: a small line, and the last step in words. */
export function Spark({ points }: { readonly points: readonly SeriesPoint[] }) {
  if (known(points).length < 2) return <p class="spark quiet">no earlier load to compare with</p>;
  const corners = steps(points, WIDTH, HEIGHT);
  const [x, y] = corners.at(-1) ?? [0, 0];
  return (
    <p class="spark" title={told(points)}>
      <svg viewBox={`-2 -3 ${WIDTH + 5} ${HEIGHT + 6}`} role="img" aria-label={`Over the loads: ${told(points)}`}>
        <path class="ground" d={`M0 ${HEIGHT + 1}H${WIDTH}`} />
        <polyline points={corners.map((each) => each.join(",")).join(" ")} />
        <circle cx={x} cy={y} r="2.5" />
      </svg>
      {moved(points)}
    </p>
  );
}
