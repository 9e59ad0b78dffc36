// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { parseRoute } from "../url/route";
import { questionOf, questionsOf, questionTyped } from "./questions";

const names = (id: string) => Promise.resolve(id === "a" ? "Ana" : "Prod");
const of = (hash: string) => questionOf(parseRoute(hash), names);

describe("a question", () => {
  it("is told with its parameters", async () => {
    expect(await of("#/escalation?from=a&to=b")).toBe("Paths from Ana to Prod");
    expect(await of("#/escalation?from=a")).toBe("Paths from Ana to tier zero");
    expect(await of("#/escalation?tab=what-if&cut=x&cut=y")).toBe("What if 2 relations to tier zero were cut");
    expect(await of("#/access?action=s3:GetObject&resource=*")).toBe("Who can s3:GetObject on *");
    expect(await of("#/findings?severity=HIGH&severity=CRITICAL&text=key")).toBe("Findings: high, critical; “key”");
    expect(await of("#/creep?tab=changes&from=2026-01-01&to=2026-02-01&identity=a")).toBe("What changed from 2026-01-01 to 2026-02-01 of Ana");
    expect(await of("#/entity?id=a&asOf=2026-06-30T12:00:00Z")).toBe("Ana, as of Jun 30, 2026");
  });
  it("is none where nothing in particular is asked", async () => {
    expect(await Promise.all(["#/", "#/findings", "#/escalation", "#/sources", "#/ownership", "#/creep"].map(of))).toEqual([null, null, null, null, null, null]);
  });
  it("of a thing is one that fits it", () => {
    expect(questionsOf({ id: "a", label: "IDENTITY" }, "Ana").map((each) => each.href)).toEqual([
      "#/escalation?from=a", "#/escalation?to=a", "#/ownership?tab=graph&root=a"]);
    expect(questionsOf({ id: "o", label: "OWNER" }, "Ops")).toHaveLength(2);
  });
  it("can be typed", () => {
    expect(questionTyped("s3:GetObject on arn:aws:s3:::pay/*")?.href).toBe("#/access?action=s3%3AGetObject&resource=arn%3Aaws%3As3%3A%3A%3Apay%2F*");
    expect(questionTyped("kms:Decrypt")?.title).toBe("Who can kms:Decrypt on *");
    expect(questionTyped("Ana")).toBeNull();
  });
});
