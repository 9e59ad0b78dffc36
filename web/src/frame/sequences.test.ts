// SPDX-License-Identifier: GPL-3.0-or-later
import { expect, it } from "vitest";
import { sequences, WAIT } from "./sequences";

const known = (keys: string) => ["/", "j", "g f", "g c"].includes(keys);

function pressed(...keys: (readonly [string, number])[]): (string | undefined)[] {
  const sequence = sequences(known);
  return keys.map(([key, at]) => sequence(key, at));
}

it("knows one key, and two in turn", () => {
  expect(pressed(["/", 0], ["g", 10], ["f", 20])).toEqual(["/", undefined, "g f"]);
  expect(pressed(["g", 0], ["j", 10])).toEqual([undefined, "j"]);
});

it("waits no longer than it says", () => {
  expect(pressed(["g", 0], ["f", WAIT - 1])).toEqual([undefined, "g f"]);
  expect(pressed(["g", 0], ["f", WAIT])).toEqual([undefined, undefined]);
});

it("begins again with any key that completed nothing", () => {
  expect(pressed(["g", 0], ["f", WAIT], ["g", WAIT + 10], ["f", WAIT + 20])).toEqual([undefined, undefined, undefined, "g f"]);
  expect(pressed(["g", 0], ["g", 10], ["c", 20])).toEqual([undefined, undefined, "g c"]);
});

it("takes no key for two sequences", () => {
  expect(pressed(["g", 0], ["f", 10], ["c", 20])).toEqual([undefined, "g f", undefined]);
});
