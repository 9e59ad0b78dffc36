// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BundledTechniquesTest {
    private final TechniqueCatalogue catalogue = TechniqueCatalogue.bundled();

    @Test
    void namesTheFolderAsTheProvider() {
        assertThat(catalogue.all()).hasSize(134).extracting(Technique::provider).containsOnly("aws");
    }

    @Test
    void givesEachTechniqueATitleOfItsOwn() {
        assertThat(catalogue.all()).extracting(Technique::title).doesNotHaveDuplicates();
    }

    @Test
    void passesARoleOnlyToAServiceThatTheRoleTrusts() {
        assertThat(technique("lambda-001").target().trusts()).isEqualTo("lambda.amazonaws.com");
        assertThat(catalogue.all())
                .filteredOn(technique -> technique.actions().contains("iam:PassRole"))
                .hasSizeGreaterThan(25)
                .allSatisfy(technique -> assertThat(passed(technique))
                        .as(technique.id())
                        .contains(String.valueOf(technique.target().trusts())));
    }

    @Test
    void takesOverOnlyWorkloadsWhoseRoleIsKnownOrSaysSo() {
        assertThat(catalogue.all())
                .filteredOn(technique -> technique.category() == Category.EXISTING_PASSROLE)
                .hasSize(24)
                .allSatisfy(technique -> assertThat(technique.preconditions())
                        .as(technique.id())
                        .anySatisfy(precondition -> {
                            assertThat(precondition).isInstanceOf(Precondition.Workload.class);
                            assertThat(precondition.unknown()).isEqualTo(Unknown.REQUIRE);
                        }));
    }

    @Test
    void readsEveryPartOfAnEntry() {
        Technique technique = technique("sagemaker-001");

        assertThat(technique.category()).isEqualTo(Category.NEW_PASSROLE);
        assertThat(technique.target())
                .isEqualTo(
                        new Target(Target.Kind.ROLE, Target.Which.ANY, "sagemaker.amazonaws.com", false, false, false));
        assertThat(technique.resources()).containsOnlyKeys("notebook", "lifecycle-config");
        assertThat(technique.requiredPermissions())
                .containsExactly(
                        "iam:PassRole",
                        "sagemaker:CreateNotebookInstance",
                        "sagemaker:CreatePresignedNotebookInstanceUrl or"
                                + " sagemaker:CreateNotebookInstanceLifecycleConfig");
        assertThat(technique.requires().get(1).permissions())
                .extracting(Requirement.Permission::on)
                .containsExactly(new On.Named("notebook"));
        assertThat(technique.outcome()).isEqualTo(new Outcome.BecomesTarget());
        assertThat(technique.weight()).isEqualTo(1.5);
        assertThat(technique.mitre()).contains("T1578.002");
        assertThat(technique.references()).isNotEmpty();
    }

    @Test
    void readsEveryKindOfPrecondition() {
        assertThat(only("iam-002")).isInstanceOfSatisfying(Precondition.Count.class, keys -> {
            assertThat(keys.fact()).isEqualTo(Precondition.Counted.ACCESS_KEYS);
            assertThat(keys.holds(1)).isTrue();
            assertThat(keys.holds(2)).isFalse();
            assertThat(keys.unknown()).isEqualTo(Unknown.ASSUME);
        });
        assertThat(only("iam-003")).isInstanceOfSatisfying(Precondition.Count.class, keys -> {
            assertThat(keys.holds(1)).isFalse();
            assertThat(keys.holds(2)).isTrue();
        });
        assertThat(only("iam-006"))
                .isInstanceOfSatisfying(
                        Precondition.LoginProfile.class,
                        profile -> assertThat(profile.present()).isTrue());
        assertThat(only("iam-016")).isInstanceOf(Precondition.AttachedPolicy.class);
        assertThat(only("iam-set-default-policy-version")).isInstanceOf(Precondition.OtherPolicyVersion.class);
        assertThat(only("lambda-004"))
                .isInstanceOfSatisfying(
                        Precondition.Workload.class,
                        workload -> assertThat(workload.as()).isEqualTo("function"));
        assertThat(only("ecs-003"))
                .isInstanceOfSatisfying(
                        Precondition.Resource.class,
                        cluster -> assertThat(cluster.type()).isEqualTo("AWS::ECS::Cluster"));
        assertThat(only("lambda-002"))
                .isInstanceOfSatisfying(
                        Precondition.Circumstance.class,
                        circumstance -> assertThat(circumstance.fact()).isEqualTo(Precondition.Kind.EXTERNAL));
    }

    @Test
    void makesSelfAnAdministratorOrAMember() {
        assertThat(technique("iam-001").outcome()).isEqualTo(new Outcome.Administrator(PolicyEffect.REPLACES));
        assertThat(technique("iam-009").outcome()).isEqualTo(new Outcome.Administrator(PolicyEffect.ADDS));
        assertThat(technique("iam-013").outcome()).isEqualTo(new Outcome.JoinsTarget());
        assertThat(technique("iam-014").outcome()).isEqualTo(new Outcome.BecomesTargetAsAdministrator());
        assertThat(Set.of("iam-001", "iam-005", "iam-007", "iam-008", "iam-009", "iam-010", "iam-011", "iam-013"))
                .allSatisfy(id -> assertThat(technique(id).otherwise()).isNotBlank());
    }

    @Test
    void needsNoPermissionToAssumeARoleThatNamesOnesSelf() {
        assertThat(technique("sts-001").requires()).isEmpty();
        assertThat(technique("sts-001").requiredPermissions()).containsExactly("sts:AssumeRole");
    }

    private static List<String> passed(Technique technique) {
        return technique.requires().stream()
                .flatMap(requirement -> requirement.permissions().stream())
                .filter(permission -> permission.action().equals("iam:PassRole"))
                .map(permission -> String.valueOf(permission.context().get("iam:PassedToService")))
                .toList();
    }

    private Precondition only(String id) {
        assertThat(technique(id).preconditions()).hasSize(1);
        return technique(id).preconditions().getFirst();
    }

    private Technique technique(String id) {
        return catalogue.find(id).orElseThrow();
    }
}
