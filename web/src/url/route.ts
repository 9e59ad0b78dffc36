// SPDX-License-Identifier: GPL-3.0-or-later

/** What the reader looks at. All of it is in the address, so that each view can be kept and shared. */
export interface Route {
  readonly view: string;
  readonly params: URLSearchParams;
}

export type Values = Readonly<Record<string, string | readonly string[] | number | boolean | null | undefined>>;

/** The parameter that every link carries on: the time as of which the graph is looked at. */
const KEPT = "asOf";

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s, 2);
  return { view: path === "" ? "home" : path, params: new URLSearchParams(query) };
}

function put(params: URLSearchParams, values: Values): URLSearchParams {
  for (const [key, value] of Object.entries(values)) {
    params.delete(key);
    const all = Array.isArray(value) ? (value as readonly string[]) : [value as string | number | boolean | null | undefined];
    for (const each of all) {
      if (each !== null && each !== undefined && each !== "" && each !== false) params.append(key, String(each));
    }
  }
  return params;
}

function written(view: string, params: URLSearchParams): string {
  const query = params.toString();
  return `#/${view === "home" ? "" : view}${query === "" ? "" : `?${query}`}`;
}

/** The address of a view. */
export function hrefOf(view: string, values: Values = {}, from: Route = currentRoute()): string {
  const kept = from.params.get(KEPT);
  return written(view, put(new URLSearchParams(kept ? { [KEPT]: kept } : {}), values));
}

/** The address of the same view with some parameters changed; empty values go. */
export function hrefWith(values: Values, from: Route = currentRoute()): string {
  return written(from.view, put(new URLSearchParams(from.params), values));
}

export function currentRoute(): Route {
  return parseRoute(typeof location === "undefined" ? "" : location.hash);
}

export function go(href: string): void {
  location.hash = href;
}

/** Changes parameters without a step in the history: for what is typed or toggled. */
export function adjust(values: Values): void {
  history.replaceState(null, "", hrefWith(values));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** One of the values that a parameter may have, or the first where it has another. */
export function choice<Value extends string>(params: URLSearchParams, key: string, allowed: readonly [Value, ...Value[]]): Value {
  return allowed.find((each) => each === params.get(key)) ?? allowed[0];
}

/** The values of a parameter that are allowed. */
export function choices<Value extends string>(params: URLSearchParams, key: string, allowed: readonly Value[]): readonly Value[] {
  return allowed.filter((each) => params.getAll(key).includes(each));
}
