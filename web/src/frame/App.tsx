// SPDX-License-Identifier: GPL-3.0-or-later
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { MeContext, useWhoIAm } from "../me/me";
import { hrefOf, type Route } from "../url/route";
import { RouteContext, useAddress } from "../url/useRoute";
import { AccessView } from "../views/access/AccessView";
import { CredentialsView } from "../views/credentials/CredentialsView";
import { CreepView } from "../views/creep/CreepView";
import { EntityView } from "../views/entity/EntityView";
import { EscalationView } from "../views/escalation/EscalationView";
import { TierZeroView } from "../views/escalation/TierZeroView";
import { FindingsView } from "../views/findings/FindingsView";
import { HomeView } from "../views/home/HomeView";
import { IdentitiesView } from "../views/identities/IdentitiesView";
import { LifecycleView } from "../views/lifecycle/LifecycleView";
import { OwnershipView } from "../views/ownership/OwnershipView";
import { ReportsView } from "../views/reports/ReportsView";
import { SourcesView } from "../views/sources/SourcesView";
import { VIEWS } from "../views/views";
import { Header } from "./Header";
import { Help } from "./Help";
import { toggleSaved } from "./kept";
import { nextTheme } from "./theme";
import { titleOf, useRemembered } from "./useRemembered";
import { moveRow, useKeys } from "./useKeys";

const SHOWN: Readonly<Record<string, ComponentType>> = {
  home: HomeView,
  escalation: EscalationView,
  "tier-zero": TierZeroView,
  access: AccessView,
  credentials: CredentialsView,
  creep: CreepView,
  findings: FindingsView,
  ownership: OwnershipView,
  identities: IdentitiesView,
  entity: EntityView,
  lifecycle: LifecycleView,
  reports: ReportsView,
  sources: SourcesView,
};

function NotFound() {
  return <><h1 tabIndex={-1}>There is no such view</h1><p><a href={hrefOf("home")}>Go home</a></p></>;
}

/** Names the page after the view, and takes the focus to its heading when the reader comes to another. */
function useHeading(route: Route): void {
  const before = useRef<string | null>(null);
  const thing = `${route.view} ${route.params.get("id") ?? ""}`;
  useEffect(() => {
    const title = VIEWS.find((view) => view.id === route.view)?.title ?? "Not found";
    document.title = `${title} · Entail`;
    if (before.current !== null && before.current !== thing) {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    }
    before.current = thing;
  }, [thing, route.view]);
}

/** Says on the page which address it shows, once all that comes of coming there has begun. */
function useShown(route: Route): void {
  useEffect(() => { document.getElementById("main")?.setAttribute("data-shown", location.hash); }, [route]);
}

export function App() {
  const route = useAddress();
  const me = useWhoIAm();
  const [isHelp, setHelp] = useState(false);
  const [, setTheme] = useState("");
  useHeading(route);
  useShown(route);
  useRemembered(route);
  const save = () => {
    const href = location.hash || "#/";
    const heading = document.querySelector("main h1")?.textContent ?? document.title;
    void titleOf(route).catch(() => null).then((title) => {
      toggleSaved({ title: title ?? heading, href });
      setTheme(`saved ${Date.now()}`);
    });
  };
  const keys: Record<string, () => void> = {
    "/": () => document.getElementById("search")?.focus(),
    "?": () => setHelp(true),
    t: () => setTheme(nextTheme()),
    s: save,
    a: () => document.querySelector<HTMLElement>("main .decide input, main .decide button")?.focus(),
    j: () => moveRow(1),
    k: () => moveRow(-1),
  };
  for (const view of VIEWS) if (view.key) keys[`g ${view.key}`] = () => { location.hash = hrefOf(view.id); };
  useKeys(keys);
  const Shown = SHOWN[route.view] ?? NotFound;
  return (
    <MeContext.Provider value={me}><RouteContext.Provider value={route}>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>Skip to content</a>
      <Header onHelp={() => setHelp(true)} onTheme={() => setTheme(nextTheme())} onSave={save} />
      <main id="main" tabIndex={-1}><Shown /></main>
      <Help isOpen={isHelp} onClose={() => setHelp(false)} />
    </RouteContext.Provider></MeContext.Provider>
  );
}
