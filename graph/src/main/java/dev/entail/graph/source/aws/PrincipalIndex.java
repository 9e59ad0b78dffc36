// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The users and roles that an input describes, by ARN and name, and the access keys of users by their age. */
final class PrincipalIndex {
    private final Set<String> arns = new HashSet<>();
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    void user(String account, String arn) {
        arns.add(arn);
        Arn.of(arn).ifPresent(parts -> users.put(account + "/" + parts.name(), arn));
    }

    void role(String arn) {
        arns.add(arn);
    }

    boolean holds(String arn) {
        return arns.contains(arn);
    }

    /** {@return the ARN of a user, as the input has it or as it is without a path} */
    String user(String account, String name, String partition) {
        return Optional.ofNullable(users.get(account + "/" + name))
                .orElse("arn:" + partition + ":iam::" + account + ":user/" + name);
    }

    void key(String user, Optional<Instant> created, String keyId) {
        created.ifPresent(time -> keys.put(user + "/" + time.truncatedTo(ChronoUnit.SECONDS), keyId));
    }

    /** {@return the key of a user that was made at a time; the credential report tells no ids} */
    Optional<String> key(String user, Optional<Instant> created) {
        return created.map(time -> keys.get(user + "/" + time.truncatedTo(ChronoUnit.SECONDS)));
    }
}
