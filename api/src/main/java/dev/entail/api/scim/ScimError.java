// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;

/** A request that cannot be carried out, as SCIM tells it: a status, perhaps one of the standard's reasons, and a sentence. */
final class ScimError extends RuntimeException {
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private final int status;
    private final String scimType;

    private ScimError(int status, String scimType, String detail) {
        super(detail);
        this.status = status;
        this.scimType = scimType;
    }

    static ScimError of(int status, String detail) {
        return new ScimError(status, "", detail);
    }

    static ScimError invalidFilter(String detail) {
        return new ScimError(400, "invalidFilter", detail);
    }

    static ScimError invalidPath(String detail) {
        return new ScimError(400, "invalidPath", detail);
    }

    static ScimError invalidValue(String detail) {
        return new ScimError(400, "invalidValue", detail);
    }

    static ScimError invalidSyntax(String detail) {
        return new ScimError(400, "invalidSyntax", detail);
    }

    static ScimError noTarget(String detail) {
        return new ScimError(400, "noTarget", detail);
    }

    static ScimError mutability(String detail) {
        return new ScimError(400, "mutability", detail);
    }

    static ScimError uniqueness(String detail) {
        return new ScimError(409, "uniqueness", detail);
    }

    static ScimError notFound(String what) {
        return of(404, what + " not found");
    }

    static ScimError stale(String expected, String present) {
        return of(412, "The resource is at version " + present + ", not at " + expected + "; read it again");
    }

    static ScimError tooLarge(String detail) {
        return of(413, detail);
    }

    int status() {
        return status;
    }

    /** {@return its body} */
    ObjectNode json() {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        json.putArray("schemas").add(SCHEMA);
        json.put("status", Integer.toString(status));
        if (!scimType.isEmpty()) {
            json.put("scimType", scimType);
        }
        return json.put("detail", getMessage());
    }
}
