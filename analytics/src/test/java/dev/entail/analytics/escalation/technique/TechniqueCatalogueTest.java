// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TechniqueCatalogueTest {
    private static final String MINE = """
        - id: mine-001
          title: Mine
          category: credential-access
          description: Reads a parameter that holds a key.
          actor: any
          target: { kind: user, which: any }
          requires:
            - { action: "ssm:GetParameter", on: any }
          outcome: becomes-target
          weight: 1.0
          mitre: []
          owasp: [NHI2]
          references: [{ title: "Ours", url: "https://example.org/" }]
        """;

    @TempDir
    private Path folder;

    @Test
    void addsTheUsersTechniquesAfterItsOwn() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), MINE);
        Files.writeString(
                Files.createDirectory(folder.resolve("okta")).resolve("more.yml"), MINE.replace("001", "002"));
        Files.writeString(folder.resolve("notes.txt"), "not a technique");

        TechniqueCatalogue catalogue = TechniqueCatalogue.with(folder);

        assertThat(catalogue.all()).hasSize(TechniqueCatalogue.bundled().all().size() + 2);
        assertThat(catalogue.all().getLast().id()).isEqualTo("mine-002");
        assertThat(catalogue.find("mine-001")).map(Technique::provider).contains("aws");
        assertThat(catalogue.find("mine-002")).map(Technique::provider).contains("okta");
        assertThat(catalogue.find("lambda-001")).isPresent();
        assertThat(catalogue.find("mine-003")).isEmpty();
    }

    @Test
    void refusesAnIdThatIsTaken() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), MINE.replace("mine-001", "lambda-001"));

        assertThatThrownBy(() -> TechniqueCatalogue.with(folder))
                .isInstanceOf(TechniqueException.class)
                .hasMessage(
                        "%s, line 1, id: 'lambda-001' is taken by the technique in aws/lambda.yaml, line 4; "
                                + "any id that is not taken is allowed",
                        folder.resolve("mine.yaml"));
    }

    @Test
    void refusesAnIdThatIsTwiceInOneFile() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), MINE + MINE);

        assertThatThrownBy(() -> TechniqueCatalogue.with(folder))
                .hasMessageContaining("line 14, id: 'mine-001' is taken by the technique in")
                .hasMessageContaining("mine.yaml, line 1;");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> TechniqueCatalogue.with(folder.resolve("absent")))
                .isInstanceOf(TechniqueException.class)
                .hasMessageContaining("absent' is not a folder; a folder with .yaml files is allowed");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Files.write(folder.resolve("mine.yaml"), new byte[] {'-', ' ', (byte) 0xe9});

        assertThatThrownBy(() -> TechniqueCatalogue.with(folder))
                .isInstanceOf(TechniqueException.class)
                .hasMessageContaining("mine.yaml' is not text in UTF-8");
    }

    @Test
    void hasAFingerprintThatChangesWithItsContentOnly() throws IOException {
        String bundled = TechniqueCatalogue.bundled().fingerprint();
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, MINE);
        String mine = TechniqueCatalogue.with(folder).fingerprint();
        Files.move(file, folder.resolve("renamed.yaml"));
        String renamed = TechniqueCatalogue.with(folder).fingerprint();
        Files.writeString(folder.resolve("renamed.yaml"), MINE.replace("1.0", "2.0"));
        String heavier = TechniqueCatalogue.with(folder).fingerprint();

        assertThat(bundled)
                .matches("[0-9a-f]{64}")
                .isEqualTo(TechniqueCatalogue.bundled().fingerprint())
                .isNotEqualTo(mine);
        assertThat(renamed).isEqualTo(mine);
        assertThat(heavier).isNotEqualTo(mine);
    }

    @Test
    void findsItsFilesInAJar() throws IOException {
        Path jar = folder.resolve("some name.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entry(entries, "a/b/technique.schema.json", "{}");
            entry(entries, "a/b/aws/mine.yaml", MINE);
            entry(entries, "a/b/Some.class", "");
            entry(entries, "a/other/aws/other.yaml", "");
        }
        URL schema =
                URI.create("jar:" + jar.toUri() + "!/a/b/technique.schema.json").toURL();

        assertThat(TechniqueFile.beside(schema)).singleElement().satisfies(file -> {
            assertThat(file.provider()).isEqualTo("aws");
            assertThat(file.name()).isEqualTo("aws/mine.yaml");
            assertThat(file.content()).isEqualTo(MINE);
        });
    }

    private static void entry(JarOutputStream entries, String name, String content) throws IOException {
        entries.putNextEntry(new JarEntry(name));
        entries.write(content.getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
    }
}
