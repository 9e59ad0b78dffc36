// SPDX-License-Identifier: GPL-3.0-or-later
import { choice } from "../../url/route";

const CONFIDENCES = ["", "CONFIRMED", "CONDITIONAL"] as const;

/** The confidence that the address asks for; empty is any. */
export function wantedConfidence(params: URLSearchParams): (typeof CONFIDENCES)[number] {
  return choice(params, "confidence", CONFIDENCES);
}
