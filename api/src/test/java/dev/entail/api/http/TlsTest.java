// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.entail.api.Entail;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Entail with a certificate. */
@ExtendWith(SharedStore.class)
final class TlsTest {
    @TempDir
    private Path folder;

    @Test
    void speaksTls(GraphStore store) throws Exception {
        KeyStore keys = newKeys();
        Path certificate = pem("CERTIFICATE", keys.getCertificate("entail").getEncoded());
        Path key =
                pem("PRIVATE KEY", keys.getKey("entail", "secret".toCharArray()).getEncoded());

        try (EntailServer server = EntailServer.start(new Entail(store), options(certificate, key));
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting(keys)).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(server.url().resolve("health/live")).build(), BodyHandlers.ofString());
            HttpResponse<String> opened = client.send(
                    HttpRequest.newBuilder(server.link().orElseThrow()).build(), BodyHandlers.ofString());

            assertThat(server.url().toString()).startsWith("https://127.0.0.1:");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(opened.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
        }
    }

    @Test
    void saysWhatIsWrongWithAKey(GraphStore store) throws Exception {
        KeyStore keys = newKeys();
        Path certificate = pem("CERTIFICATE", keys.getCertificate("entail").getEncoded());
        Path encrypted = Files.writeString(
                folder.resolve("encrypted.pem"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");

        assertThatThrownBy(() -> EntailServer.start(new Entail(store), options(certificate, encrypted)))
                .hasStackTraceContaining("encrypted.pem: holds no private key, allowed is PEM")
                .isInstanceOf(BadInput.class);
    }

    private static ServerOptions options(Path certificate, Path key) {
        return ServerOptions.of(Configuration.of(
                Map.of(),
                Map.of(),
                Map.of(
                        Key.PORT, new Value("0", "test"),
                        Key.TLS_CERTIFICATE, new Value(certificate.toString(), "test"),
                        Key.TLS_KEY, new Value(key.toString(), "test"))));
    }

    private KeyStore newKeys() throws Exception {
        Path file = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        assumeTrue(Files.isExecutable(keytool), "This Java has no keytool to make a certificate with");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "entail",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "secret",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "2")
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, "secret".toCharArray());
        }
        return keys;
    }

    private Path pem(String kind, byte[] encoded) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("entail", keys.getCertificate("entail"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
