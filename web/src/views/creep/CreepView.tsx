// SPDX-License-Identifier: GPL-3.0-or-later
import { Tabs } from "../../parts/Tabs";
import { choice, hrefOf } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { AccessChanges } from "./AccessChanges";
import { CreepDetail } from "./CreepDetail";
import { CreepRanking } from "./CreepRanking";
import { Roles } from "./Roles";

const TABS = ["ranking", "changes", "roles"] as const;

/** Whose access has crept, by what, what changed between two days, and which roles are amiss. */
export function CreepView() {
  const { params } = useRoute();
  const tab = choice(params, "tab", TABS);
  const id = params.get("id");
  return (
    <>
      <h1 tabIndex={-1}>Creep</h1>
      <Tabs label="Creep" current={tab} tabs={[
        { id: "ranking", title: "Ranking", href: hrefOf("creep") },
        { id: "changes", title: "Before and after", href: hrefOf("creep", { tab: "changes", identity: id ?? params.get("identity") }) },
        { id: "roles", title: "Roles", href: hrefOf("creep", { tab: "roles" }) },
      ]} />
      {tab === "changes" ? <AccessChanges /> : tab === "roles" ? <Roles /> : id === null ? <CreepRanking /> : <CreepDetail key={id} id={id} />}
    </>
  );
}
