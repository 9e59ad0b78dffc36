// SPDX-License-Identifier: GPL-3.0-or-later
import { ask } from "../../ask/ask";
import { type Told, told } from "../../ask/told";
import { forgetAnswers } from "../../ask/useAsk";
import { AssignOwner, AttestOwnership, type OwnershipRole } from "../../generated/documents";
import { plural } from "../../text/format";

export const ROLES: readonly OwnershipRole[] = ["ACCOUNTABLE", "TECHNICAL", "BACKUP", "OPERATIONAL", "BUSINESS"];

/** Names an owner of each of some things, one after the other, and tells how far it came. */
export async function assign(entities: readonly string[], owner: string, role: OwnershipRole, progress: (done: number) => void): Promise<Told> {
  let done = 0;
  try {
    for (const entity of entities) {
      const { assignOwner } = await ask(AssignOwner, { entity, owner, role });
      if (assignOwner.__typename !== "AssignOwnerSuccess") return { text: `${plural(done, "thing")} assigned, then: ${assignOwner.message}`, isProblem: true };
      progress(++done);
    }
    return { text: `${plural(done, "thing")} assigned`, isProblem: false };
  } catch (failure) {
    return { text: `${plural(done, "thing")} assigned, then: ${failure instanceof Error ? failure.message : String(failure)}`, isProblem: true };
  } finally {
    forgetAnswers();
  }
}

/** Confirms that an owner answers for a thing. */
export function attest(entity: string, owner: string): Promise<Told> {
  return told(ask(AttestOwnership, { entity, owner }).then((answer) => answer.attestOwnership), "Confirmed");
}
