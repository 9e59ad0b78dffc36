// SPDX-License-Identifier: GPL-3.0-or-later
import { useEffect, useRef } from "preact/hooks";
import { signOut, useMe } from "../me/me";
import { May } from "../me/May";
import { Name } from "../parts/Entity";
import { Sign } from "../parts/icons";
import { hrefOf } from "../url/route";
import { useRoute } from "../url/useRoute";

/** Who is signed in, as what, and the way out. */
export function Account() {
  const me = useMe();
  const menu = useRef<HTMLDetailsElement>(null);
  const route = useRoute();
  const close = () => menu.current?.removeAttribute("open");
  useEffect(close, [route]);
  if (me.name === "") return null;
  return (
    <details ref={menu} class="menu" onKeyDown={(event) => { if (event.key === "Escape") close(); }}
      onFocusOut={(event) => { if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) close(); }}>
      <summary aria-label="Account" title="Account"><Sign of="person" /></summary>
      <div class="menu-body">
        <p><strong><Name text={me.name} most={40} /></strong><br /><span class="quiet small">{me.scopes.join(", ")}</span></p>
        <May do="READ_AUDIT"><p><a href={hrefOf("credentials")}>Access: tokens, sessions, audit log</a></p></May>
        <p><button type="button" onClick={() => void signOut()}>Sign out</button></p>
      </div>
    </details>
  );
}
