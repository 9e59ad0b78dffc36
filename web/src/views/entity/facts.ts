// SPDX-License-Identifier: GPL-3.0-or-later
import type { CardData } from "../../generated/documents";

export type CardEntity = NonNullable<CardData["entity"]>;

export interface Fact {
  readonly name: string;
  readonly value: string | null;
  readonly as: "text" | "time" | "day" | "words";
}

const text = (name: string, value: string | null): Fact => ({ name, value, as: "text" });
const time = (name: string, value: string | null): Fact => ({ name, value, as: "time" });
const day = (name: string, value: string | null): Fact => ({ name, value, as: "day" });
const word = (name: string, value: string | null): Fact => ({ name, value, as: "words" });

function ofIdentity(identity: Extract<CardEntity, { readonly __typename: "Identity" }>): readonly Fact[] {
  if (identity.human) {
    return [word("Status", identity.status), text("Department", identity.department), text("Job", identity.jobTitle), text("Location", identity.location),
      text("E-mail", identity.email), day("Started", identity.startDate), day("Leaves", identity.endDate), time("Last active", identity.lastActiveAt)];
  }
  return [word("Status", identity.status), text("Purpose", identity.purpose), word("Environment", identity.environment), time("Created", identity.createdAt), time("Last active", identity.lastActiveAt)];
}

/** What stands first on the card of a thing; what nobody says stays in, as unknown. */
export function factsOf(entity: CardEntity): readonly Fact[] {
  switch (entity.__typename) {
    case "Identity": return ofIdentity(entity);
    case "Secret": return [word("Kept in", entity.location), word("Status", entity.state), time("Created", entity.madeAt), time("Rotated", entity.rotatedAt),
      time("Last used", entity.lastUsedAt), time("Expires", entity.expiresAt)];
    case "Workload": return [text("Purpose", entity.purpose), word("Environment", entity.environment), word("Status", entity.state), text("Cluster", entity.cluster)];
    case "Resource": return [word("Environment", entity.environment), text("Data class", entity.dataClass)];
    case "Scope": return [word("Environment", entity.environment)];
    case "Permission": return [text("Actions", entity.actions.join(", ")), text("Resources", entity.resources?.join(", ") ?? null), word("Effect", entity.effect), text("Conditions", entity.conditions)];
    case "Role": return [text("Privileged", entity.privileged === null ? null : entity.privileged ? "yes" : "no")];
    case "Event": return [time("At", entity.at), text("Reason", entity.reason), text("Ticket", entity.ticket)];
    default: return [];
  }
}
