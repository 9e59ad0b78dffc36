// SPDX-License-Identifier: GPL-3.0-or-later

const NUMBER = new Intl.NumberFormat("en");
const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

export function count(value: number): string {
  return NUMBER.format(value);
}

/** A large number short enough for a card. */
export function compact(value: number): string {
  return value < 100_000 ? NUMBER.format(value) : COMPACT.format(value);
}

/** "1 path", "3 paths". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share as a whole percentage that is 0 or 100 only where it is exactly that. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return "<1%";
  if (rounded === 100 && share < 1) return ">99%";
  return `${rounded}%`;
}

const SHORT_WORDS = new Set(["ai", "api", "ssh", "nhi", "ci"]);

/** An enum value as words: SERVICE_ACCOUNT is "service account", AI_AGENT "AI agent". */
export function words(value: string): string {
  return value.toLowerCase().split(/[_\s]+/).map((word) => (SHORT_WORDS.has(word) ? word.toUpperCase() : word)).join(" ");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// What a name could hide behind: controls, zero-width characters, and marks that turn the direction of text.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A name with whatever is invisible in it shown by its code point, so that no name passes for another. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) =>
    `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`);
}

/** A text of at most so many characters; the middle goes, because ids differ at their ends. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = Math.ceil((most - 1) * 0.6);
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - (most - 1 - head)).join("")}`;
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400], ["month", 30 * 86_400], ["day", 86_400], ["hour", 3_600], ["minute", 60],
];
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** How long ago, or how soon, in the largest unit that fits. */
export function relative(iso: string, now: number = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1_000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return RELATIVE.format(Math.trunc(seconds / size), unit);
  }
  return "just now";
}

const STYLES = {
  day: { dateStyle: "medium" },
  exact: {
    year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
    hourCycle: "h23", timeZoneName: "short",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** Each format is made once: making one takes far longer than using it. */
function formatted(iso: string, style: keyof typeof STYLES, zone?: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const key = `${style} ${zone ?? ""}`;
  const format = FORMATS.get(key) ?? new Intl.DateTimeFormat("en", { ...STYLES[style], ...(zone ? { timeZone: zone } : {}) });
  FORMATS.set(key, format);
  return format.format(time);
}

/** The day in the reader's zone. */
export function day(iso: string, zone?: string): string {
  return formatted(iso, "day", zone);
}

/** Day and time in the reader's zone, with the zone. */
export function exact(iso: string, zone?: string): string {
  return formatted(iso, "exact", zone);
}

/** Hours in the unit that a person thinks in. */
export function duration(hours: number): string {
  if (hours < 1) return "under an hour";
  if (hours < 48) return plural(Math.round(hours), "hour");
  return plural(Math.round(hours / 24), "day");
}
