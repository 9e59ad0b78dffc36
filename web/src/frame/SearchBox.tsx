// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { useAsk } from "../ask/useAsk";
import { type EntityLabel, Search, SearchFindings } from "../generated/documents";
import { EntityIcon, exactFirst, kindOf, Name, nameOf } from "../parts/Entity";
import { Sign } from "../parts/icons";
import { SeverityMark } from "../parts/Marks";
import { useDelayed } from "../parts/useDelayed";
import { shortened, visible } from "../text/format";
import { go, hrefOf } from "../url/route";
import { recent, saved } from "./kept";
import { allFindings, type Question, questions, questionsOf, questionTyped } from "./questions";

interface Option {
  readonly title: string;
  readonly href: string;
  readonly group: string;
  readonly shown: ComponentChildren;
}

/** What people look for by name; permissions and events are found on the cards of these. */
const LABELS: readonly EntityLabel[] = ["IDENTITY", "GROUP", "ROLE", "RESOURCE", "SECRET", "WORKLOAD", "OWNER", "SCOPE"];

function keptOptions(): readonly Option[] {
  const of = (group: string, kept: readonly Question[]) =>
    kept.map((each): Option => ({ ...each, group, shown: <Name text={each.title} most={64} /> }));
  return [...of("Saved questions", saved()), ...of("Recent questions", recent()), ...of("Ask", questions())];
}

/** The options that fit what is typed: things, then findings, then the way to all of either. What comes later stands beneath. */
function useOptions(text: string): { readonly options: readonly Option[]; readonly isLoading: boolean; readonly failure?: string | undefined } {
  const things = useAsk(Search, text === "" ? null : { text, first: 9, labels: LABELS });
  const findings = useAsk(SearchFindings, text === "" ? null : { text });
  if (text === "") return { options: keptOptions(), isLoading: false };
  const options: Option[] = exactFirst(things.data?.search.nodes ?? [], text).map((entity) => ({
    title: nameOf(entity),
    href: hrefOf("entity", { id: entity.id }),
    group: "Identities and things",
    shown: <><EntityIcon entity={entity} /> <Name text={entity.name ?? entity.id} most={56} /> <span class="quiet">{kindOf(entity)}</span></>,
  }));
  if (things.data === undefined) return { options, isLoading: things.isLoading, failure: things.failure?.message };
  const [first] = options;
  const best = exactFirst(things.data.search.nodes, text)[0];
  const typed = questionTyped(text);
  const asked = [...(typed === null ? [] : [typed]), ...(best === undefined || first === undefined ? [] : questionsOf(best, shortened(first.title, 40)))];
  for (const each of asked) options.push({ ...each, group: "Ask", shown: each.title });
  for (const finding of findings.data?.findings.nodes ?? []) {
    options.push({
      title: visible(finding.title),
      href: hrefOf("findings", { text, sel: finding.id }),
      group: "Findings",
      shown: <><SeverityMark severity={finding.severity} /> <Name text={finding.title} most={70} /></>,
    });
  }
  const total = findings.data?.findings.totalCount ?? 0;
  if (total > 5) {
    options.push({ title: `Findings with “${text}”`, href: hrefOf("findings", { text }), group: "Findings", shown: allFindings(total, text) });
  }
  return { options, isLoading: things.isLoading || (findings.isLoading && options.length === 0), failure: findings.failure?.message };
}

/** The search that stands first on every view; `/` focuses it. */
export function SearchBox() {
  const id = useId();
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const sought = useDelayed(text.trim());
  const { options, isLoading, failure } = useOptions(sought);
  const isSettled = sought === text.trim() && !isLoading;
  const [isWanted, setWanted] = useState(false);

  const take = (option: Option) => {
    setOpen(false);
    setWanted(false);
    setText("");
    (document.activeElement as HTMLElement | null)?.blur();
    go(option.href);
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    if (event.key === "Escape") {
      setOpen(false);
      event.currentTarget.blur();
    }
    if (event.key === "Enter") setWanted(true);
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length > 0) {
      event.preventDefault();
      setActive((active + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length);
    }
  };
  // Whoever presses Enter before the answer is there gets what comes first in it.
  useEffect(() => {
    if (!isWanted || !isSettled) return;
    const option = options[active];
    if (isOpen && option) take(option);
    else setWanted(false);
  }, [isWanted, isSettled]);
  const hasList = isOpen && (options.length > 0 || sought !== "");
  return (
    <div class="search" role="search">
      <Sign of="search" />
      <input
        id="search" type="search" role="combobox" aria-label="Search identities, roles, secrets, workloads, owners and findings"
        placeholder="Search everything" autocomplete="off" spellcheck={false} aria-expanded={hasList} aria-controls={`${id}l`}
        aria-activedescendant={hasList && options.length > 0 ? `${id}o${active}` : undefined} aria-autocomplete="list"
        aria-keyshortcuts="/" value={text}
        onInput={(event) => { setText(event.currentTarget.value); setActive(0); setOpen(true); setWanted(false); }}
        onFocus={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id={`${id}l`} role="listbox" aria-label="Found" class="options" hidden={!hasList}>
        {options.map((option, index) => (
          <li key={`${option.group}${option.href}`} id={`${id}o${index}`} role="option" aria-selected={index === active}
            onMouseDown={(event) => { event.preventDefault(); take(option); }}>
            {options[index - 1]?.group === option.group ? null : <span class="group-title">{option.group}</span>}
            <span class="option">{option.shown}</span>
          </li>
        ))}
        {hasList && options.length === 0 ? (
          <li role="option" aria-selected="false" aria-disabled="true" class="quiet">{isLoading ? "Searching…" : failure ?? `Nothing is called “${visible(sought)}”`}</li>
        ) : null}
      </ul>
    </div>
  );
}
