// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one request: its context, and the keys that follow from the request itself (IAM User Guide, "AWS
 * global condition context keys"). A key that the context gives wins over one that follows.
 */
final class Facts {
    private static final List<String> ABSENT = List.of();
    private static final int COLONS_BEFORE_ACCOUNT = 4;

    private final Request request;
    private final Instant now;
    private @Nullable Caller caller;

    Facts(Request request, Instant now) {
        this.request = request;
        this.now = now;
    }

    Request request() {
        return request;
    }

    Caller caller() {
        Caller known = caller;
        if (known == null) {
            known = Caller.of(request.principal());
            caller = known;
        }
        return known;
    }

    /** {@return the values of a lower-case key; none where the request does not carry it, null where nobody knows} */
    @Nullable
    List<String> values(String key) {
        List<String> given = request.context().values(key);
        if (given != null) {
            return given;
        }
        List<String> derived = key.startsWith("aws:") ? derived(key) : null;
        if (derived != null) {
            return derived;
        }
        return request.context().isOpen() ? null : ABSENT;
    }

    private @Nullable List<String> derived(String key) {
        return switch (key) {
            case "aws:principalarn" -> caller().isInAccount() ? List.of(caller().principalArn()) : ABSENT;
            case "aws:principalaccount" -> caller().isInAccount() ? List.of(caller().account()) : ABSENT;
            case "aws:username" -> caller().kind() == Caller.Kind.USER ? List.of(caller().name()) : ABSENT;
            case "aws:principaltype" -> List.of(caller().kind().principalType());
            case "aws:principalisawsservice" -> List.of(String.valueOf(isService()));
            case "aws:principalservicename" -> isService() ? List.of(caller().id()) : ABSENT;
            case "aws:resourceaccount" -> resourceAccountValues();
            case "aws:currenttime" -> List.of(now.toString());
            case "aws:epochtime" -> List.of(String.valueOf(now.getEpochSecond()));
            default -> null;
        };
    }

    private boolean isService() {
        return caller().kind() == Caller.Kind.SERVICE;
    }

    private @Nullable List<String> resourceAccountValues() {
        String account = resourceAccount();
        return account.isEmpty() || request.resource().equals("*") ? null : List.of(account);
    }

    /** {@return the account that owns the resource: as given, else as its ARN says, else the caller's own} */
    String resourceAccount() {
        String given = request.resourceAccount();
        if (given != null) {
            return given;
        }
        String named = accountOf(request.resource());
        return Caller.isNumber(named) ? named : caller().account();
    }

    private static String accountOf(String arn) {
        int from = 0;
        for (int colon = 0; colon < COLONS_BEFORE_ACCOUNT; colon++) {
            from = arn.indexOf(':', from) + 1;
            if (from == 0) {
                return "";
            }
        }
        int to = arn.indexOf(':', from);
        return to < 0 ? "" : arn.substring(from, to);
    }
}
