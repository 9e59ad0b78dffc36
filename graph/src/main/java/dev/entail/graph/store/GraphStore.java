// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import dev.entail.graph.GraphException;
import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.GraphException.TimedOut;
import dev.entail.graph.store.HomeFolder.Running;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.summary.Plan;

/** The graph's store, open for reading and writing. Safe for use by several threads at once. */
public final class GraphStore implements AutoCloseable {
    private static final SessionConfig READING =
            SessionConfig.builder().withDefaultAccessMode(AccessMode.READ).build();

    private final Driver driver;
    private final @Nullable EmbeddedNeo4j embedded;
    private final @Nullable HomeFolder home;
    private final URI bolt;
    private final Instant openedAt = Instant.now();
    private final LongAdder statements = new LongAdder();

    private GraphStore(Driver driver, URI bolt, @Nullable EmbeddedNeo4j embedded, @Nullable HomeFolder home) {
        this.driver = driver;
        this.bolt = bolt;
        this.embedded = embedded;
        this.home = home;
    }

    /**
     * Opens a store and brings its schema up to date.
     *
     * @throws StoreUnavailable where it cannot be reached, or another process has it open without serving it
     */
    public static GraphStore open(StoreLocation location) {
        GraphStore store = switch (location) {
            case StoreLocation.Embedded at -> openHome(new HomeFolder(at.home()));
            case StoreLocation.Remote at -> connect(at.url(), at.user(), at.password(), null, null);
        };
        try {
            Schema.migrate(store.driver);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e instanceof GraphException
                    ? e
                    : new StoreUnavailable(
                            "The schema of " + store.bolt + " could not be brought up to date: " + e.getMessage(), e);
        }
    }

    private static GraphStore openHome(HomeFolder home) {
        if (!home.lock()) {
            return join(home);
        }
        EmbeddedNeo4j embedded = null;
        try {
            String password = home.hasPassword() ? home.password() : home.newPassword();
            embedded = EmbeddedNeo4j.start(home.data(), password);
            URI bolt = embedded.bolt();
            home.announce(new Running(ProcessHandle.current().pid(), bolt.toString(), false, ""));
            return connectTo(embedded, bolt, password, home);
        } catch (RuntimeException e) {
            if (embedded != null) {
                embedded.close();
            }
            home.close();
            throw e;
        }
    }

    /** Where the file with the password was lost, the data has another than the file has now. */
    private static GraphStore connectTo(EmbeddedNeo4j embedded, URI bolt, String password, HomeFolder home) {
        try {
            return connect(bolt, EmbeddedNeo4j.USER, password, embedded, home);
        } catch (StoreUnavailable e) {
            if (!(e.getCause() instanceof AuthenticationException)) {
                throw e;
            }
            embedded.setPassword(password);
            return connect(bolt, EmbeddedNeo4j.USER, password, embedded, home);
        }
    }

    private static GraphStore join(HomeFolder home) {
        Optional<Running> running = home.running();
        if (running.filter(Running::serving).isEmpty()) {
            throw new StoreUnavailable(
                    "The graph in %s is in use by another process%s. Wait until it ends, or give another --home."
                            .formatted(
                                    home.path(),
                                    running.map(it -> " (" + it.process() + ")").orElse("")));
        }
        return connect(URI.create(running.get().bolt()), EmbeddedNeo4j.USER, home.password(), null, null);
    }

    private static GraphStore connect(
            URI url, String user, String password, @Nullable EmbeddedNeo4j embedded, @Nullable HomeFolder home) {
        Config config = Config.builder()
                .withConnectionTimeout(10, TimeUnit.SECONDS)
                .withMaxTransactionRetryTime(15, TimeUnit.SECONDS)
                .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                .withUserAgent("entail")
                .build();
        Driver driver;
        try {
            driver = GraphDatabase.driver(url, AuthTokens.basic(user, password), config);
        } catch (IllegalArgumentException e) {
            throw new StoreUnavailable("'" + url + "' is not the address of a Neo4j: " + e.getMessage(), e);
        }
        try {
            driver.verifyConnectivity();
            return new GraphStore(driver, url, embedded, home);
        } catch (Neo4jException e) {
            driver.close();
            throw new StoreUnavailable("Neo4j at " + url + " cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Tells other processes of the same home that this one serves, so that they talk to it instead of failing. */
    public void announceServing(String web) {
        if (home != null) {
            home.announce(new Running(ProcessHandle.current().pid(), bolt.toString(), true, web));
        }
    }

    /** {@return since when this process has the store open for itself; empty for one that runs elsewhere} */
    public Optional<Instant> openedAt() {
        return embedded == null ? Optional.empty() : Optional.of(openedAt);
    }

    /** {@return where a load may keep what it has read; the home folder's is emptied whenever it is opened} */
    public Path scratch() {
        return home == null ? Path.of(System.getProperty("java.io.tmpdir")) : home.scratch();
    }

    /** {@return all rows of a query} */
    public <T> List<T> list(Query<T> query) {
        return inSession(READING, session -> {
            try {
                return rows(session, query);
            } catch (Neo4jException e) {
                if (!(e instanceof RetryableException)) {
                    throw e;
                }
                return session.executeRead(transaction -> rows(transaction, query), timed());
            }
        });
    }

    /** In one exchange with the store, where a transaction of its own would take three. */
    private static <T> List<T> rows(Session session, Query<T> query) {
        return rows(session.run(query.cypher(), query.parameters(), timed()), query);
    }

    private static <T> List<T> rows(TransactionContext transaction, Query<T> query) {
        return rows(transaction.run(query.cypher(), query.parameters()), query);
    }

    private static <T> List<T> rows(Result result, Query<T> query) {
        return result.list(columns -> query.map(new Row(columns)));
    }

    /** {@return the first row of a query, if it has one} */
    public <T> Optional<T> first(Query<T> query) {
        List<T> values = list(query);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** Hands the rows of a query on one by one, without holding all of them. */
    public <T> void stream(Query<T> query, Consumer<T> each) {
        inSession(READING, session -> {
            Result result = session.run(query.cypher(), query.parameters(), timed());
            while (result.hasNext()) {
                each.accept(query.map(new Row(result.next())));
            }
            return true;
        });
    }

    /** Carries out a statement that writes and answers, in a transaction of its own, and returns all its rows. */
    public <T> List<T> change(Query<T> query) {
        return inSession(session -> session.executeWrite(transaction -> rows(transaction, query)));
    }

    /** Carries out a statement that commits by itself ({@code CALL ... IN TRANSACTIONS}). */
    public void sweep(Command command) {
        inSession(session -> session.run(command.cypher(), command.parameters()).consume());
    }

    /** Carries out a statement in a transaction of its own. */
    public void write(Command command) {
        writeAll(List.of(command));
    }

    /** Carries out statements in one transaction: all of them or none. */
    public void writeAll(List<? extends Command> commands) {
        inSession(session -> session.executeWrite(transaction -> {
            commands.forEach(command ->
                    transaction.run(command.cypher(), command.parameters()).consume());
            return true;
        }));
    }

    /** Has statements planned that will be needed: one that a store has not met takes longer to plan than to carry out. */
    public void expect(Collection<? extends Statement> statements) {
        statements.forEach(statement -> plan(statement.cypher(), statement.parameters()));
    }

    /** {@return how the store would carry a statement out, an operator a line, without doing it} */
    String plan(String cypher, Map<String, Object> parameters) {
        return inSession(session -> {
            StringBuilder text = new StringBuilder();
            append(
                    text,
                    session.run("EXPLAIN " + cypher, parameters)
                            .consume()
                            .queryPlan()
                            .orElseThrow());
            return text.toString();
        });
    }

    private static void append(StringBuilder text, Plan plan) {
        text.append(plan.operatorType())
                .append(' ')
                .append(plan.arguments().get("Details"))
                .append('\n');
        plan.children().forEach(child -> append(text, child));
    }

    /** {@return how many times it was asked or told something since it was opened} */
    public long statements() {
        return statements.sum();
    }

    private <T> T inSession(Function<Session, T> work) {
        return inSession(SessionConfig.defaultConfig(), work);
    }

    private <T> T inSession(SessionConfig config, Function<Session, T> work) {
        Reach.requireWhole();
        statements.increment();
        try (Session session = driver.session(config)) {
            return work.apply(session);
        } catch (Neo4jException e) {
            if (String.valueOf(e.code()).contains("TransactionTimedOut")) {
                throw new TimedOut("The question took longer than it may; ask for less at once");
            }
            throw new StoreUnavailable("Neo4j at " + bolt + " answered: " + e.getMessage(), e);
        }
    }

    /** What reads for a caller who waits no longer than a deadline ends with it. */
    private static TransactionConfig timed() {
        return Deadline.left()
                .map(left -> TransactionConfig.builder().withTimeout(left).build())
                .orElse(TransactionConfig.empty());
    }

    @Override
    public void close() {
        driver.close();
        if (embedded != null) {
            embedded.close();
        }
        if (home != null) {
            home.close();
        }
    }
}
