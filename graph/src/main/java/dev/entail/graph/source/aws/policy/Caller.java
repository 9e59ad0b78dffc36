// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/**
 * The principal of a request, read from its ARN or name once (IAM User Guide, "AWS JSON policy elements: Principal").
 *
 * @param name the user's or role's name without its path; of a session, the role's name; else the whole text
 */
record Caller(Kind kind, String id, String partition, String account, String name) {
    enum Kind {
        ROOT("Account"),
        USER("User"),
        ROLE("AssumedRole"),
        ROLE_SESSION("AssumedRole"),
        FEDERATED_USER("FederatedUser"),
        SERVICE("Service"),
        IDENTITY_PROVIDER("FederatedUser"),
        ANONYMOUS("Anonymous"),
        OTHER("Unknown");

        private final String principalType;

        Kind(String principalType) {
            this.principalType = principalType;
        }

        String principalType() {
            return principalType;
        }
    }

    static Caller of(String principal) {
        if (isAccount(principal)) {
            return new Caller(Kind.ROOT, "arn:aws:iam::" + principal + ":root", "aws", principal, principal);
        }
        int partition = principal.indexOf(':') + 1;
        int service = principal.indexOf(':', partition) + 1;
        int region = principal.indexOf(':', service) + 1;
        int account = principal.indexOf(':', region) + 1;
        int resource = principal.indexOf(':', account) + 1;
        if (principal.startsWith("arn:") && service > 0 && region > 0 && account > 0 && resource > 0) {
            return ofArn(
                    principal,
                    principal.substring(partition, service - 1),
                    principal.substring(account, resource - 1),
                    principal.substring(resource));
        }
        return new Caller(kindOfName(principal), principal, "", "", principal);
    }

    private static Caller ofArn(String arn, String partition, String account, String resource) {
        int slash = resource.indexOf('/');
        Kind kind =
                isNumber(account) ? kindOfResource(slash < 0 ? resource : resource.substring(0, slash)) : Kind.OTHER;
        String path = resource.substring(slash + 1);
        String name = kind == Kind.ROLE_SESSION ? before(path, '/') : path.substring(path.lastIndexOf('/') + 1);
        return new Caller(kind, arn, partition, account, name);
    }

    private static Kind kindOfResource(String type) {
        return switch (type) {
            case "root" -> Kind.ROOT;
            case "user" -> Kind.USER;
            case "role" -> Kind.ROLE;
            case "assumed-role" -> Kind.ROLE_SESSION;
            case "federated-user" -> Kind.FEDERATED_USER;
            case "saml-provider", "oidc-provider" -> Kind.IDENTITY_PROVIDER;
            default -> Kind.OTHER;
        };
    }

    private static Kind kindOfName(String name) {
        if (name.equals("*") || name.equalsIgnoreCase("anonymous")) {
            return Kind.ANONYMOUS;
        }
        boolean service = name.endsWith(".amazonaws.com") || name.endsWith(".amazonaws.com.cn");
        if (service && !name.startsWith("cognito-identity.")) {
            return Kind.SERVICE;
        }
        return name.indexOf('.') > 0 ? Kind.IDENTITY_PROVIDER : Kind.OTHER;
    }

    /** {@return whether the principal lives in an account, whose policies then speak of it} */
    boolean isInAccount() {
        return switch (kind) {
            case ROOT, USER, ROLE, ROLE_SESSION, FEDERATED_USER -> true;
            case SERVICE, IDENTITY_PROVIDER, ANONYMOUS, OTHER -> false;
        };
    }

    /** {@return whether it is a service-linked role, which no control policy restricts} */
    boolean isServiceLinkedRole() {
        return switch (kind) {
            case ROLE -> id.contains(":role/aws-service-role/");
            case ROLE_SESSION -> name.startsWith("AWSServiceRoleFor");
            case ROOT, USER, FEDERATED_USER, SERVICE, IDENTITY_PROVIDER, ANONYMOUS, OTHER -> false;
        };
    }

    /**
     * {@return the value of aws:PrincipalArn, which for a session is its role} The name of a session does not tell the
     * role's path; it is known for the roles of IAM Identity Center only.
     */
    String principalArn() {
        if (kind != Kind.ROLE_SESSION) {
            return id;
        }
        String path = name.startsWith("AWSReservedSSO_") ? "aws-reserved/sso.amazonaws.com/" : "";
        return "arn:" + partition + ":iam::" + account + ":role/" + path + name;
    }

    static boolean isAccount(String text) {
        return text.length() == 12 && isNumber(text);
    }

    static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String before(String text, char end) {
        int position = text.indexOf(end);
        return position < 0 ? text : text.substring(0, position);
    }
}
