// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.api.Entail;
import dev.entail.api.Settings;
import dev.entail.api.SettingsFile;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.api.config.YamlLayer;
import dev.entail.api.delivery.DeliverySettings;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.StoreLocation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
final class GlobalOptions {
    /** How an answer is written. */
    enum Format {
        TEXT,
        JSON,
        CSV,
        XLSX,
        HTML,
        PDF,
        ZIP
    }

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where the graph is kept; default $ENTAIL_HOME, else ~/.entail.")
    private @Nullable Path home;

    @Option(
            names = "--neo4j",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Use this Neo4j server instead, such as neo4j+s://graph.example:7687.")
    private @Nullable URI neo4j;

    @Option(
            names = "--user",
            paramLabel = "USER",
            scope = ScopeType.INHERIT,
            defaultValue = "neo4j",
            description = "Its user; default ${DEFAULT-VALUE}.")
    private String user = "neo4j";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "A file with its password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings; default entail.yaml in the home, where it is there.")
    private @Nullable Path config;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            scope = ScopeType.INHERIT,
            defaultValue = "TEXT",
            description =
                    "How the answer is written; json is one document on standard output. Reports: also csv, xlsx, html, pdf, zip.")
    private Format format = Format.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say on standard error what happens.")
    private boolean verbose;

    Format format() {
        return format;
    }

    boolean isJson() {
        return format == Format.JSON;
    }

    boolean isVerbose() {
        return verbose;
    }

    Path home() {
        if (home != null) {
            return home;
        }
        return Optional.ofNullable(System.getenv("ENTAIL_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".entail"));
    }

    /** Opens the store that the options name. */
    Entail open() {
        Settings settings = settings(home());
        return new Entail(GraphStore.open(location()), settings);
    }

    /** Opens the store of the demo: under a folder of its own, or the server that the options name. */
    Entail openDemo(Path folder) {
        if (neo4j != null) {
            return open();
        }
        Settings settings = settings(folder);
        return new Entail(GraphStore.open(new StoreLocation.Embedded(folder)), settings);
    }

    /** {@return how the server is configured, options last} */
    Configuration configuration(Map<Key, Value> flags) {
        Map<Key, Value> file = settingsFile(home()).map(YamlLayer::read).orElse(Map.of());
        return Configuration.of(file, System.getenv(), flags);
    }

    /** Reads all settings, for what is wrong with them. */
    void check() {
        settings(home()).deliveries();
    }

    private Optional<Path> settingsFile(Path folder) {
        Path usual = folder.resolve("entail.yaml");
        return Optional.ofNullable(config).or(() -> Optional.of(usual).filter(Files::exists));
    }

    private Settings settings(Path folder) {
        Settings settings = settingsFile(folder).map(SettingsFile::read).orElse(Settings.USUAL);
        return settings.withSeparations(folder.resolve("separations"))
                .with(() -> DeliverySettings.of(configuration(Map.of()), folder));
    }

    private StoreLocation location() {
        return neo4j == null ? new StoreLocation.Embedded(home()) : new StoreLocation.Remote(neo4j, user, password());
    }

    private String password() {
        if (passwordFile == null) {
            throw new IllegalArgumentException("--neo4j needs --password-file");
        }
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new BadInput(passwordFile + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
