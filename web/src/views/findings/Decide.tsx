// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { ask } from "../../ask/ask";
import { Acknowledge, Except, type FindingFilter, Reopen } from "../../generated/documents";
import { Picker } from "../../parts/Picker";
import { useMe } from "../../me/me";
import { inDays } from "../../text/days";
import { plural } from "../../text/format";

type Decision = "acknowledge" | "except" | "reopen";

interface DecideProps {
  /** All findings that it matches, or null where ids are given. */
  readonly filter: FindingFilter | null;
  readonly ids: readonly string[];
  readonly count: number;
  readonly onDone: (said: string) => void;
  readonly onCancel?: () => void;
}

type Payload =
  | { readonly __typename: "FindingsSuccess"; readonly changed: readonly string[]; readonly refused: readonly { readonly message: string }[] }
  | { readonly __typename: "BadRequest"; readonly message: string };

const DONE: Readonly<Record<Decision, string>> = { acknowledge: "acknowledged", except: "excepted", reopen: "reopened" };

/** What may be decided about findings: that somebody knows, that they are accepted for a time, or neither any more. */
export function Decide({ filter, ids, count, onDone, onCancel }: DecideProps) {
  const [decision, setDecision] = useState<Decision | null>(null);
  const [note, setNote] = useState("");
  const [approver, setApprover] = useState<string | null>(null);
  const [until, setUntil] = useState(inDays(90));
  const [problem, setProblem] = useState("");
  const [isSending, setSending] = useState(false);
  const { permissions } = useMe();
  const mine = (["acknowledge", "except", "reopen"] as const).filter((each) => permissions.includes(each === "except" ? "EXCEPT_FINDINGS" : "TRIAGE_FINDINGS"));
  const which = filter === null ? { ids } : { filter };

  const send = async (): Promise<Payload> => {
    if (decision === "acknowledge") return (await ask(Acknowledge, { ...which, note })).acknowledgeFindings;
    if (decision === "reopen") return (await ask(Reopen, { ...which, note })).reopenFindings;
    const end = new Date(`${until}T23:59:59`).toISOString();
    return (await ask(Except, { ...which, reason: note, approver: approver ?? "", until: end })).exceptFindings;
  };
  const submit = async () => {
    if (decision === null) return;
    if (decision === "except" && (approver === null || note.trim() === "" || until === "")) {
      setProblem("An exception has an approver, a reason and an end.");
      return;
    }
    setSending(true);
    try {
      const answer = await send();
      if (answer.__typename === "BadRequest") {
        setProblem(answer.message);
        return;
      }
      const refused = answer.refused.length === 0 ? "" : `; ${plural(answer.refused.length, "one", "others")} left: ${answer.refused[0]?.message ?? ""}`;
      onDone(`${plural(answer.changed.length, "finding")} ${DONE[decision]}${refused}`);
      setDecision(null);
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setSending(false);
    }
  };
  if (mine.length === 0) return null;
  return (
    <form class="decide" aria-label="Decide" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <p class="decide-row">
        <strong>{plural(count, "finding")}</strong>
        {mine.map((each) => (
          <button key={each} type="button" aria-pressed={decision === each} onClick={() => { setDecision(each); setProblem(""); }}>
            {each === "acknowledge" ? "Acknowledge" : each === "except" ? "Except…" : "Reopen"}
          </button>
        ))}
        {onCancel ? <button type="button" class="plain" onClick={onCancel}>Cancel</button> : null}
      </p>
      {decision === null ? null : (
        <div class="decide-fields">
          <label>{decision === "except" ? "Reason" : "Note"} <input type="text" value={note} required={decision === "except"} onInput={(event) => setNote(event.currentTarget.value)} /></label>
          {decision === "except" ? (
            <>
              <Picker label="Approver" placeholder="an active person" value={approver} labels={["IDENTITY"]} onPick={(entity) => setApprover(entity?.id ?? null)} />
              <label>Until <input type="date" value={until} required min={inDays(1)} onInput={(event) => setUntil(event.currentTarget.value)} /></label>
            </>
          ) : null}
          <button type="submit" class="main" disabled={isSending}>{isSending ? "Sending…" : `${decision === "except" ? "Except" : decision === "reopen" ? "Reopen" : "Acknowledge"} ${plural(count, "finding")}`}</button>
        </div>
      )}
      {problem === "" ? null : <p role="alert" class="problem">{problem}</p>}
    </form>
  );
}
