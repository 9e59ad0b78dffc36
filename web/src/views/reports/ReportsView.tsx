// SPDX-License-Identifier: GPL-3.0-or-later
import { Tabs } from "../../parts/Tabs";
import { choice, hrefOf } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { ReportNow } from "./ReportNow";
import { RunHistory } from "./RunHistory";
import { ScheduleForm } from "./ScheduleForm";
import { SchedulesList } from "./SchedulesList";

const TABS = ["schedules", "history", "now", "edit"] as const;

/** Reports: those that come by themselves, those that came, and one of this moment. */
export function ReportsView() {
  const { params } = useRoute();
  const tab = choice(params, "tab", TABS);
  const id = params.get("id");
  return (
    <>
      <h1 tabIndex={-1}>Reports</h1>
      <Tabs label="Reports" current={tab === "edit" ? "schedules" : tab} tabs={[
        { id: "schedules", title: "Schedules", href: hrefOf("reports") },
        { id: "history", title: "History", href: hrefOf("reports", { tab: "history" }) },
        { id: "now", title: "Now", href: hrefOf("reports", { tab: "now" }) },
      ]} />
      {tab === "history" ? <RunHistory /> : tab === "now" ? <ReportNow /> : tab === "edit" ? <ScheduleForm key={id ?? "new"} id={id} /> : <SchedulesList />}
    </>
  );
}
