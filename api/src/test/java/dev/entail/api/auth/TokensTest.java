// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import dev.entail.graph.store.SharedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API tokens, made, used and ended. */
@ExtendWith(SharedStore.class)
final class TokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final GraphStore store = SharedStore.store();
    private final Tokens tokens = new Tokens(store);

    @Test
    void knowsWhoPresentsAToken() {
        String value = tokens.create("okta", Set.of(Scope.SCIM), "acme", Optional.empty(), NOW);

        Caller caller = tokens.authenticate(value, NOW).orElseThrow();
        assertThat(caller).isEqualTo(new Caller("token:okta", Set.of(Scope.SCIM), "acme"));
        assertThat(caller.may(Permission.PROVISION)).isTrue();
        assertThat(caller.may(Permission.READ)).isFalse();
        assertThat(caller.may(Permission.NONE)).isTrue();
        assertThat(value).matches("entail_[A-Za-z0-9_-]{43}");
    }

    @Test
    void doesNotKeepTheValue() {
        String value = tokens.create("okta", Set.of(Scope.SCIM), "acme", Optional.empty(), NOW);
        tokens.authenticate(value, NOW);

        assertThat(store.list(new Everything())).isNotEmpty().noneMatch(it -> it.contains(value.substring(10)));
        assertThat(tokens.all().toString()).doesNotContain(value.substring(10));
    }

    @Test
    void hashesTheSameValueDifferentlyInEachStore() {
        String value = TokenValue.next();
        assertThat(TokenValue.hash(value, TokenValue.random()))
                .isNotEqualTo(TokenValue.hash(value, TokenValue.random()));
    }

    @Test
    void endsATokenWhenItExpires() {
        String value = tokens.create("okta", Set.of(Scope.SCIM), "acme", Optional.of(NOW.plusSeconds(60)), NOW);

        assertThat(tokens.authenticate(value, NOW.plusSeconds(59))).isPresent();
        assertThat(tokens.authenticate(value, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void endsATokenWhenItIsRevoked() {
        String value = tokens.create("okta", Set.of(Scope.SCIM), "acme", Optional.empty(), NOW);
        String other = tokens.create("entra", Set.of(Scope.SCIM), "acme", Optional.empty(), NOW);

        tokens.revoke("okta", NOW);

        assertThat(tokens.authenticate(value, NOW)).isEmpty();
        assertThat(tokens.authenticate(other, NOW)).isPresent();
        assertThatThrownBy(() -> tokens.revoke("nobody", NOW))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void notesTheLastUseAtMostOnceAMinute() {
        String value = tokens.create("okta", Set.of(Scope.SCIM), "acme", Optional.empty(), NOW);
        assertThat(tokens.all().getFirst().lastUsedAt()).isEmpty();

        tokens.authenticate(value, NOW);
        tokens.authenticate(value, NOW.plusSeconds(59));
        assertThat(tokens.all().getFirst().lastUsedAt()).hasValue(NOW);
        tokens.authenticate(value, NOW.plusSeconds(60));
        assertThat(tokens.all().getFirst().lastUsedAt()).hasValue(NOW.plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "entail_", "nonsense", "entail_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void knowsNobodyByAnotherValue(String value) {
        tokens.create("okta", Set.of(Scope.SCIM), "acme", Optional.empty(), NOW);

        assertThat(tokens.authenticate(value, NOW)).isEmpty();
    }

    @Test
    void refusesWhatIsNoTokenAndSaysWhatIsAllowed() {
        tokens.create("okta", Set.of(Scope.SCIM), "acme", Optional.empty(), NOW);

        assertThatThrownBy(() -> tokens.create("okta", Set.of(Scope.SCIM), "acme", Optional.empty(), NOW))
                .hasMessageContaining("'okta' already");
        assertThatThrownBy(() -> tokens.create("a b", Set.of(Scope.SCIM), "acme", Optional.empty(), NOW))
                .hasMessageContaining("letters");
        assertThatThrownBy(() -> tokens.create("x", Set.of(Scope.SCIM), "a/b", Optional.empty(), NOW))
                .hasMessageContaining("tenant");
        assertThatThrownBy(() -> tokens.create("x", Set.of(), "acme", Optional.empty(), NOW))
                .hasMessageContaining("viewer, analyst");
        assertThatThrownBy(() ->
                        tokens.create("x", Set.of(Scope.SCIM), "acme", Optional.of(NOW.minus(Duration.ofDays(1))), NOW))
                .hasMessageContaining("past");
        assertThatThrownBy(() -> Scope.of("root"))
                .hasMessageContaining("'root'")
                .hasMessageContaining("scim");
        assertThat(tokens.all()).hasSize(1);
    }

    private record Everything() implements Query<String> {
        @Override
        public String cypher() {
            return "MATCH (n) RETURN properties(n) AS all";
        }

        @Override
        public String map(Row row) {
            return row.map("all").toString();
        }
    }

    @Test
    void givesEachScopeOnlyWhatItNeeds() {
        assertThat(Scope.ADMIN.permissions()).contains(Permission.ADMINISTER);
        assertThat(List.of(Scope.VIEWER, Scope.ANALYST, Scope.RISK, Scope.INGESTER, Scope.AUDITOR, Scope.SCIM))
                .noneMatch(scope -> scope.permissions().contains(Permission.ADMINISTER));
    }
}
