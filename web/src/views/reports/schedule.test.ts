// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { draftOf, inputOf, newDraft, onClock, reportAddress, runFileAddress } from "./schedule";

describe("a schedule", () => {
  it("is sent without what was left empty", () => {
    const input = inputOf({ ...newDraft("Europe/Berlin"), departments: " Freight , ,IT", deliveries: [{ kind: "EMAIL", to: " a@b.example " }, { kind: "FOLDER", to: " " }] });
    expect(input).not.toHaveProperty("name");
    expect(input.filter).toEqual({ departments: ["Freight", "IT"], kinds: [], scopes: [] });
    expect(input.deliveries).toEqual([{ kind: "EMAIL", to: "a@b.example" }]);
  });
  it("comes back as it was saved", () => {
    const saved = {
      name: "monday", report: "creep", cron: "0 7 * * 1", zone: "UTC", formats: ["PDF" as const], catchUp: "ALL" as const, suspended: true,
      filter: { departments: ["IT"], kinds: [], scopes: ["s1", "s2"] }, deliveries: [{ kind: "FOLDER" as const, to: "/reports" }],
    };
    expect(inputOf(draftOf(saved))).toEqual(saved);
  });
  it("is told on the clocks of its zone", () => {
    expect(onClock("2026-03-30T05:00:00Z", "Europe/Berlin")).toMatch(/Mon, Mar 30, 2026.*07:00.*GMT\+2/);
    expect(onClock("2026-03-30T05:00:00Z", "Nowhere/Land")).toBe("2026-03-30T05:00:00Z");
  });
  it("has an address for what is wanted at once", () => {
    expect(runFileAddress("report-run:1", "monday é.pdf")).toBe("api/report-runs/report-run%3A1/files/monday%20%C3%A9.pdf");
    expect(reportAddress("ownership", "PDF", "2026-09-30")).toBe("api/reports/ownership?format=pdf&since=2026-09-30T00%3A00%3A00Z");
  });
});
