// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.entail.analytics.Analysis;
import dev.entail.graph.load.Source;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.Query;

@AnalyzeClasses(
        packages = "dev.entail",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
final class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy("dev.entail.api..")
            .layer("analytics")
            .definedBy("dev.entail.analytics..")
            .layer("graph")
            .definedBy("dev.entail.graph..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("analytics")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("graph")
            .mayOnlyBeAccessedByLayers("analytics", "api");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_THE_DRIVER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.entail.graph.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.neo4j..", "ac.simons..")
            .because("embedded and remote stores are reached in one way");

    @ArchTest
    static final ArchRule ONLY_THE_API_KNOWS_GRAPHQL_AND_HTTP = noClasses()
            .that()
            .resideOutsideOfPackage("dev.entail.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("graphql..", "io.javalin..", "picocli..")
            .because("facts and conclusions do not depend on how they are asked for");

    @ArchTest
    static final ArchRule SOURCES_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("dev.entail.graph.source.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule NOTHING_SWALLOWS_BY_PRINTING = noClasses()
            .that()
            .resideOutsideOfPackage("dev.entail.api.cli")
            .should()
            .accessClassesThat()
            .areAssignableTo(java.io.PrintStream.class)
            .because("what is worth saying goes to the log or to the caller");

    @ArchTest
    static final ArchRule A_QUERY_IS_FINAL = classes()
            .that()
            .implement(Query.class)
            .or()
            .implement(Command.class)
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    @ArchTest
    static final ArchRule ANALYSES_AND_SOURCES_ARE_FINAL = classes()
            .that()
            .implement(Analysis.class)
            .or()
            .implement(Source.class)
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    /** Leaves out the tests of other modules, which arrive as a jar once they are packaged. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
