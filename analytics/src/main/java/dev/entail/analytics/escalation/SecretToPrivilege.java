// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.secret.SecretFacts;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds people and workloads that can read a secret of an identity that is more privileged than they are. */
@AutoService(Analysis.class)
public final class SecretToPrivilege implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("escalation.secret-to-privilege")
            .title("Can read a secret of a more privileged identity")
            .severity(Severity.HIGH)
            .summary("A person or workload can read a secret that authenticates a more privileged identity.")
            .recommendation("Move the secret to where only its identity reads it, take the access away, and rotate it.")
            .controls(
                    Control.owaspNhi("NHI2"),
                    Control.owaspNhi("NHI5"),
                    Control.csf("PR.AA-05"),
                    Control.sp80053("AC-6"),
                    Control.cis("6.8"))
            .subjects(new Subjects(EnumSet.of(EntityLabel.IDENTITY, EntityLabel.WORKLOAD), (context, any) -> true))
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return new Run(context).found();
    }

    /** One run: the levels, the secrets that open privilege, and what was said already. */
    private static final class Run {
        private final AnalysisContext context;
        private final SecretFacts facts;
        private final PrivilegeLevels levels;
        private final Map<String, RelationState> strongest = new HashMap<>();
        private final Set<List<String>> said = new HashSet<>();
        private final List<Suspicion> found = new ArrayList<>();

        Run(AnalysisContext context) {
            this.context = context;
            this.facts = SecretFacts.of(context);
            this.levels = new PrivilegeLevels(context);
        }

        List<Suspicion> found() {
            List<EntityState> secrets = facts.live()
                    .filter(this::opensPrivilege)
                    .sorted(Comparator.comparingInt(this::level).thenComparing(EntityState::id))
                    .toList();
            secrets.forEach(
                    secret -> facts.knownTo(secret).forEach((person, knows) -> judge(person, secret, List.of(knows))));
            secrets.forEach(secret -> facts.uses(secret).forEach(use -> judge(use.from(), secret, List.of(use))));
            SecretReaders readers = new SecretReaders(context, secrets);
            for (String reader : readers.readers()) {
                judge(person(reader), readers.secretOf(reader), readers.wayOf(reader));
            }
            return found;
        }

        private String person(String reader) {
            return context.people().personOf(reader).map(EntityState::id).orElse(reader);
        }

        private boolean opensPrivilege(EntityState secret) {
            facts.opens(secret).stream()
                    .filter(opens -> levels.own(opens.to()) < PrivilegeLevels.ORDINARY)
                    .filter(opens -> context.estate()
                            .entity(opens.to())
                            .filter(context.people()::isActive)
                            .isPresent())
                    .min(Comparator.<RelationState>comparingInt(opens -> levels.own(opens.to()))
                            .thenComparing(RelationState::to))
                    .ifPresent(opens -> strongest.put(secret.id(), opens));
            return strongest.containsKey(secret.id());
        }

        private RelationState opened(EntityState secret) {
            return java.util.Objects.requireNonNull(strongest.get(secret.id()), secret.id());
        }

        private int level(EntityState secret) {
            return levels.own(opened(secret).to());
        }

        private void judge(String reader, EntityState secret, List<RelationState> way) {
            boolean active = context.estate()
                    .entity(reader)
                    .filter(state -> state.label() == EntityLabel.WORKLOAD
                            ? !"RETIRED".equals(state.text("status").orElse(""))
                            : context.people().isActive(state))
                    .isPresent();
            if (active && levels.of(reader) > level(secret) && said.add(List.of(reader, secret.id()))) {
                found.add(suspicion(context.estate().entity(reader).orElseThrow(), secret, way));
            }
        }

        private Suspicion suspicion(EntityState reader, EntityState secret, List<RelationState> way) {
            RelationState opens = opened(secret);
            String opened = name(opens.to());
            boolean tierZero = level(secret) == PrivilegeLevels.TIER_ZERO;
            List<Evidence> evidence = new ArrayList<>();
            way.forEach(step -> evidence.add(Evidence.of(step, SecretWay.said(context, step))));
            String why = context.privilege().why(opens.to()).orElse("it is of tier zero");
            evidence.add(Evidence.of(
                    opens, secret.displayName() + " authenticates " + opened + ", which is privileged: " + why + "."));
            return new Suspicion(
                    EntityRef.of(reader),
                    "secret:" + secret.id(),
                    reader.displayName() + " can read " + secret.displayName() + ", which opens the more privileged "
                            + opened,
                    tierZero ? Severity.CRITICAL : Severity.HIGH,
                    tierZero ? 85 : 65,
                    evidence);
        }

        private String name(String id) {
            return context.estate().known(id).map(EntityState::displayName).orElse(id);
        }
    }
}
