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
    private final String resource;
    private final Instant now;
    private final boolean bounded;
    private @Nullable Caller caller;

    Facts(Request request, String resource, Instant now, boolean bounded) {
        this.request = request;
        this.resource = resource;
        this.now = now;
        this.bounded = bounded;
    }

    /** {@return what statements are checked against: the request's resource, or a star for an action that knows none} */
    String resource() {
        return resource;
    }

    /** {@return whether a permissions boundary is attached to the caller} */
    boolean isBounded() {
        return bounded;
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
        List<String> derived = derived(key);
        if (derived != null) {
            return derived;
        }
        return request.context().isOpen() ? null : ABSENT;
    }

    private @Nullable List<String> derived(String key) {
        return switch (key) {
            case "aws:principalarn" -> caller().isInAccount() ? List.of(caller().principalArn()) : ABSENT;
            case "aws:principalaccount" -> principalAccount();
            case "kms:calleraccount" -> caller().isInAccount() ? List.of(caller().account()) : null;
            case "aws:principalorgid", "aws:principalorgpaths" -> isOutsideAccounts() ? ABSENT : null;
            case "aws:username" -> caller().kind() == Caller.Kind.USER ? List.of(caller().name()) : ABSENT;
            case "aws:principaltype" -> List.of(caller().kind().principalType());
            case "aws:principalisawsservice" -> List.of(String.valueOf(isService()));
            case "aws:principalservicename" -> isService() ? List.of(caller().id()) : ABSENT;
            case "aws:resourceaccount", "s3:resourceaccount" -> resourceAccountValues();
            case "aws:currenttime" -> List.of(now.toString());
            case "aws:epochtime" -> List.of(String.valueOf(now.getEpochSecond()));
            default -> key.startsWith("aws:principaltag/") && isOutsideAccounts() ? ABSENT : null;
        };
    }

    private List<String> principalAccount() {
        if (caller().kind() == Caller.Kind.ANONYMOUS) {
            return List.of("anonymous");
        }
        return caller().isInAccount() ? List.of(caller().account()) : ABSENT;
    }

    private boolean isOutsideAccounts() {
        return isService() || caller().kind() == Caller.Kind.ANONYMOUS;
    }

    private boolean isService() {
        return caller().kind() == Caller.Kind.SERVICE;
    }

    private @Nullable List<String> resourceAccountValues() {
        String account = resourceAccount();
        return account.isEmpty() || request.resource().equals("*") ? null : List.of(account);
    }

    /** {@return the account that owns the resource: as given, as its ARN or the context says, else the caller's own} */
    String resourceAccount() {
        String told = resourceAccount(request);
        return told == null ? caller().account() : told;
    }

    /** {@return the account that owns the resource as the request tells, null where it does not} */
    static @Nullable String resourceAccount(Request request) {
        String given = request.resourceAccount();
        if (given != null) {
            return given;
        }
        String named = accountOf(request.resource());
        if (Caller.isNumber(named)) {
            return named;
        }
        List<String> told = request.context().values("aws:resourceaccount");
        return told != null && told.size() == 1 ? told.getFirst() : null;
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
