// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import type { Told } from "../../ask/told";
import type { OwnershipRole } from "../../generated/documents";
import { Picker } from "../../parts/Picker";
import { capital, plural, words } from "../../text/format";
import { assign, ROLES } from "./assign";

/** Names an owner of one or more things. */
export function AssignForm({ entities, onDone }: { readonly entities: readonly string[]; readonly onDone: (told: Told) => void }) {
  const [owner, setOwner] = useState<string | null>(null);
  const [role, setRole] = useState<OwnershipRole>("ACCOUNTABLE");
  const [done, setDone] = useState<number | null>(null);
  const submit = async () => {
    if (owner === null) return;
    setDone(0);
    const told = await assign(entities, owner, role, setDone);
    setDone(null);
    onDone(told);
  };
  return (
    <form class="decide decide-fields" aria-label="Assign an owner" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Picker label="Owner" placeholder="a person, team, vendor" value={owner} labels={["IDENTITY", "OWNER"]} onPick={(entity) => setOwner(entity?.id ?? null)} />
      <label>As
        <select value={role} onChange={(event) => setRole(event.currentTarget.value as OwnershipRole)}>
          {ROLES.map((each) => <option key={each} value={each}>{capital(words(each))}</option>)}
        </select>
      </label>
      <button type="submit" class="main" disabled={owner === null || done !== null}>
        {done === null ? `Assign ${plural(entities.length, "thing")}` : `${done} of ${entities.length}…`}
      </button>
    </form>
  );
}
