// SPDX-License-Identifier: GPL-3.0-or-later
import { useAsk } from "../../ask/useAsk";
import { CardReach } from "../../generated/documents";
import { Shown } from "../../parts/States";
import { count, percent, plural } from "../../text/format";
import { hrefOf } from "../../url/route";
import { useAsOf } from "../../url/useRoute";
import type { CardEntity } from "./facts";

/** What whoever holds it can reach, and who can reach it. */
export function Reach({ entity }: { readonly entity: CardEntity }) {
  const asked = useAsk(CardReach, { id: entity.id, asOf: useAsOf() });
  return (
    <section class="block" aria-labelledby="reach">
      <h2 id="reach">Blast radius and exposure</h2>
      <Shown of={asked} what="what can be reached">
        {({ exposure, identity }) => (
          <>
            {identity === null ? null : (
              <p>Whoever holds it can reach <strong>{plural(identity.blastRadius.entities, "thing")}</strong>:{" "}
                {plural(identity.blastRadius.identities, "identity", "identities")}, {plural(identity.blastRadius.secrets, "secret")},{" "}
                {plural(identity.blastRadius.resources, "resource")}; {identity.blastRadius.tierZero === 0 ? "nothing" : count(identity.blastRadius.tierZero)} of tier zero.</p>
            )}
            <p><a href={hrefOf("escalation", { to: entity.id })}>{plural(exposure.identities, "identity", "identities")}</a> can reach it
              ({plural(exposure.humans, "person", "people")}, {plural(exposure.nhis, "NHI")}; {percent(exposure.share)} of all).</p>
          </>
        )}
      </Shown>
    </section>
  );
}
