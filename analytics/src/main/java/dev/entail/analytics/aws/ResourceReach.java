// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.escalation.technique.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the resources whose data or policy a principal can reach, in its account and in those that let it in. */
final class ResourceReach {
    private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    private static final String ANY = "*";

    private final Map<String, List<AwsResource>> sharedWith = new HashMap<>();

    ResourceReach(AwsModel model) {
        model.resources().values().forEach(this::share);
    }

    /** Remembers the accounts that a resource's policy names, which are those whose principals it can let in. */
    private void share(AwsResource resource) {
        Object text = resource.properties().get("resourcePolicy");
        if (text == null) {
            return;
        }
        Set<String> accounts = new LinkedHashSet<>();
        Matcher named = ACCOUNT.matcher(String.valueOf(text));
        while (named.find()) {
            accounts.add(named.group());
        }
        if (String.valueOf(text).contains("\"*\"")) {
            accounts.add(ANY);
        }
        accounts.remove(resource.account());
        accounts.forEach(account ->
                sharedWith.computeIfAbsent(account, any -> new ArrayList<>()).add(resource));
    }

    void find(Attempt attempt) {
        Target target = attempt.technique().target();
        Set<AwsResource> resources = new LinkedHashSet<>();
        for (String type : target.types()) {
            resources.addAll(attempt.account().resources(type));
        }
        shared(attempt.who().account(), target, resources);
        shared(ANY, target, resources);
        resources.stream()
                .filter(resource ->
                        !target.holdsCredential() || !resource.credentials().isEmpty())
                .forEach(resource -> on(attempt, resource));
    }

    private void shared(String with, Target target, Set<AwsResource> resources) {
        for (AwsResource resource : sharedWith.getOrDefault(with, List.of())) {
            if (target.types().contains(resource.type())) {
                resources.add(resource);
            }
        }
    }

    private static void on(Attempt attempt, AwsResource resource) {
        TechniqueUse.Aim aim = new TechniqueUse.Aim(resource.id(), resource.tags(), Map.of(), resource.account());
        Optional<Settled> settled = Preconditions.hold(attempt.use().on(aim), attempt.technique(), Facts.of(resource));
        settled.ifPresent(so -> {
            for (EntityRef gained : gained(attempt.technique().target(), resource)) {
                attempt.gain(gained, so);
            }
        });
    }

    private static List<EntityRef> gained(Target target, AwsResource resource) {
        return target.holdsCredential() ? resource.credentials() : List.of(resource.entity());
    }
}
