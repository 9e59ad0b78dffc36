// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.analytics.escalation.EscalationView;
import dev.entail.analytics.estate.Environments;
import dev.entail.analytics.estate.Ownerships;
import dev.entail.analytics.estate.People;
import dev.entail.analytics.estate.Privilege;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.Past;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What analyses look at: the graph at one version, judged at one time, with what they share about it computed once. Safe
 * for several threads.
 */
public final class AnalysisContext {
    private final Supplier<EscalationView> escalation;
    private final Estate estate;
    private final Instant at;
    private final Map<String, Map<String, Double>> settings;
    private final People people;
    private final Environments environments;
    private final Ownerships ownerships;
    private final Past past;
    private final Map<Class<?>, Once<Object>> shared = new ConcurrentHashMap<>();
    private final Map<Instant, Once<AnalysisContext>> earlier = new ConcurrentHashMap<>();

    /**
     * The graph without its history.
     *
     * @param settings what the user set, by the id of the analysis and the name of the setting
     */
    public AnalysisContext(
            Supplier<EscalationView> escalation, Estate estate, Instant at, Map<String, Map<String, Double>> settings) {
        this(escalation, estate, at, settings, Past.NONE);
    }

    /**
     * The graph with its history.
     *
     * @param settings what the user set, by the id of the analysis and the name of the setting
     */
    public AnalysisContext(
            Supplier<EscalationView> escalation,
            Estate estate,
            Instant at,
            Map<String, Map<String, Double>> settings,
            Past past) {
        this.past = past;
        this.escalation = escalation;
        this.estate = estate;
        this.at = at;
        this.settings = Map.copyOf(settings);
        this.people = new People(estate, at);
        this.environments = new Environments(estate);
        this.ownerships = new Ownerships(estate, people);
    }

    public EscalationView escalation() {
        return escalation.get();
    }

    public Estate estate() {
        return estate;
    }

    /** {@return the time that ages are judged at} */
    public Instant at() {
        return at;
    }

    /** {@return the day of that time, in UTC} */
    public LocalDate today() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    public People people() {
        return people;
    }

    public Environments environments() {
        return environments;
    }

    public Ownerships ownerships() {
        return ownerships;
    }

    public Privilege privilege() {
        return shared(Privilege.class, context -> new Privilege(context.estate(), context.at()));
    }

    /** {@return the graph as it was at an earlier time, judged at that time; read when first asked for} */
    public AnalysisContext earlier(Instant time) {
        return earlier.computeIfAbsent(time, any -> new Once<>())
                .get(() -> new AnalysisContext(AnalysisContext::ofPresent, past.at(time), time, settings, past));
    }

    /** {@return what ended before} */
    public Past past() {
        return past;
    }

    private static EscalationView ofPresent() {
        throw new IllegalStateException("Escalation is read of the present only");
    }

    /**
     * {@return what several analyses need and only the first of them computes, one instance a class} It may itself need
     * what others share, and is asked by several threads at once.
     */
    public <T> T shared(Class<T> type, Function<AnalysisContext, T> compute) {
        return type.cast(shared.computeIfAbsent(type, any -> new Once<>()).get(() -> compute.apply(this)));
    }

    /** {@return a setting of an analysis: what the user set, else its default} */
    public double setting(Descriptor analysis, String name) {
        for (Setting setting : analysis.settings()) {
            if (setting.name().equals(name)) {
                return settings.getOrDefault(analysis.id(), Map.of()).getOrDefault(name, setting.value());
            }
        }
        throw new IllegalArgumentException(analysis.id() + " has no setting " + name);
    }

    /** {@return a setting that counts days} */
    public long days(Descriptor analysis, String name) {
        return (long) setting(analysis, name);
    }
}
