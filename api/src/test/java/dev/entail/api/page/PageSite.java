// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.page;

import com.microsoft.playwright.Browser;
import dev.entail.api.Entail;
import dev.entail.api.Settings;
import dev.entail.api.delivery.DeliverySettings;
import dev.entail.api.delivery.KeptFiles;
import dev.entail.api.demo.DemoOrganisation;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Source;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.StoreLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all tests of the page one browser, and those of the sample organisation one server, as {@code entail demo} starts
 * it. Both end after the last test. Without a browser or a built page the tests are skipped.
 */
final class PageSite implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
        site(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Site resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return site(context);
    }

    private static Site site(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Site.class, any -> new Site(Chromium.start()), Site.class);
    }

    /** The browser and the server that the tests of the page share. */
    static final class Site implements AutoCloseable {
        private final Chromium chromium;
        private @Nullable Demo demo;

        private Site(Chromium chromium) {
            this.chromium = chromium;
        }

        Browser browser() {
            return chromium.browser();
        }

        /** {@return the server with the sample organisation} */
        EntailServer demo() {
            Demo running = demo == null ? Demo.start() : demo;
            demo = running;
            return running.server();
        }

        @Override
        public void close() {
            if (demo != null) {
                demo.close();
            }
            chromium.close();
        }
    }

    /** The sample organisation in a store of its own, which no other test empties. */
    private record Demo(GraphStore store, EntailServer server) implements AutoCloseable {
        private static final long SEED = 20260930;

        static Demo start() {
            Path home = home();
            GraphStore store = GraphStore.open(new StoreLocation.Embedded(home));
            Entail entail = new Entail(store, Settings.USUAL.with(reports(home)));
            Map<String, Source> sources = Loader.sources();
            for (DemoOrganisation.Snapshot snapshot : DemoOrganisation.generate(SEED)) {
                LoadOptions options = LoadOptions.at(snapshot.at());
                entail.load(
                        Objects.requireNonNull(sources.get("aws")), Input.of("aws.json", snapshot.awsJson()), options);
                entail.load(
                        Objects.requireNonNull(sources.get("records")),
                        Input.of("records.jsonl", snapshot.recordsJsonl()),
                        options);
            }
            entail.analyze(List.of(), Progress.SILENT);
            return new Demo(store, EntailServer.start(entail, ServerOptions.local(0)));
        }

        private static Path home() {
            try {
                return Files.createTempDirectory("entail-page").resolve("home");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Schedules may bring reports into folders below one, as they may where {@code serve} is started. */
        private static DeliverySettings reports(Path home) {
            DeliverySettings none = DeliverySettings.NONE;
            return new DeliverySettings(
                    Optional.of(home.resolve("reports")),
                    none.mail(),
                    none.webhook(),
                    Optional.of(home.resolve("report-signing-key.pem")),
                    none.authorities(),
                    new KeptFiles(Optional.of(home.resolve("report-files")), 10));
        }

        @Override
        public void close() {
            server.close();
            store.close();
        }
    }
}
