// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities (RFC 5280) that vouch for servers: those of Java, and an organisation's own from a PEM file. */
final class Authorities {
    private Authorities() {}

    /**
     * {@return TLS that trusts them}
     *
     * @param own a PEM file with more authorities
     * @throws BadInput naming the file that holds none
     */
    static SSLContext tls(Optional<Path> own) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, own.isEmpty() ? null : trusting(store(read(own.get()))), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new BadInput(own.map(file -> file + ": ").orElse("") + "cannot be used: " + e.getMessage(), e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) throws GeneralSecurityException {
        try (InputStream stream = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(stream);
            if (found.isEmpty()) {
                throw new BadInput(file + ": holds no certificate, allowed is PEM");
            }
            return found;
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read: " + e, e);
        }
    }

    private static KeyStore store(Collection<? extends Certificate> own) throws GeneralSecurityException, IOException {
        List<Certificate> all = new ArrayList<>(own);
        for (TrustManager manager : trusting(null)) {
            if (manager instanceof X509TrustManager usual) {
                all.addAll(Arrays.asList(usual.getAcceptedIssuers()));
            }
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < all.size(); i++) {
            store.setCertificateEntry("authority-" + i, all.get(i));
        }
        return store;
    }

    private static TrustManager[] trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
