// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.entail.graph.projection.Visibility;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement of the main code is one that the store understands. */
@ExtendWith(SharedStore.class)
final class QueriesTest {
    private static final Instant TIME = Instant.parse("2026-01-05T00:00:00Z");

    private static final Pattern LOOK_UP = Pattern.compile("^UNWIND \\$(ids|rows) AS \\w+\\s+MATCH");

    private static final JavaClasses MAIN_CODE = new ClassFileImporter()
            .withImportOption(location -> !location.contains(testClasses()))
            .importPackages("dev.entail.graph");

    private static String testClasses() {
        return QueriesTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
    }

    static Stream<Class<?>> statements() {
        return MAIN_CODE.stream()
                .filter(type -> type.isAssignableTo(Query.class) || type.isAssignableTo(Command.class))
                .filter(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> !isToldItsText(type));
    }

    /** One that takes its text from the class around it, whose own tests run all of them. */
    private static boolean isToldItsText(Class<?> type) {
        return type.isRecord()
                && Modifier.isPrivate(type.getModifiers())
                && Stream.of(type.getRecordComponents())
                        .anyMatch(part -> part.getName().equals("cypher"));
    }

    @Test
    void findsTheStatementsOfTheMainCode() {
        assertThat(statements()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void areUnderstoodByTheStore(Class<?> type, GraphStore store) throws ReflectiveOperationException {
        Set<String> texts = texts(type);

        assertThat(texts)
                .as("give " + type + " a constant CYPHER, or teach this test its parameters")
                .isNotEmpty();
        for (String text : texts) {
            assertThatCode(() -> store.sweep(Cypher.command("EXPLAIN " + text, Map.of())))
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    /** {@return the texts of statements that look something up for each of a list} */
    static List<String> lookUps() throws ReflectiveOperationException {
        List<String> lookUps = new ArrayList<>();
        for (Class<?> type : statements().toList()) {
            texts(type).stream().filter(text -> LOOK_UP.matcher(text).find()).forEach(lookUps::add);
        }
        return lookUps;
    }

    @Test
    void findsTheLookUps() throws ReflectiveOperationException {
        assertThat(lookUps()).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("lookUps")
    void seekAnIndexForWhatTheyLookUpInAnEmptyStoreToo(String text, GraphStore store) {
        assertThat(Cypher.number(store, "MATCH (e:Entity) RETURN count(e) AS number", Map.of()))
                .isZero();
        assertThat(store.plan(text, Map.of())).contains("IndexSeek").doesNotContain("LabelScan", "AllNodesScan");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void carryNoValueInTheirText(Class<?> type) throws ReflectiveOperationException {
        assertThat(texts(type))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("' +", "+ '", "\"")
                        .doesNotContainPattern("%[sd]")
                        .doesNotContain("a value of the test", TIME.toString()));
    }

    private static Set<String> texts(Class<?> type) throws ReflectiveOperationException {
        Set<String> texts = new java.util.LinkedHashSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals("CYPHER") && Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                texts.add((String) field.get(null));
            }
        }
        if (texts.isEmpty()) {
            for (Object instance : instances(type)) {
                texts.add(instance instanceof Query<?> query ? query.cypher() : ((Command) instance).cypher());
            }
        }
        return texts;
    }

    /** {@return objects of a type from its factories and constructors, one for each constant of an enum they take} */
    private static List<Object> instances(Class<?> type) throws ReflectiveOperationException {
        List<Object> instances = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type) {
                method.setAccessible(true);
                for (List<Object> arguments : arguments(method)) {
                    instances.add(method.invoke(null, arguments.toArray()));
                }
            }
        }
        for (Constructor<?> constructor :
                instances.isEmpty() ? type.getDeclaredConstructors() : new Constructor<?>[0]) {
            constructor.setAccessible(true);
            for (List<Object> arguments : arguments(constructor)) {
                instances.add(constructor.newInstance(arguments.toArray()));
            }
        }
        return instances;
    }

    private static List<List<Object>> arguments(Executable executable) throws ReflectiveOperationException {
        List<List<Object>> all = List.of(List.of());
        for (Class<?> parameter : executable.getParameterTypes()) {
            List<Object> values = values(parameter);
            all = all.stream()
                    .flatMap(before -> values.stream()
                            .map(value -> Stream.concat(before.stream(), Stream.of(value))
                                    .toList()))
                    .toList();
        }
        return all;
    }

    private static List<Object> values(Class<?> parameter) throws ReflectiveOperationException {
        if (parameter.isEnum()) {
            return List.of(parameter.getEnumConstants());
        }
        if (parameter == Visibility.class) {
            return List.of(new Visibility(7, Optional.empty()), new Visibility(7, Optional.of(TIME)));
        }
        if (parameter == Instant.class) {
            return List.of(TIME);
        }
        if (parameter == String.class) {
            return List.of("a value of the test");
        }
        if (parameter == Map.class) {
            return List.of(Map.of());
        }
        if (parameter == Set.class) {
            return List.of(Set.of());
        }
        if (parameter == List.class || parameter == Collection.class) {
            return List.of(List.of());
        }
        if (parameter == long.class) {
            return List.of(7L);
        }
        List<Object> values = new ArrayList<>();
        for (Class<?> type : kindsOf(parameter)) {
            values.addAll(type == Visibility.class ? values(type) : instances(type));
        }
        return values;
    }

    private static List<Class<?>> kindsOf(Class<?> parameter) {
        return MAIN_CODE.stream()
                .filter(type -> parameter.isInterface() && type.isAssignableTo(parameter) && !type.isInterface())
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }
}
