// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { forgetAnswers } from "../../ask/useAsk";
import { percent, visible } from "../../text/format";
import { follow, type LoadTask, send, SOURCES, summary } from "./upload";

function stepOf(task: LoadTask): string {
  const { phase, done, total } = task.progress;
  return `${task.state === "QUEUED" ? "Waiting for other loads" : visible(phase)}${total === null || total === 0 ? "" : ` ${percent(done / total)}`}…`;
}

function Result({ task }: { readonly task: LoadTask }) {
  if (task.state === "FAILED") return <p role="alert" class="problem">Nothing was changed: {visible(task.error ?? "the load failed")}</p>;
  if (task.report === null) return null;
  const said = [...task.report.warnings, ...task.report.problems];
  return (
    <div role="status" class="note">
      <p>{summary(task.report)}.</p>
      {said.length > 0 ? <ul>{said.slice(0, 20).map((each) => <li key={each}>{visible(each)}</li>)}</ul> : null}
    </div>
  );
}

/** Loads an export from this machine: all of it or, where a line is wrong, nothing. */
export function UploadForm({ onLoaded }: { readonly onLoaded: () => void }) {
  const [source, setSource] = useState<string>("aws");
  const [file, setFile] = useState<File | null>(null);
  const [step, setStep] = useState<string | null>(null);
  const [result, setResult] = useState<LoadTask | null>(null);
  const [problem, setProblem] = useState("");
  const submit = async () => {
    if (file === null) return;
    setProblem("");
    setResult(null);
    try {
      const task = await send(source, file, (share) => setStep(`Sending ${percent(share)}`));
      setResult(await follow(task, (current) => setStep(stepOf(current))));
      forgetAnswers();
      onLoaded();
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setStep(null);
    }
  };
  return (
    <details class="block upload">
      <summary>Load an export…</summary>
      <form class="decide-fields" aria-label="Load an export" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <label>Source <select value={source} onChange={(event) => setSource(event.currentTarget.value)}>{SOURCES.map((each) => <option key={each}>{each}</option>)}</select></label>
        <label>File <input type="file" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} /></label>
        <button type="submit" class="main" disabled={file === null || step !== null}>{step ?? "Load"}</button>
      </form>
      <p class="quiet small">A load is the whole truth of its source: what it no longer names is closed, nothing is deleted. Packed files (.gz, .zip) are read too.</p>
      {problem === "" ? null : <p role="alert" class="problem">{visible(problem)}</p>}
      {result === null ? null : <Result task={result} />}
    </details>
  );
}
