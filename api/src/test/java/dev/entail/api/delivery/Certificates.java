// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of one's own, made by Java's keytool, and a certificate that it gave to {@code localhost} alone. */
record Certificates(Path authority, SSLContext server) {
    private static final char[] PASSWORD = "secret".toCharArray();

    static Certificates in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        Path authority = folder.resolve("authority.pem");
        List<String> pair = List.of("-genkeypair", "-keyalg", "EC", "-validity", "2");
        keytool(file, pair, List.of("-alias", "authority", "-dname", "CN=Authority", "-ext", "bc:c"));
        keytool(
                file,
                pair,
                List.of("-alias", "server", "-signer", "authority", "-dname", "CN=x", "-ext", "SAN=dns:localhost"));
        keytool(file, List.of("-exportcert", "-rfc", "-alias", "authority", "-file", authority.toString()), List.of());
        return new Certificates(authority, server(file));
    }

    private static void keytool(Path file, List<String> command, List<String> more)
            throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> all = Stream.of(
                        List.of(keytool),
                        command,
                        more,
                        List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "secret"))
                .flatMap(List::stream)
                .toList();
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
    }

    private static SSLContext server(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD);
        }
        keys.deleteEntry("authority");
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        return tls;
    }
}
