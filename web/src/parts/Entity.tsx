// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import type { EntityRef } from "../generated/documents";
import { capital, shortened, visible, words } from "../text/format";
import { hrefOf } from "../url/route";
import { Icon, iconPath, Sign } from "./icons";

export function nameOf(entity: { readonly id: string; readonly name: string | null }): string {
  return visible(entity.name ?? entity.id);
}

/** What is called exactly what was typed comes first; the rest stays in the order of the server. */
export function exactFirst(entities: readonly EntityRef[], text: string): readonly EntityRef[] {
  const isExact = (entity: EntityRef) => entity.name?.toLowerCase() === text.toLowerCase();
  return [...entities.filter(isExact), ...entities.filter((entity) => !isExact(entity))];
}

/** What kind of thing it is, in words. */
export function kindOf(entity: EntityRef): string {
  if (entity.__typename === "Identity") return entity.kind === "UNKNOWN" ? visible(entity.nativeType ?? "unknown kind") : words(entity.kind);
  if (entity.__typename === "Secret") return words(entity.secretKind);
  if (entity.__typename === "Owner") return words(entity.ownerKind);
  if (entity.__typename === "Scope") return words(entity.scopeKind);
  return words(entity.label);
}

export function EntityIcon({ entity }: { readonly entity: EntityRef }) {
  return <Icon path={iconPath(entity)} />;
}

/** A name that comes from outside: as text, set apart so that its direction does not spread. */
export function Name({ text, most }: { readonly text: string; readonly most?: number }) {
  const whole = visible(text);
  const shown = most === undefined ? whole : shortened(whole, most);
  return <bdi title={shown === whole ? undefined : whole}>{shown}</bdi>;
}

/** A thing by name, with what it is, leading to its card. */
export function EntityLink({ entity, kind = false }: { readonly entity: EntityRef; readonly kind?: boolean }) {
  return (
    <span class="entity">
      <EntityIcon entity={entity} />
      <span class="entity-text">
        <a href={hrefOf("entity", { id: entity.id })} title={visible(entity.id)}><Name text={entity.name ?? entity.id} most={64} /></a>
        {entity.tier === 0 ? <span class="tag tier">Tier 0</span> : null}
        {entity.__typename === "Identity" && entity.status !== "ACTIVE" && entity.status !== "UNKNOWN"
          ? <span class="tag">{capital(words(entity.status))}</span> : null}
        {kind ? <span class="quiet kind">{kindOf(entity)}{entity.provider === null ? "" : ` · ${visible(entity.provider)}`}</span> : null}
      </span>
    </span>
  );
}

/** An id with a button that copies it. */
export function Id({ id, what = "id" }: { readonly id: string; readonly what?: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard?.writeText(id).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 1_500);
    });
  };
  return (
    <span class="id">
      <code><bdi>{visible(id)}</bdi></code>
      <button type="button" class="plain" onClick={copy} aria-label={what === "id" ? `Copy id ${visible(id)}` : `Copy ${what}`}>
        <Sign of={isCopied ? "done" : "copy"} />
        <span role="status" class="said">{isCopied ? "Copied" : ""}</span>
      </button>
    </span>
  );
}
