// SPDX-License-Identifier: GPL-3.0-or-later
import { useMe } from "../../me/me";
import { Empty } from "../../parts/States";
import { Tabs } from "../../parts/Tabs";
import { choice, hrefOf } from "../../url/route";
import { useRoute } from "../../url/useRoute";
import { AuditLogList } from "./AuditLogList";
import { SessionList } from "./SessionList";
import { TokenList } from "./TokenList";

const TABS = [
  { id: "tokens", title: "API tokens", right: "ADMINISTER", Shown: TokenList },
  { id: "sessions", title: "Sessions", right: "ADMINISTER", Shown: SessionList },
  { id: "audit", title: "Audit log", right: "READ_AUDIT", Shown: AuditLogList },
] as const;

/** Who gets in, and who did what: for administrators, the audit log also for auditors. */
export function CredentialsView() {
  const { params } = useRoute();
  const { permissions } = useMe();
  const mine = TABS.filter((tab) => permissions.includes(tab.right));
  const wanted = choice(params, "tab", ["", "tokens", "sessions", "audit"]);
  const tab = mine.find((each) => each.id === wanted) ?? mine[0];
  return (
    <>
      <h1 tabIndex={-1}>Access</h1>
      {tab === undefined ? <Empty title="This is not for you to see"><p>Tokens and sessions are for administrators, the audit log also for auditors.</p></Empty> : (
        <>
          <Tabs label="Access" current={tab.id} tabs={mine.map((each) => ({ id: each.id, title: each.title, href: hrefOf("credentials", { tab: each.id }) }))} />
          <tab.Shown />
        </>
      )}
    </>
  );
}
