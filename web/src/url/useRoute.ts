// SPDX-License-Identifier: GPL-3.0-or-later
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { currentRoute, type Route } from "./route";

export const RouteContext = createContext<Route>({ view: "home", params: new URLSearchParams() });

export function useRoute(): Route {
  return useContext(RouteContext);
}

/** The time as of which the graph is looked at; null is now. */
export function useAsOf(): string | null {
  return useRoute().params.get("asOf");
}

/** The route of the address bar; used once, by the frame. */
export function useAddress(): Route {
  const [route, setRoute] = useState(currentRoute);
  useEffect(() => {
    const update = () => setRoute(currentRoute());
    addEventListener("hashchange", update);
    return () => removeEventListener("hashchange", update);
  }, []);
  return route;
}
