// SPDX-License-Identifier: GPL-3.0-or-later
import { ask } from "../../ask/ask";
import { type FindingFilter, type FindingOrder, FindingsToExport, type FindingsToExportData } from "../../generated/documents";
import { csv, download } from "../../text/csv";

type Exported = FindingsToExportData["findings"]["nodes"][number];

const PAGE = 500;
const HEADER = ["id", "type", "severity", "risk", "status", "title", "subject", "subject id", "first seen", "last seen", "recommendation", "controls", "evidence", "exception until"];

async function all(filter: FindingFilter, orderBy: FindingOrder | null): Promise<readonly Exported[]> {
  const findings: Exported[] = [];
  let after: string | null = null;
  for (;;) {
    const page: FindingsToExportData = await ask(FindingsToExport, { filter, orderBy, first: PAGE, after });
    findings.push(...page.findings.nodes);
    after = page.findings.pageInfo.endCursor;
    if (!page.findings.pageInfo.hasNextPage) return findings;
  }
}

function row(finding: Exported): readonly (string | number | null)[] {
  return [
    finding.id, finding.type, finding.severity, finding.risk, finding.status, finding.title, finding.subject.name, finding.subject.id,
    finding.firstSeen, finding.lastSeen, finding.recommendation,
    finding.controls.map((each) => `${each.framework} ${each.id}`).join("; "),
    finding.evidence.map((each) => each.summary).join("; "), finding.exception?.until ?? null,
  ];
}

/** Hands all findings that a filter matches to the reader as a file; how many there were. */
export async function exportFindings(filter: FindingFilter, orderBy: FindingOrder | null, as: "csv" | "json"): Promise<number> {
  const findings = await all(filter, orderBy);
  if (as === "csv") download("findings.csv", "text/csv", csv(HEADER, findings.map(row)));
  else download("findings.json", "application/json", JSON.stringify(findings, null, 2));
  return findings.length;
}
