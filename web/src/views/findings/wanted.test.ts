// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { wantedFilter, wantedOrder } from "./wanted";

const of = (query: string) => new URLSearchParams(query);

describe("what is wanted of the findings", () => {
  it("is what still needs somebody, where the address does not say", () => {
    expect(wantedFilter(of(""))).toEqual({ statuses: ["OPEN", "ACKNOWLEDGED"] });
  });
  it("is everything where any status is asked for", () => {
    expect(wantedFilter(of("status=any"))).toEqual({ statuses: [] });
  });
  it("takes filters together and leaves out nonsense", () => {
    expect(wantedFilter(of("severity=HIGH&severity=BAD&status=RESOLVED&type=a.b&type=c.d&text=+x+&subject=s"))).toEqual({
      statuses: ["RESOLVED"], severities: ["HIGH"], types: ["a.b", "c.d"], text: "x", subject: "s",
    });
  });
  it("has the order of the server unless another is chosen", () => {
    expect([wantedOrder(of("")), wantedOrder(of("order=RISK")), wantedOrder(of("group=type&order=RISK"))])
      .toEqual([null, { field: "RISK", direction: "DESC" }, { field: "TYPE" }]);
  });
});
