// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import dev.entail.graph.projection.EntityState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which cloud an identity is of, and what builds and deploys: names of providers as sources write them. */
final class Clouds {
    private static final Map<String, Set<String>> WORDS = Map.of(
            "AWS", Set.of("aws", "amazon", "amazonwebservices"),
            "Azure", Set.of("azure", "azuread", "entra", "entraid", "microsoftentra", "microsoftentraid", "microsoft"),
            "Google Cloud", Set.of("gcp", "google", "googlecloud", "googlecloudplatform"),
            "Oracle Cloud", Set.of("oci", "oracle", "oraclecloud"),
            "Alibaba Cloud", Set.of("alibaba", "alibabacloud", "aliyun"));

    private static final List<String> PIPELINES = List.of(
            "github",
            "gitlab",
            "bitbucket",
            "circleci",
            "jenkins",
            "buildkite",
            "travis",
            "teamcity",
            "azuredevops",
            "azurepipelines",
            "terraformcloud");

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z0-9]");

    private Clouds() {}

    /** {@return the cloud that an identity is of, empty for any other} */
    static Optional<String> of(EntityState identity) {
        String provider = plain(identity.text("provider").orElse(""));
        Optional<String> named = WORDS.entrySet().stream()
                .filter(cloud -> cloud.getValue().contains(provider))
                .map(Map.Entry::getKey)
                .findFirst();
        if (named.isPresent() || !provider.isEmpty()) {
            return named;
        }
        return identity.id().startsWith("arn:aws") ? Optional.of("AWS") : Optional.empty();
    }

    /** {@return whether something builds and deploys, by what its provider and type are called} */
    static boolean isPipeline(EntityState thing) {
        if ("REPOSITORY".equals(thing.text("kind").orElse(""))) {
            return true;
        }
        String names = plain(
                thing.text("provider").orElse("") + thing.text("nativeType").orElse(""));
        return PIPELINES.stream().anyMatch(names::contains);
    }

    static boolean isKubernetes(EntityState identity) {
        String provider = plain(identity.text("provider").orElse(""));
        return provider.equals("kubernetes") || provider.equals("k8s");
    }

    private static String plain(String text) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
