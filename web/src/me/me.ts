// SPDX-License-Identifier: GPL-3.0-or-later
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";

/** What a reader may be permitted, as the server names it. */
export type Right = "RUN_ANALYSES" | "TRIAGE_FINDINGS" | "EXCEPT_FINDINGS" | "DECIDE_OWNERSHIP" | "SCHEDULE_REPORTS" | "LOAD" | "READ_AUDIT" | "ADMINISTER";

/** Who reads the page, and what they may do. */
export interface Me {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly permissions: readonly string[];
  /** The id of the browser's session; none where a proxy signs in. */
  readonly session?: string;
}

const NOBODY: Me = { name: "", scopes: [], permissions: [] };

export const MeContext = createContext<Me>(NOBODY);

/** Asks once who reads the page; used by the frame. Until it is known nothing is permitted. */
export function useWhoIAm(): Me {
  const [me, setMe] = useState(NOBODY);
  useEffect(() => {
    fetch("api/session", { credentials: "same-origin", headers: { Accept: "application/json" } })
      .then((response) => (response.ok ? (response.json() as Promise<Me>) : NOBODY))
      .then(setMe, () => setMe(NOBODY));
  }, []);
  return me;
}

export function useMe(): Me {
  return useContext(MeContext);
}

/** Whether the reader may do something: what they may not is not offered. */
export function useMay(right: Right): boolean {
  return useMe().permissions.includes(right);
}

/** Ends the session of this browser and shows the page to nobody. */
export async function signOut(): Promise<void> {
  await fetch("api/session", { method: "DELETE", credentials: "same-origin", headers: { "Entail-Request": "1" } });
  location.hash = "";
  location.reload();
}
