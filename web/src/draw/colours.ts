// SPDX-License-Identifier: GPL-3.0-or-later

/** The colour of each kind of thing where things are points; the legend names them. */
export const COLOURS: Readonly<Record<string, string>> = {
  IDENTITY: "#2f6fde", OWNER: "#1c8a57", SECRET: "#b1480c", WORKLOAD: "#7a4fc4", GROUP: "#0f8296", ROLE: "#a3122d", RESOURCE: "#80610a", SCOPE: "#5b6779",
};
