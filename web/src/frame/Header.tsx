// SPDX-License-Identifier: GPL-3.0-or-later
import { useState } from "preact/hooks";
import { Sign } from "../parts/icons";
import { Time } from "../parts/Time";
import { hrefOf, hrefWith } from "../url/route";
import { useRoute } from "../url/useRoute";
import { VIEWS } from "../views/views";
import { Account } from "./Account";
import { isSaved } from "./kept";
import { SearchBox } from "./SearchBox";
import { theme } from "./theme";
import { TimeSlider } from "./TimeSlider";

interface HeaderProps {
  readonly onHelp: () => void;
  readonly onTheme: () => void;
  readonly onSave: () => void;
}

const THEME_SIGNS = { system: "screen", light: "sun", dark: "moon" } as const;

function AsOf() {
  const asOf = useRoute().params.get("asOf");
  if (asOf === null) return null;
  return (
    <p class="as-of" role="status">
      The graph as it was on <strong><Time at={asOf} as="exact" /></strong>. Findings and owners are of now.{" "}
      <a href={hrefWith({ asOf: null })}>Back to now</a>
    </p>
  );
}

export function Header({ onHelp, onTheme, onSave }: HeaderProps) {
  const route = useRoute();
  const here = VIEWS.find((view) => view.id === route.view);
  const current = here?.under ?? here?.id;
  const [isTime, setTime] = useState(false);
  const saved = isSaved(location.hash || "#/");
  return (
    <header class="top">
      <div class="top-row">
        <a class="brand" href={hrefOf("home")}><img src="./entail.svg" alt="" width="26" height="26" /> Entail</a>
        <SearchBox />
        <div class="tools">
          <button type="button" class="plain" aria-pressed={saved} aria-label="Save this question" title="Save this question (s)" onClick={onSave}>
            <Sign of="star" />
          </button>
          <button type="button" class="plain" aria-label={`Theme: ${theme()}`} title={`Theme: ${theme()} (t)`} onClick={onTheme}>
            <Sign of={THEME_SIGNS[theme()]} />
          </button>
          <button type="button" class="plain" aria-expanded={isTime} aria-label="Look at the past" title="Look at the past" onClick={() => setTime(!isTime)}>
            <Sign of="clock" />
          </button>
          <Account />
          <button type="button" class="plain" aria-label="Keys" title="Keys (?)" onClick={onHelp}><span aria-hidden="true">?</span></button>
        </div>
      </div>
      <nav aria-label="Views">
        {VIEWS.filter((view) => view.under === undefined).map((view) => (
          <a key={view.id} href={hrefOf(view.id)} aria-current={view.id === current ? "page" : undefined}>{view.title}</a>
        ))}
      </nav>
      {isTime ? <TimeSlider onClose={() => setTime(false)} /> : <AsOf />}
    </header>
  );
}
