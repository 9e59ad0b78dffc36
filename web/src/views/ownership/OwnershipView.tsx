// SPDX-License-Identifier: GPL-3.0-or-later
import { Tabs } from "../../parts/Tabs";
import { choice, hrefOf } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { HandOver } from "./HandOver";
import { OwnerlessList } from "./OwnerlessList";
import { OwnershipGraphView } from "./OwnershipGraphView";

const TABS = ["ownerless", "hand-over", "graph"] as const;

/** Who answers for what. */
export function OwnershipView() {
  const { params } = useRoute();
  const tab = choice(params, "tab", TABS);
  return (
    <>
      <h1 tabIndex={-1}>Ownership</h1>
      <Tabs label="Ownership" current={tab} tabs={[
        { id: "ownerless", title: "Nobody answers for", href: hrefOf("ownership") },
        { id: "hand-over", title: "Hand-over list", href: hrefOf("ownership", { tab: "hand-over", owner: params.get("owner") }) },
        { id: "graph", title: "Graph", href: hrefOf("ownership", { tab: "graph", root: params.get("root") ?? params.get("owner") }) },
      ]} />
      {tab === "ownerless" ? <OwnerlessList /> : tab === "graph" ? <OwnershipGraphView /> : <HandOver owner={params.get("owner")} />}
    </>
  );
}
