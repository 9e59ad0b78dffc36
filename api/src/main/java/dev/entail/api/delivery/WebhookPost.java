// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * One POST to addresses that were looked at before: the name is not resolved again, no redirect or proxy is followed, and
 * nothing is kept of the answer but its status.
 */
final class WebhookPost {
    private static final Http1Config SHORT_HEAD =
            Http1Config.custom().setMaxLineLength(8_192).setMaxHeaderCount(100).build();

    private final HttpPost post;
    private final List<InetAddress> pinned;
    private final SSLContext tls;
    private final Duration time;

    /** @param time after which it is given up, from the first connection to the status */
    WebhookPost(URI address, List<InetAddress> pinned, byte[] body, SSLContext tls, Duration time) {
        this.post = new HttpPost(address);
        this.pinned = List.copyOf(pinned);
        this.tls = tls;
        this.time = time;
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    }

    WebhookPost with(String header, String value) {
        post.setHeader(header, value);
        return this;
    }

    /** {@return the status of the answer; the first address that can be reached is taken} */
    int send() throws Undeliverable {
        HttpHost host = new HttpHost(post.getScheme(), post.getAuthority());
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                post::cancel, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
        CloseableHttpClient client = client();
        try {
            return client.executeOpen(host, post, null).getCode();
        } catch (IOException e) {
            throw Undeliverable.forNow(host.getHostName()
                    + (post.isCancelled()
                            ? " did not answer within " + time.toSeconds() + " seconds"
                            : " cannot be reached: " + e.getMessage()));
        } finally {
            end.cancel(false);
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private CloseableHttpClient client() {
        RequestConfig once = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(time))
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections())
                .setDefaultRequestConfig(once)
                .setUserAgent("Entail")
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    private HttpClientConnectionManager connections() {
        BasicHttpClientConnectionManager connections = BasicHttpClientConnectionManager.create(
                DefaultSchemePortResolver.INSTANCE,
                new Pinned(pinned),
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, new DefaultClientTlsStrategy(tls))
                        .build(),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(SHORT_HEAD)
                        .build());
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(time))
                .setSocketTimeout(Timeout.of(time))
                .build());
        return connections;
    }

    /** Answers every name with the same addresses, whatever name servers say by now. */
    private record Pinned(List<InetAddress> addresses) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            return addresses.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
