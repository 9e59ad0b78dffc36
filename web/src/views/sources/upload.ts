// SPDX-License-Identifier: GPL-3.0-or-later

/** How far a load has come. */
export interface LoadTask {
  readonly id: string;
  readonly state: "QUEUED" | "RUNNING" | "DONE" | "FAILED";
  readonly progress: { readonly phase: string; readonly done: number; readonly total: number | null };
  readonly error: string | null;
  readonly report: LoadReport | null;
}

interface Changes {
  readonly added?: number;
  readonly changed?: number;
  readonly closed?: number;
}

interface LoadReport {
  readonly version: number;
  readonly nodes: Changes;
  readonly relations: Changes;
  readonly skipped: number;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** Where a load can come from without a command line. */
export const SOURCES = ["aws", "kubernetes", "opengraph", "hr", "scim", "records"] as const;

function failureOf(text: string, status: number): Error {
  try {
    const answer = JSON.parse(text) as { errors?: readonly { message: string }[] };
    return new Error(answer.errors?.[0]?.message ?? `The server answered ${status}`);
  } catch {
    return new Error(`The server answered ${status}`);
  }
}

/** Sends a file and tells how much of it is sent; the load goes on at the server then. */
export function send(source: string, file: File, onSent: (share: number) => void): Promise<LoadTask> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `api/loads/${encodeURIComponent(source)}?file=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Entail-Request", "page");
    request.upload.addEventListener("progress", (event) => onSent(event.lengthComputable ? event.loaded / event.total : 0));
    request.addEventListener("error", () => reject(new Error("The server cannot be reached.")));
    request.addEventListener("load", () => {
      if (request.status === 202) resolve(JSON.parse(request.responseText) as LoadTask);
      else reject(failureOf(request.responseText, request.status));
    });
    request.send(file);
  });
}

/** Asks how far a load is, until it is over. */
export async function follow(task: LoadTask, onStep: (task: LoadTask) => void, wait = 500): Promise<LoadTask> {
  let current = task;
  while (current.state === "QUEUED" || current.state === "RUNNING") {
    onStep(current);
    await new Promise((resolve) => setTimeout(resolve, wait));
    const response = await fetch(`api/tasks/${encodeURIComponent(task.id)}`, { credentials: "same-origin" });
    const text = await response.text();
    if (!response.ok) throw failureOf(text, response.status);
    current = JSON.parse(text) as LoadTask;
  }
  return current;
}

/** What a load changed, in one line. */
export function summary(report: LoadReport): string {
  const part = (changes: Changes, what: string) =>
    `${changes.added ?? 0} ${what} new, ${changes.changed ?? 0} changed, ${changes.closed ?? 0} closed`;
  return `${part(report.nodes, "things")}; ${part(report.relations, "relations")}${report.skipped > 0 ? `; ${report.skipped} lines skipped` : ""}`;
}
