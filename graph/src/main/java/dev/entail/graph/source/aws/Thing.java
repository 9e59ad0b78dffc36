// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.load.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an input says of one thing of an account that is not IAM: a bucket, a function, a secret.
 *
 * @param roles as which it runs, by ARN or name
 * @param profiles instance profiles with which it runs, by ARN or name
 * @param policy its resource policy; an empty object where the input says that it has none
 * @param properties what else is told of it
 */
record Thing(
        Place place,
        String account,
        Optional<String> region,
        EntityLabel label,
        String nativeType,
        String id,
        Optional<String> name,
        List<String> roles,
        List<String> profiles,
        Optional<JsonNode> policy,
        Map<String, String> tags,
        Map<String, Object> properties) {
    Thing {
        roles = List.copyOf(roles);
        profiles = List.copyOf(profiles);
        tags = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(tags));
        properties = Map.copyOf(properties);
    }
}
