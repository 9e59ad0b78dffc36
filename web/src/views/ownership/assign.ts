// SPDX-License-Identifier: GPL-3.0-or-later
import { ask } from "../../ask/ask";
import type { Told } from "../../ask/told";
import { forgetAnswers } from "../../ask/useAsk";
import { AssignOwner, AttestOwnership, type OwnershipRole } from "../../generated/documents";
import { plural } from "../../text/format";

export const ROLES: readonly OwnershipRole[] = ["ACCOUNTABLE", "TECHNICAL", "BACKUP", "OPERATIONAL", "BUSINESS"];

interface Answer {
  readonly __typename: string;
  readonly message?: string;
}

/** Does something with each of some things, one after the other, and tells how far it came. */
async function oneByOne(entities: readonly string[], done: string, act: (entity: string) => Promise<Answer>, progress: (count: number) => void): Promise<Told> {
  let count = 0;
  const soFar = () => `${plural(count, "thing")} ${done}`;
  try {
    for (const entity of entities) {
      const { message } = await act(entity);
      if (message !== undefined) return { text: `${soFar()}, then: ${message}`, isProblem: true };
      progress(++count);
    }
    return { text: soFar(), isProblem: false };
  } catch (failure) {
    return { text: `${soFar()}, then: ${failure instanceof Error ? failure.message : String(failure)}`, isProblem: true };
  } finally {
    forgetAnswers();
  }
}

/** Names an owner of each of some things. */
export function assign(entities: readonly string[], owner: string, role: OwnershipRole, progress: (count: number) => void): Promise<Told> {
  return oneByOne(entities, "assigned", (entity) => ask(AssignOwner, { entity, owner, role }).then((answer) => answer.assignOwner), progress);
}

/** Confirms that an owner answers for each of some things. */
export function attest(entities: readonly string[], owner: string, progress: (count: number) => void = () => undefined): Promise<Told> {
  return oneByOne(entities, "confirmed", (entity) => ask(AttestOwnership, { entity, owner }).then((answer) => answer.attestOwnership), progress);
}
