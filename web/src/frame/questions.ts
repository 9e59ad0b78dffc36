// SPDX-License-Identifier: GPL-3.0-or-later
import { count, day, plural, visible, words } from "../text/format";
import { hrefOf, type Route } from "../url/route";

type NameOf = (id: string) => Promise<string>;

function listed(params: URLSearchParams, key: string): string {
  return params.getAll(key).filter((each) => each !== "").map((each) => words(each)).join(", ");
}

function filters(params: URLSearchParams, keys: readonly string[]): string {
  const text = params.get("text")?.trim();
  return [...keys.map((key) => listed(params, key)).filter((each) => each !== ""), ...(text ? [`“${visible(text)}”`] : [])].join("; ");
}

async function ofEscalation(params: URLSearchParams, nameOf: NameOf): Promise<string | null> {
  const [from, to] = [params.get("from"), params.get("to")];
  const target = to === null ? "tier zero" : await nameOf(to);
  if (from !== null) return `Paths from ${await nameOf(from)} to ${target}`;
  const cuts = params.getAll("cut").length;
  if (params.get("tab") === "what-if" && cuts > 0) return `What if ${plural(cuts, "relation")} to ${target} ${cuts === 1 ? "was" : "were"} cut`;
  if (params.get("tab") === "choke") return `Choke points on the way to ${target}`;
  return to === null ? null : `Who can reach ${target}`;
}

async function ofOwnership(params: URLSearchParams, nameOf: NameOf): Promise<string | null> {
  const [root, owner] = [params.get("root"), params.get("owner")];
  if (params.get("tab") === "graph" && root !== null) return `What is around ${await nameOf(root)}`;
  if (params.get("tab") === "hand-over" && owner !== null) return `What ${await nameOf(owner)} answers for`;
  return null;
}

async function ofCreep(params: URLSearchParams, nameOf: NameOf): Promise<string | null> {
  const [id, identity] = [params.get("id"), params.get("identity")];
  if (params.get("tab") === "changes") {
    const [from, to] = [params.get("from"), params.get("to")];
    const span = from && to ? ` from ${from} to ${to}` : "";
    return identity === null && span === "" ? null : `What changed${span}${identity === null ? "" : ` of ${await nameOf(identity)}`}`;
  }
  return id === null ? null : `How the access of ${await nameOf(id)} crept`;
}

async function asked({ view, params }: Route, nameOf: NameOf): Promise<string | null> {
  switch (view) {
    case "escalation": return ofEscalation(params, nameOf);
    case "ownership": return ofOwnership(params, nameOf);
    case "creep": return ofCreep(params, nameOf);
    case "access": {
      const [action, resource] = [params.get("action"), params.get("resource")];
      return action && resource ? `Who can ${visible(action)} on ${visible(resource)}` : null;
    }
    case "findings": {
      const which = filters(params, ["severity", "status", "type", "source"]);
      return which === "" ? null : `Findings: ${which}`;
    }
    case "identities": {
      const human = params.get("human");
      const which = [human === "yes" ? "people" : human === "no" ? "NHIs" : "", filters(params, ["kind", "status"])].filter((each) => each !== "").join("; ");
      return which === "" ? null : `Identities: ${which}`;
    }
    case "lifecycle": return params.get("person") === null ? null : `What to do when ${await nameOf(params.get("person") ?? "")} leaves`;
    case "entity": return params.get("id") === null ? null : nameOf(params.get("id") ?? "");
    default: return null;
  }
}

/** The question that an address asks, in words with its parameters; null where it asks nothing in particular. */
export async function questionOf(route: Route, nameOf: NameOf): Promise<string | null> {
  const question = await asked(route, nameOf);
  const asOf = route.params.get("asOf");
  return question === null || asOf === null ? question : `${question}, as of ${day(asOf)}`;
}

export interface Question {
  readonly title: string;
  readonly href: string;
}

/** What can be asked at all; the parameters are chosen there. */
export function questions(): readonly Question[] {
  return [
    { title: "Who can reach … and by which hops?", href: hrefOf("escalation") },
    { title: "Who can do … on …?", href: hrefOf("access") },
    { title: "Where does one cut do most?", href: hrefOf("escalation", { tab: "choke" }) },
    { title: "Who answers for …, and what hangs on it?", href: hrefOf("ownership", { tab: "graph" }) },
    { title: "What has to be handed over when … leaves?", href: hrefOf("ownership", { tab: "hand-over" }) },
    { title: "What changed between two days?", href: hrefOf("creep", { tab: "changes" }) },
  ];
}

/** What can be asked of one thing. */
export function questionsOf(thing: { readonly id: string; readonly label: string }, name: string): readonly Question[] {
  const starts = ["IDENTITY", "GROUP", "ROLE", "WORKLOAD", "SECRET"].includes(thing.label);
  return [
    ...(starts ? [{ title: `Paths from ${name} to tier zero`, href: hrefOf("escalation", { from: thing.id }) }] : []),
    { title: `Who can reach ${name}`, href: hrefOf("escalation", { to: thing.id }) },
    { title: `What is around ${name}`, href: hrefOf("ownership", { tab: "graph", root: thing.id }) },
  ];
}

const ACTION = /^([a-z0-9-]+:[A-Za-z*?]+)(?:\s+on\s+(\S+))?$/;

/** The question that somebody types who types an action: "s3:GetObject on *". */
export function questionTyped(text: string): Question | null {
  const match = ACTION.exec(text.trim());
  if (match === null) return null;
  const [, action = "", resource = "*"] = match;
  return { title: `Who can ${action} on ${visible(resource)}`, href: hrefOf("access", { action, resource }) };
}

/** How many findings have a text, as an option says it. */
export function allFindings(total: number, text: string): string {
  return `All ${count(total)} findings with “${visible(text)}”`;
}
