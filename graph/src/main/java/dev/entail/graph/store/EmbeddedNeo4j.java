// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.entail.graph.GraphException.StoreUnavailable;
import inet.ipaddr.IPAddressString;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.kernel.impl.security.User;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.logging.NullLogProvider;
import org.neo4j.memory.EmptyMemoryTracker;
import org.neo4j.server.security.SecureHasher;
import org.neo4j.server.security.SystemGraphCredential;
import org.neo4j.server.security.auth.CommunitySecurityModule;
import org.neo4j.server.security.auth.FileUserRepository;

/**
 * A Neo4j Community server inside this process. It listens on loopback only, on a free port, wants a password, reads no
 * files or URLs from Cypher, reports no usage, and ends statements that run or grow too long.
 */
final class EmbeddedNeo4j implements AutoCloseable {
    static final String USER = "neo4j";

    private static final long MEBIBYTE = 1024L * 1024;

    /** Within it a first load ends; all look-ups seek an index, however few nodes a plan was made for. */
    private static final Duration REPLAN = Duration.ofMinutes(1);

    private final DatabaseManagementService service;

    private EmbeddedNeo4j(DatabaseManagementService service) {
        this.service = service;
    }

    static EmbeddedNeo4j start(Path data, String password) {
        DatabaseManagementService service = null;
        try {
            setFirstPassword(data, password);
            service = new DatabaseManagementServiceBuilder(data)
                    .setConfig(BoltConnector.enabled, true)
                    .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                    .setConfig(BoltConnector.encryption_level, BoltConnector.EncryptionLevel.DISABLED)
                    .setConfig(BoltConnector.server_bolt_telemetry_enabled, false)
                    .setConfig(GraphDatabaseSettings.auth_enabled, true)
                    .setConfig(GraphDatabaseSettings.udc_enabled, false)
                    .setConfig(GraphDatabaseSettings.allow_file_urls, false)
                    .setConfig(
                            GraphDatabaseInternalSettings.cypher_ip_blocklist,
                            List.of(new IPAddressString("0.0.0.0/0"), new IPAddressString("::/0")))
                    .setConfig(GraphDatabaseSettings.transaction_timeout, Duration.ofMinutes(10))
                    .setConfig(GraphDatabaseSettings.memory_transaction_max_size, transactionMemory())
                    .setConfig(GraphDatabaseSettings.pagecache_memory, pageCache())
                    .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                    .setConfig(GraphDatabaseSettings.keep_logical_logs, "false")
                    .setConfig(GraphDatabaseSettings.cypher_min_replan_interval, REPLAN)
                    .setConfig(GraphDatabaseInternalSettings.cypher_size_hint_parameters, false)
                    .setConfig(GraphDatabaseInternalSettings.dump_diagnostics, false)
                    .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO)
                    .build();
            return new EmbeddedNeo4j(service);
        } catch (Exception e) {
            if (service != null) {
                service.shutdown();
            }
            throw new StoreUnavailable("The embedded Neo4j in " + data + " did not start: " + rootMessage(e), e);
        }
    }

    /** As much as half the heap, so that a graph that is worth a larger heap has its pages in memory too. */
    private static long pageCache() {
        return Math.max(256 * MEBIBYTE, Runtime.getRuntime().maxMemory() / 2);
    }

    private static long transactionMemory() {
        return Math.max(64 * MEBIBYTE, Runtime.getRuntime().maxMemory() / 4);
    }

    /** Where there is no data yet, as {@code neo4j-admin dbms set-initial-password} does. */
    private static void setFirstPassword(Path data, String password) throws Exception {
        Path file = CommunitySecurityModule.getInitialUserRepositoryFile(
                Config.defaults(GraphDatabaseSettings.neo4j_home, data.toAbsolutePath()));
        if (Files.exists(file.getParent())) {
            return;
        }
        try (DefaultFileSystemAbstraction files = new DefaultFileSystemAbstraction()) {
            FileUserRepository users =
                    new FileUserRepository(files, file, NullLogProvider.getInstance(), EmptyMemoryTracker.INSTANCE);
            users.start();
            users.create(new User(
                    USER,
                    null,
                    SystemGraphCredential.createCredentialForPassword(password.getBytes(UTF_8), new SecureHasher()),
                    false,
                    false));
            users.shutdown();
        }
    }

    /** Gives data that has another password this one; far slower than the first. */
    void setPassword(String password) {
        service.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
                .executeTransactionally(
                        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
    }

    URI bolt() {
        GraphDatabaseAPI database = (GraphDatabaseAPI) service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        var address = database.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT);
        return URI.create("bolt://127.0.0.1:" + address.getPort());
    }

    @Override
    public void close() {
        service.shutdown();
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
