// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/**
 * A group of policies of which one has to allow a request.
 *
 * @param position which of the boundaries or of the organisation's levels, from 0
 */
record Source(Kind kind, int position) {
    enum Kind {
        IDENTITY("identityPolicies", "identity policies", false),
        BOUNDARY("boundaries", "permissions boundary", true),
        SESSION("sessionPolicies", "session policies", false),
        RESOURCE("resourcePolicy", "resource's policy", false),
        SERVICE_CONTROL("serviceControlPolicies", "service control policies at level ", true),
        RESOURCE_CONTROL("resourceControlPolicies", "resource control policies at level ", true);

        private final String field;
        private final String words;
        private final boolean several;

        Kind(String field, String words, boolean several) {
            this.field = field;
            this.words = words;
            this.several = several;
        }
    }

    static final Source IDENTITY = new Source(Kind.IDENTITY, 0);
    static final Source SESSION = new Source(Kind.SESSION, 0);
    static final Source RESOURCE = new Source(Kind.RESOURCE, 0);

    /** {@return its name and, where there are several, which} */
    String field() {
        return kind.several ? kind.field + "[" + position + "]" : kind.field;
    }

    String words() {
        return kind.words.endsWith(" ") ? kind.words + position : kind.words;
    }
}
