// SPDX-License-Identifier: GPL-3.0-or-later
import { useId, useState } from "preact/hooks";
import { useAsk } from "../ask/useAsk";
import { type EntityLabel, type EntityRef, NameOf, Search } from "../generated/documents";
import { EntityIcon, exactFirst, kindOf, Name, nameOf } from "./Entity";
import { Sign } from "./icons";
import { useDelayed } from "./useDelayed";

interface PickerProps {
  readonly label: string;
  readonly placeholder: string;
  /** The id that is picked, or null. */
  readonly value: string | null;
  readonly labels?: readonly EntityLabel[];
  readonly onPick: (entity: EntityRef | null) => void;
}

/** Picks a thing of the graph by typing a part of its name (the combobox pattern of ARIA). */
export function Picker({ label, placeholder, value, labels, onPick }: PickerProps) {
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const sought = useDelayed((text ?? "").trim());
  const picked = useAsk(NameOf, value === null ? null : { id: value });
  const found = useAsk(Search, sought === "" ? null : { text: sought, first: 12, ...(labels ? { labels } : {}) });
  const options = text !== null && sought !== "" ? exactFirst(found.data?.search.nodes ?? [], sought) : [];
  const isOpen = text !== null && text.trim() !== "";
  const pickedName = value === null ? "" : picked.data?.entity ? nameOf(picked.data.entity) : value;

  const pick = (entity: EntityRef | null) => {
    setText(null);
    setActive(0);
    onPick(entity);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") setText(null);
    if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      const option = options[active];
      if (option) pick(option);
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length > 0) {
      event.preventDefault();
      setActive((active + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length);
    }
  };
  return (
    <div class="picker">
      <label for={`${id}i`}>{label}</label>
      <div class="field">
        <input
          id={`${id}i`} type="text" role="combobox" autocomplete="off" spellcheck={false} placeholder={placeholder}
          aria-expanded={isOpen} aria-controls={`${id}l`} aria-autocomplete="list"
          aria-activedescendant={isOpen && options.length > 0 ? `${id}o${active}` : undefined}
          value={text ?? pickedName}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => { setText(event.currentTarget.value); setActive(0); }}
          onKeyDown={onKeyDown} onBlur={() => setText(null)}
        />
        {value === null ? null : (
          <button type="button" class="plain" aria-label={`Clear ${label}`} onClick={() => pick(null)}><Sign of="cross" /></button>
        )}
      </div>
      <ul id={`${id}l`} role="listbox" aria-label={label} class="options" hidden={!isOpen}>
        {options.map((entity, index) => (
          <li key={entity.id} id={`${id}o${index}`} role="option" aria-selected={index === active}
            onMouseDown={(event) => { event.preventDefault(); pick(entity); }}>
            <EntityIcon entity={entity} /> <Name text={entity.name ?? entity.id} most={48} /> <span class="quiet">{kindOf(entity)}</span>
          </li>
        ))}
        {isOpen && options.length === 0 ? (
          <li role="option" aria-selected="false" aria-disabled="true" class="quiet">
            {found.isLoading || sought !== (text ?? "").trim() ? "Searching…" : "Nothing has such a name"}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
