// SPDX-License-Identifier: GPL-3.0-or-later

/** What the navigation and the keys know of a view. */
export interface View {
  readonly id: string;
  readonly title: string;
  /** Pressed after `g`; none for what is reached from elsewhere only. */
  readonly key?: string;
  /** Another view under which it is found in the navigation; empty where it is found elsewhere. */
  readonly under?: string;
}

export const VIEWS: readonly View[] = [
  { id: "home", title: "Home", key: "h" },
  { id: "escalation", title: "Escalation", key: "e" },
  { id: "access", title: "Who can?", key: "w" },
  { id: "findings", title: "Findings", key: "f" },
  { id: "ownership", title: "Ownership", key: "o" },
  { id: "creep", title: "Creep", key: "c" },
  { id: "identities", title: "Identities", key: "i" },
  { id: "lifecycle", title: "Lifecycle", key: "l" },
  { id: "reports", title: "Reports", key: "r" },
  { id: "sources", title: "Sources", key: "s" },
  { id: "credentials", title: "Access", under: "" },
  { id: "tier-zero", title: "Tier zero", under: "escalation" },
  { id: "entity", title: "Card", under: "identities" },
];
