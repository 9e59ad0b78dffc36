// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.graph.source.aws.policy.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An identity provider as trust policies name it, and what its tokens say (IAM User Guide, "Available keys for AWS OIDC
 * federation"; "Available keys for SAML-based AWS STS federation").
 *
 * @param named how the trust policy names it: the ARN of the provider, or the name of one that AWS knows
 * @param issuer what condition keys about its tokens begin with
 */
record IdentityProvider(String named, String issuer, boolean saml) {
    /** Issuers at which anybody can open an account, so that a token of theirs alone says nothing. */
    private static final Map<String, String> OPEN_TO_ALL = Map.of(
            "token.actions.githubusercontent.com", "repo:entail-stranger/stranger:ref:refs/heads/main",
            "gitlab.com", "project_path:entail-stranger/stranger:ref_type:branch:ref:main",
            "app.terraform.io", "organization:entail-stranger:project:p:workspace:w:run_phase:apply",
            "accounts.google.com", "100000000000000000000",
            "oidc.vercel.com", "owner:entail-stranger:project:p:environment:production",
            "agent.buildkite.com", "organization:entail-stranger:pipeline:p:ref:refs/heads/main:commit:c:step:s");

    private static final Set<String> GITHUB = Set.of("token.actions.githubusercontent.com");
    private static final String AUDIENCE = "sts.amazonaws.com";

    static IdentityProvider of(String named) {
        int oidc = named.indexOf(":oidc-provider/");
        if (oidc >= 0) {
            return new IdentityProvider(named, named.substring(oidc + ":oidc-provider/".length()), false);
        }
        return new IdentityProvider(named, named, named.contains(":saml-provider/"));
    }

    String action() {
        return saml ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity";
    }

    String technique() {
        return saml ? "sts-saml" : "sts-web-identity";
    }

    String title() {
        return named.substring(named.indexOf('/') + 1);
    }

    boolean isGitHub() {
        return GITHUB.contains(issuer);
    }

    /** {@return the subject of somebody whom nobody meant to let in, empty where not everybody can have an account} */
    Optional<String> stranger() {
        return Optional.ofNullable(OPEN_TO_ALL.get(issuer));
    }

    /** {@return what is known of any of its tokens} */
    Context tokens() {
        return saml
                ? Context.open(Map.of("SAML:aud", List.of("https://signin.aws.amazon.com/saml")))
                : Context.open(Map.of());
    }

    Context token(String subject, String audience) {
        return tokens().with(issuer + ":sub", subject).with(issuer + ":aud", audience.isEmpty() ? AUDIENCE : audience);
    }
}
