// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { longName, shortName, standingOf } from "./matrix";

const column = { permission: { id: "p1", name: "Reader" }, actions: [] as string[], resources: [] as string[], share: 0.05, holds: true };

describe("a column of the matrix", () => {
  it("is odd where hardly a peer holds it, and lacking where only they do", () => {
    expect([standingOf(column), standingOf({ share: 0.9, holds: true }), standingOf({ share: 0.9, holds: false })]).toEqual(["odd", "shared", "lacking"]);
  });
  it("is named by its action where it has one, and hides nothing", () => {
    expect(shortName(column)).toBe("Reader");
    expect(shortName({ ...column, actions: ["s3:Get", "s3:Put"], resources: ["arn:aws:s3:::pay/roll"] })).toBe("s3:Get… roll");
    expect(shortName({ ...column, actions: ["s3:Get"], resources: ["*"] })).toBe("s3:Get");
    expect(shortName({ ...column, permission: { id: "x", name: "a\u202eb" } })).toBe("a[U+202E]b");
    expect(longName({ ...column, actions: ["s3:Get"], resources: ["*"], holds: false })).toBe("s3:Get on *: 5% of the peers hold it, this one does not");
  });
});
