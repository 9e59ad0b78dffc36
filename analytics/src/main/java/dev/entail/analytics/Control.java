// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

/** A requirement of a published framework that a finding bears on, such as OWASP NHI5. */
public record Control(String framework, String id) {
    public static Control owaspNhi(String id) {
        return new Control("OWASP NHI Top 10 2025", id);
    }

    public static Control csf(String id) {
        return new Control("NIST CSF 2.0", id);
    }

    public static Control sp80053(String id) {
        return new Control("NIST SP 800-53 Rev. 5", id);
    }

    public static Control cis(String id) {
        return new Control("CIS Controls 8.1", id);
    }
}
