// SPDX-License-Identifier: GPL-3.0-or-later
import { afterEach, expect, it, vi } from "vitest";
import { follow, type LoadTask, summary } from "./upload";

const TASK: LoadTask = { id: "t 1", state: "QUEUED", progress: { phase: "", done: 0, total: null }, error: null, report: null };

afterEach(() => vi.unstubAllGlobals());

it("follows a load to its end", async () => {
  const states = ["RUNNING", "DONE"];
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response(JSON.stringify({ ...TASK, state: states.shift() })));
  });
  const seen: string[] = [];
  const end = await follow(TASK, (task) => seen.push(task.state), 0);
  expect([end.state, seen, asked]).toEqual(["DONE", ["QUEUED", "RUNNING"], ["api/tasks/t%201", "api/tasks/t%201"]]);
});

it("says what the server said where the load is not known any more", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify({ errors: [{ message: "There is no such task" }] }), { status: 404 })));
  await expect(follow(TASK, () => undefined, 0)).rejects.toThrow("There is no such task");
});

it("tells what a load changed, and what it left out", () => {
  expect(summary({ version: 3, nodes: { added: 2, changed: 1, closed: 0 }, relations: {}, skipped: 4, problems: [], warnings: [] }))
    .toBe("2 things new, 1 changed, 0 closed; 0 relations new, 0 changed, 0 closed; 4 lines skipped");
});
