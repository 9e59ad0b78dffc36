// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

/** Whom it is told to who signed in, and who tried to. */
public interface SignInWatch {
    /** Somebody showed what is nobody's. */
    void failed(Origin origin, String how);

    /** A session begins. */
    void succeeded(Origin origin, String how);
}
