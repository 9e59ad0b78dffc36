// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

/** How a report reaches a reader. */
public enum DeliveryKind {
    /** Its files are written into a folder of the server. */
    FOLDER,
    /** Its files are attached to a mail. */
    EMAIL,
    /** What it says in short is posted as signed JSON. */
    WEBHOOK
}
