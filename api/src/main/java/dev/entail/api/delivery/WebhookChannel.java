// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.auth.Caller;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Reports in short, posted as signed JSON (Standard Webhooks 1.0); its {@code text} is what Slack and its like show. A
 * name is resolved once, every address that it has must be public, and the post goes to one of those and nowhere else.
 */
final class WebhookChannel implements Channel {
    private static final Duration TIME = Duration.ofSeconds(20);

    private final WebhookSettings settings;
    private final SSLContext tls;

    WebhookChannel(WebhookSettings settings, SSLContext tls) {
        this.settings = settings;
        this.tls = tls;
    }

    @Override
    public void check(String to, Caller by) {
        URI address = address(to);
        secret(address, to);
    }

    private URI address(String to) {
        URI address;
        try {
            address = URI.create(to);
        } catch (IllegalArgumentException e) {
            throw wrong(to, "https://hooks.example.org/entail", e);
        }
        boolean isPlain = "http".equals(address.getScheme()) && settings.isLoopbackAllowed() && isLoopback(address);
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw wrong(to, "https://hooks.example.org/entail, without user and fragment", null);
        }
        if (!"https".equals(address.getScheme()) && !isPlain) {
            throw wrong(to, "https; http only to this machine and where reports.webhook.allowLoopback is true", null);
        }
        return address;
    }

    private static IllegalArgumentException wrong(String to, String allowed, @Nullable Exception cause) {
        return new IllegalArgumentException("The address of the webhook is '" + to + "', allowed is " + allowed, cause);
    }

    /** Only of addresses written out, and of the one name that means this machine. */
    private static boolean isLoopback(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals("localhost") || host.matches("127\\.[0-9.]+") || host.equals("[::1]");
    }

    private WebhookSecret secret(URI address, String to) {
        Path file = settings.secretFiles().get(address.getHost());
        if (file == null) {
            String known =
                    String.join(", ", new TreeSet<>(settings.secretFiles().keySet()));
            throw wrong(
                    to,
                    known.isEmpty()
                            ? "none, as reports.webhook.secretFiles names no host"
                            : "a host of reports.webhook.secretFiles: " + known,
                    null);
        }
        return WebhookSecret.read(file);
    }

    @Override
    public String deliver(String to, Parcel parcel) throws Undeliverable {
        URI address;
        WebhookSecret secret;
        try {
            address = address(to);
            secret = secret(address, to);
        } catch (IllegalArgumentException | BadInput e) {
            throw Undeliverable.forGood(String.valueOf(e.getMessage()));
        }
        byte[] body = body(parcel).toString().getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        int status = new WebhookPost(address, resolved(address), body, tls, TIME)
                .with("webhook-id", parcel.id())
                .with("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .with("webhook-signature", secret.sign(parcel.id(), now, body))
                .send();
        if (status >= 200 && status < 300) {
            return "answered " + status;
        }
        String told = new Delivery(DeliveryKind.WEBHOOK, to).shown() + " answered " + status;
        boolean isPassing = status >= 500 || status == 408 || status == 429;
        throw isPassing
                ? Undeliverable.forNow(told)
                : Undeliverable.forGood(status / 100 == 3 ? told + "; redirects are not followed" : told);
    }

    private List<InetAddress> resolved(URI address) throws Undeliverable {
        List<InetAddress> found;
        try {
            found = Arrays.asList(InetAddress.getAllByName(address.getHost()));
        } catch (UnknownHostException e) {
            throw Undeliverable.forNow("The host " + address.getHost() + " cannot be found");
        }
        Optional<InetAddress> refused = found.stream()
                .filter(each -> !PublicAddress.isOne(each))
                .filter(each -> !(settings.isLoopbackAllowed() && each.isLoopbackAddress()))
                .findFirst();
        if (refused.isPresent()) {
            throw Undeliverable.forGood("The host " + address.getHost() + " is at "
                    + refused.get().getHostAddress() + ", which is no address of the public internet");
        }
        return found;
    }

    private static ObjectNode body(Parcel parcel) {
        ObjectNode body = RecordCodec.JSON
                .createObjectNode()
                .put("type", "report.made")
                .put("timestamp", Instant.now().toString())
                .put("text", parcel.summary());
        ObjectNode data = body.putObject("data")
                .put("run", parcel.id())
                .put("schedule", parcel.schedule())
                .put("slot", parcel.slot().toString())
                .put("report", parcel.report().id())
                .put("title", parcel.report().title())
                .put("asOf", parcel.report().asOf().toString())
                .put("graphVersion", parcel.report().version());
        ArrayNode figures = data.putArray("figures");
        parcel.report()
                .content()
                .figures()
                .forEach(figure -> figures.addObject()
                        .put("name", figure.name())
                        .put("note", figure.note())
                        .set("value", RecordCodec.JSON.valueToTree(figure.value())));
        ArrayNode files = data.putArray("files");
        parcel.files()
                .forEach(file -> files.addObject()
                        .put("name", file.name())
                        .put("format", file.format().name())
                        .put("bytes", file.bytes())
                        .put("sha256", file.sha256()));
        return body;
    }
}
