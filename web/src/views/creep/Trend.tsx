// SPDX-License-Identifier: GPL-3.0-or-later
import { Time } from "../../parts/Time";
import { changed, corners, type Point } from "./signals";

const WIDTH = 320;
const HEIGHT = 72;

/** A score over time as a line, with the same as a table. */
export function Trend({ points }: { readonly points: readonly Point[] }) {
  if (points.length < 2) return <p class="quiet">Not enough history for a trend.</p>;
  const places = corners(points, WIDTH, HEIGHT);
  return (
    <figure class="trend">
      <svg viewBox={`-6 -6 ${WIDTH + 12} ${HEIGHT + 12}`} role="img" aria-label={`Trend of the score: ${changed(points)}`}>
        <path class="ground" d={`M0 ${HEIGHT}H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 0H${WIDTH}`} />
        <polyline points={places.map(([x, y]) => `${x},${y}`).join(" ")} />
        {places.map(([x, y], index) => <circle key={index} cx={x} cy={y} r={3.5} />)}
      </svg>
      <details>
        <summary>{changed(points)}</summary>
        <table>
          <thead><tr><th scope="col">On</th><th scope="col" class="number">Score</th></tr></thead>
          <tbody>{points.map((point) => <tr key={point.at}><td><Time at={point.at} as="day" /></td><td class="number">{point.score.toFixed(1)}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}
