// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a list of resource policies: {@code Resource} (an ARN), {@code Policy}, and {@code Account} whose it is. */
final class ResourcePolicies {
    private static final ThingTable TYPES = ThingTable.of("terraform-types.txt");

    private final AwsReaders readers;

    ResourcePolicies(AwsReaders readers) {
        this.readers = readers;
    }

    void read(JsonNode element, Place place) {
        String id = element.path("Resource").asText();
        Optional<Arn> arn = Arn.of(id);
        if (arn.isEmpty() || element.path("Policy").isMissingNode()) {
            readers.records()
                    .reject(place, "'Resource' is " + Shown.of(id) + ", allowed is an ARN, and 'Policy' beside it");
            return;
        }
        String account = JsonPaths.first(element, List.of("Account", "AccountId"))
                .orElse(arn.get().account());
        if (!AwsIds.isAccount(account)) {
            readers.records()
                    .reject(
                            place,
                            "'Account' is " + Shown.of(account) + ", allowed are the twelve digits of an account");
            return;
        }
        Optional<ThingRow> row = TYPES.all().values().stream()
                .map(List::getFirst)
                .filter(type -> ThingReader.isOf(type.arnForm(), id))
                .findFirst();
        readers.inventory()
                .write(new Thing(
                        place,
                        account,
                        arn.map(Arn::region).filter(region -> !region.isEmpty()),
                        row.map(ThingRow::label).orElse(EntityLabel.RESOURCE),
                        row.map(ThingRow::nativeType).orElse(arn.get().service()),
                        id,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(Documents.parse(element.path("Policy"))),
                        Map.of(),
                        Map.of()));
    }
}
