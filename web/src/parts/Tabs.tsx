// SPDX-License-Identifier: GPL-3.0-or-later

/** The parts of a view as links, since each has an address of its own. */
export function Tabs({ label, tabs, current }: {
  readonly label: string; readonly tabs: readonly { readonly id: string; readonly title: string; readonly href: string }[]; readonly current: string;
}) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => <a key={tab.id} href={tab.href} aria-current={tab.id === current ? "page" : undefined}>{tab.title}</a>)}
    </nav>
  );
}
