// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens that the provider signed (RFC 7519, RFC 9068): signature, algorithm, issuer, audience and times. Keys
 * are fetched when first needed and again for a token whose key is not among them, but not more than twice in half a
 * minute. Safe for several threads.
 */
final class SignedTokens {
    private static final Set<String> NEEDED = Set.of("sub", "iss", "aud", "exp");

    private final OidcSettings settings;
    private final Provider provider;
    private @Nullable JWKSource<SecurityContext> keys;

    SignedTokens(OidcSettings settings, Provider provider) {
        this.settings = settings;
        this.provider = provider;
    }

    /**
     * {@return what a token says, empty where it is not to be believed}
     *
     * @param audience what it must be meant for
     * @throws ProviderUnavailable where the keys cannot be had
     */
    Optional<JWTClaimsSet> check(String token, String audience) {
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                Set.of(audience),
                new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
                NEEDED,
                Set.of());
        claims.setMaxClockSkew(Math.toIntExact(settings.clockSkew().toSeconds()));
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms(), keys()));
        processor.setJWTClaimsSetVerifier(claims);
        try {
            return Optional.of(processor.process(token, null));
        } catch (KeySourceException e) {
            throw new ProviderUnavailable("The keys of " + settings.issuer() + " cannot be had", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private Set<JWSAlgorithm> algorithms() {
        return settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
    }

    private synchronized JWKSource<SecurityContext> keys() {
        if (keys == null) {
            var at = settings.keys().orElseGet(() -> provider.endpoints().keys());
            try {
                keys = JWKSourceBuilder.create(at.toURL()).retrying(true).build();
            } catch (MalformedURLException e) {
                throw new ProviderUnavailable("The keys' address " + at + " is none", e);
            }
        }
        return keys;
    }
}
