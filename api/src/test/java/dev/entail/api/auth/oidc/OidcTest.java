// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.oidc.OidcSettings.Client;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens of a provider are believed, and what their holders may do. */
final class OidcTest {
    private final FakeProvider provider = FakeProvider.start();
    private final Oidc oidc = new Oidc(settings("realm_access.roles"));

    @AfterEach
    void stop() {
        provider.close();
    }

    private OidcSettings settings(String roleClaim) {
        return settings(roleClaim, Optional.empty());
    }

    private OidcSettings settings(String roleClaim, Optional<OidcSettings.Within> within) {
        return new OidcSettings(
                provider.issuer(),
                "entail",
                Set.of("RS256"),
                Optional.empty(),
                Duration.ofSeconds(30),
                roleClaim,
                Map.of("risk-team", Scope.RISK, "readers", Scope.VIEWER),
                within,
                Optional.of(new Client("entail-page", Optional.of("client-secret"))));
    }

    private Optional<Caller> check(String token) {
        return oidc.authenticate(token, Instant.now());
    }

    @Test
    void believesATokenOfItsProvider() {
        Caller caller = check(provider.sign(provider.claims().build())).orElseThrow();

        assertThat(caller.name()).isEqualTo("oidc:ana (4711)");
        assertThat(caller.scopes()).containsExactly(Scope.RISK);
        assertThat(caller.may(Permission.EXCEPT_FINDINGS)).isTrue();
        assertThat(caller.may(Permission.ADMINISTER)).isFalse();
    }

    @Test
    void believesAnAccessTokenOfTheNewType() {
        assertThat(check(FakeProvider.sign(provider.claims().build(), provider.key(), new JOSEObjectType("at+jwt"))))
                .isPresent();
    }

    @Test
    void givesNothingForRolesThatAreNotMapped() {
        String token = provider.sign(provider.claims()
                .claim("realm_access", Map.of("roles", List.of("admin")))
                .build());

        assertThat(check(token).orElseThrow().scopes()).isEmpty();
        assertThat(check(token).orElseThrow().may(Permission.KNOWN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "https://entail.example/roles", "scope"})
    void findsRolesInOtherClaims(String claim) {
        Object roles = claim.equals("scope") ? "openid readers" : List.of("readers");
        String token = provider.sign(provider.claims().claim(claim, roles).build());

        assertThat(new Oidc(settings(claim))
                        .authenticate(token, Instant.now())
                        .orElseThrow()
                        .scopes())
                .containsExactly(Scope.VIEWER);
    }

    private Optional<Set<String>> within(Map<String, String> scopes, Object claim) {
        OidcSettings.Within within = new OidcSettings.Within("plants", scopes);
        String token = provider.sign(provider.claims().claim("plants", claim).build());
        return new Oidc(settings("groups", Optional.of(within)))
                .authenticate(token, Instant.now())
                .orElseThrow()
                .within();
    }

    @Test
    void restrictsCallersToTheScopesThatAClaimNames() {
        assertThat(within(Map.of(), List.of("plant:a", "plant:b"))).contains(Set.of("plant:a", "plant:b"));
        assertThat(within(Map.of("staff", "plant:a"), List.of("staff", "plant:b")))
                .contains(Set.of("plant:a"));
        assertThat(within(Map.of(), "*")).isEmpty();
        assertThat(within(Map.of(), List.of())).contains(Set.of());
        assertThat(within(Map.of(), Map.of("a", "b"))).contains(Set.of());
        assertThat(check(provider.sign(provider.claims().build())).orElseThrow().within())
                .isEmpty();
    }

    @Test
    void believesNoTokenOfAnotherIssuerOrForAnotherAudience() {
        assertThat(check(provider.sign(
                        provider.claims().issuer("http://127.0.0.1:1").build())))
                .isEmpty();
        assertThat(check(provider.sign(provider.claims().audience("account").build())))
                .isEmpty();
        assertThat(check(provider.sign(
                        provider.claims().audience(List.of("account", "entail")).build())))
                .isPresent();
    }

    @Test
    void believesNoTokenBeforeOrAfterItsTimeButForTheClocksSkew() {
        assertThat(check(provider.sign(expiring(-20)))).isPresent();
        assertThat(check(provider.sign(expiring(-60)))).isEmpty();
        assertThat(check(provider.sign(notBefore(20)))).isPresent();
        assertThat(check(provider.sign(notBefore(60)))).isEmpty();
        assertThat(check(provider.sign(provider.claims().expirationTime(null).build())))
                .isEmpty();
    }

    private JWTClaimsSet expiring(int seconds) {
        return provider.claims()
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                .build();
    }

    private JWTClaimsSet notBefore(int seconds) {
        return provider.claims()
                .notBeforeTime(Date.from(Instant.now().plusSeconds(seconds)))
                .build();
    }

    @Test
    void believesNoTokenThatAnotherKeySigned() {
        String forged = FakeProvider.sign(provider.claims().build(), FakeProvider.newKey("first"), JOSEObjectType.JWT);

        assertThat(check(forged)).isEmpty();
    }

    @Test
    void believesNoTokenThatIsNotSignedOrSignedWithThePublicKeyAsSecret() throws JOSEException {
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
                provider.claims().build());
        confused.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));

        assertThat(check(new PlainJWT(provider.claims().build()).serialize())).isEmpty();
        assertThat(check(confused.serialize())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "..", "entail_AAAA", "", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA"})
    void believesNoNonsense(String token) {
        assertThat(check(token)).isEmpty();
    }

    @Test
    void fetchesKeysAgainWhereTheProviderChangedThem() {
        assertThat(check(provider.sign(provider.claims().build()))).isPresent();
        assertThat(check(provider.sign(provider.claims().build()))).isPresent();
        assertThat(provider.keyRequests()).isEqualTo(1);

        provider.rotate();

        assertThat(check(provider.sign(provider.claims().build()))).isPresent();
        assertThat(provider.keyRequests()).isEqualTo(2);
    }

    @Test
    void doesNotAskForKeysForEachForgedToken() {
        check(provider.sign(provider.claims().build()));
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                check(FakeProvider.sign(
                        provider.claims().build(), FakeProvider.newKey("none-" + attempt), JOSEObjectType.JWT));
            } catch (ProviderUnavailable e) {
                assertThat(e).hasMessageContaining("keys");
            }
        }

        assertThat(provider.keyRequests()).isLessThanOrEqualTo(3);
    }

    @Test
    void saysThatTheProviderCannotBeAsked() {
        String token = provider.sign(provider.claims().build());
        provider.close();

        assertThatThrownBy(() -> check(token)).isInstanceOf(ProviderUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://idp.example", "ftp://idp.example", "http://127.0.0.1.evil.example"})
    void trustsNoProviderThatIsNotEncrypted(String issuer) {
        assertThatThrownBy(() -> OidcSettings.requireSecure("issuer", URI.create(issuer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("issuer is '" + issuer + "'")
                .hasMessageContaining("https://");
    }

    @Test
    void signsABrowserInByCodeAndProof() {
        CodeFlow flow = oidc.codeFlow().orElseThrow();
        CodeFlow.Begun begun = flow.begin(URI.create("http://127.0.0.1:8080/login/callback"));
        provider.visited(begun.at());

        Caller caller = flow.finish(begun.state(), "good").orElseThrow();

        assertThat(begun.at().toString())
                .startsWith(provider.issuer() + "/authorize?response_type=code&client_id=entail-page")
                .contains(
                        "code_challenge_method=S256", "redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2Flogin%2Fcallback");
        assertThat(provider.lastExchange()).containsEntry("redirect_uri", "http://127.0.0.1:8080/login/callback");
        assertThat(caller.name()).isEqualTo("oidc:ana (4711)");
        assertThat(caller.scopes()).containsExactly(Scope.RISK);
        assertThat(flow.finish(begun.state(), "good")).as("a second time").isEmpty();
    }

    @Test
    void signsNobodyInByAWrongCodeStateOrNonce() {
        CodeFlow flow = oidc.codeFlow().orElseThrow();
        CodeFlow.Begun begun = flow.begin(URI.create("http://127.0.0.1:8080/login/callback"));
        CodeFlow.Begun other = flow.begin(URI.create("http://127.0.0.1:8080/login/callback"));
        provider.visited(begun.at());

        assertThat(flow.finish("unknown", "good")).isEmpty();
        assertThat(flow.finish(begun.state(), "bad")).isEmpty();
        assertThat(flow.finish(other.state(), "good"))
                .as("the verifier of another attempt")
                .isEmpty();
    }
}
