// SPDX-License-Identifier: GPL-3.0-or-later
import type { EntityLabel } from "../generated/documents";

/** One shape for each kind of thing, drawn in 16 by 16. */
const PATHS: Readonly<Record<EntityLabel | "NHI" | "PERSON", string>> = {
  PERSON: "M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.6 14c.4-2.9 2.6-4.4 5.4-4.4s5 1.5 5.4 4.4Z",
  NHI: "M4.2 5.5h7.6v7H4.2ZM8 5.5V2.6M6.5 8.2v1.6M9.5 8.2v1.6M2.3 8v2.8M13.7 8v2.8",
  IDENTITY: "M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.6 14c.4-2.9 2.6-4.4 5.4-4.4s5 1.5 5.4 4.4Z",
  GROUP: "M5.8 7.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM1.5 13c.3-2.5 2-3.8 4.3-3.8s4 1.3 4.3 3.8ZM10.5 3a2.3 2.3 0 0 1 0 4.4M11.5 9.4c1.700.3 2.8 1.5 3 3.6",
  ROLE: "M8 1.8 13.2 3.7v4c0 3.2-2.1 5.4-5.2 6.6-3.1-1.2-5.2-3.4-5.2-6.6v-4Z",
  PERMISSION: "M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9ZM8 9.5v1.8",
  RESOURCE: "M2.5 4.5c0-1.2 2.5-2 5.5-2s5.500.8 5.5 2-2.5 2-5.5 2-5.5-.8-5.5-2ZM2.5 4.5v7c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2v-7M2.5 8c0 1.2 2.5 2 5.5 2s5.5-.8 5.5-2",
  SECRET: "M5 8.5a2.7 2.7 0 1 0 0 .1M7.6 8.5h6.4M11.5 8.5v2.5M13.6 8.5v1.6",
  WORKLOAD: "M8 1.8 13.5 4.8v6.4L8 14.2 2.5 11.2V4.8ZM2.5 4.8 8 7.9l5.5-3.1M8 7.9v6.3",
  OWNER: "M3.5 14.3V2M3.5 2.8h8.8l-2 2.9 2 2.9H3.5",
  SCOPE: "M2.3 5.3V2.3h3M10.7 2.3h3v3M13.7 10.7v3h-3M5.3 13.7h-3v-3M5.7 5.7h4.6v4.6H5.7Z",
  EVENT: "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM8 4.7V8l2.3 1.6",
};

export function iconPath(entity: { readonly label: EntityLabel; readonly human?: boolean }): string {
  if (entity.label !== "IDENTITY") return PATHS[entity.label];
  return entity.human === true ? PATHS.PERSON : PATHS.NHI;
}

/** A picture beside a text that says the same. */
export function Icon({ path }: { readonly path: string }) {
  return <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={path} /></svg>;
}

const SIGNS = {
  person: PATHS.PERSON,
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14.2 14.2",
  copy: "M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3",
  done: "M2.8 8.5 6.5 12.2 13.2 4.5",
  sun: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M12.8 3.2l-1.1 1.1M4.3 11.7l-1.1 1.1",
  moon: "M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z",
  screen: "M2 3h12v8H2ZM5.5 14h5",
  clock: "M8 14a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM8 4.7V8l2.3 1.6",
  star: "M8 1.8l1.9 4 4.300.6-3.1 3.100.7 4.4L8 11.8l-3.8 2.100.7-4.4L1.8 6.4l4.3-.6Z",
  warning: "M8 2 14.5 13.5h-13ZM8 6.5v3.5M8 11.6v.6",
  arrow: "M3 8h9.5M9 4.5 12.5 8 9 11.5",
  down: "M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3 13.5h10",
  cross: "M3.5 3.5l9 9M12.5 3.5l-9 9",
} as const;

export function Sign({ of }: { readonly of: keyof typeof SIGNS }) {
  return <Icon path={SIGNS[of]} />;
}
