// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.escalation.Confidence;
import dev.entail.api.Entail;
import dev.entail.api.posture.Posture;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the organisation stood at its last loads. */
final class PostureFeature implements Feature {
    private static final int USUAL_POINTS = 8;

    private final Posture posture;

    PostureFeature(Entail entail) {
        this.posture = new Posture(entail);
    }

    @Override
    public String schema() {
        return "posture";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("posture", this::last));
        wiring.type(
                "PosturePoint",
                type -> type.dataFetcher(
                                "at",
                                environment ->
                                        Arguments.time(moment(environment).at()))
                        .dataFetcher(
                                "humans", environment -> moment(environment).identities(true))
                        .dataFetcher("nhis", environment -> moment(environment).identities(false))
                        .dataFetcher(
                                "tierZero", environment -> moment(environment).tierZero())
                        .dataFetcher("reaching", PostureFeature::reaching)
                        .dataFetcher("found", PostureFeature::found));
    }

    private static Posture.Moment moment(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private List<Posture.Moment> last(DataFetchingEnvironment environment) {
        Integer points = environment.getArgument("points");
        return posture.last(points == null ? USUAL_POINTS : points, Arguments.asOf(environment));
    }

    private static int reaching(DataFetchingEnvironment environment) {
        Posture.Moment moment = moment(environment);
        Optional<String> wanted = Arguments.text(environment, "confidence");
        return Stream.of(Confidence.values())
                .filter(each -> wanted.isEmpty() || wanted.get().equals(each.name()))
                .mapToInt(moment::reaching)
                .sum();
    }

    private static @Nullable Integer found(DataFetchingEnvironment environment) {
        List<String> analyses = Objects.requireNonNull(environment.getArgument("analyses"));
        List<Integer> found = analyses.stream()
                .distinct()
                .map(moment(environment)::found)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .toList();
        return found.isEmpty()
                ? null
                : found.stream().mapToInt(Integer::intValue).sum();
    }
}
