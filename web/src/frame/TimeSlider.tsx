// SPDX-License-Identifier: GPL-3.0-or-later
import { useAsk } from "../ask/useAsk";
import { LoadTimes } from "../generated/documents";
import { Name } from "../parts/Entity";
import { Time } from "../parts/Time";
import { day } from "../text/format";
import { adjust, hrefWith } from "../url/route";
import { useRoute } from "../url/useRoute";
import { moments, placeOf } from "./moments";

/** Takes every view to a load of the past: one place on the slider for each, and now at its end. */
export function TimeSlider({ onClose }: { readonly onClose: () => void }) {
  const asOf = useRoute().params.get("asOf");
  const asked = useAsk(LoadTimes, { first: 200 });
  const all = moments(asked.data?.loads.nodes ?? []);
  const place = placeOf(all, asOf);
  const here = all[place];
  return (
    <section class="as-of" aria-label="Time">
      {asked.failure ? <span role="alert">{asked.failure.message}</span> : asked.data === undefined ? <span role="status">Reading the loads…</span> : all.length === 0 ? <span>Nothing was loaded yet.</span> : (
        <label class="inline">The graph as of{" "}
          <input type="range" min={0} max={all.length} step={1} value={place} aria-valuetext={here === undefined ? "now" : day(here.at)}
            onChange={(event) => adjust({ asOf: all[Number(event.currentTarget.value)]?.at })} />
          <strong>{here === undefined ? "now" : <Time at={here.at} as="day" />}</strong>
          {here === undefined ? null : <span class="quiet small"><Name text={here.sources.join(", ")} /></span>}
        </label>
      )}
      {asOf === null ? null : <>{" "}<span>Findings and owners are of now.</span>{" "}<a href={hrefWith({ asOf: null })}>Back to now</a></>}
      {" "}<button type="button" class="plain" onClick={onClose}>Close</button>
    </section>
  );
}
