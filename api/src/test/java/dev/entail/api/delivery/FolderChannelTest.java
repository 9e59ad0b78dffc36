// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.entail.api.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in folders are their owner's, replace nothing but themselves, and stay in their folder. */
final class FolderChannelTest {
    private static final String NAME = "weekly-20260105T080000Z.csv";

    @TempDir
    private Path home;

    private FolderChannel channel;
    private Path folder;

    @BeforeEach
    void make() {
        channel = new FolderChannel(Optional.of(home.resolve("reports")));
        folder = home.resolve("reports/risk");
    }

    private Parcel parcel(String content) throws IOException {
        Path made = Files.writeString(Files.createTempFile(home, "made", ""), content);
        ReportFile file = ReportFile.of(NAME, ReportFormat.CSV, made);
        return new Parcel("weekly.1", "weekly", Instant.EPOCH, ChannelsTest.document(), List.of(file));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void areOpenToNobodyButTheirOwner() throws IOException {
        channel.deliver("risk", parcel("a"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void replaceNoOtherFile() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(NAME), "somebody else's");

        assertThat(channel.deliver("risk", parcel("first"))).isEqualTo("weekly-20260105T080000Z-2.csv");
        assertThat(channel.deliver("risk", parcel("first"))).isEqualTo("weekly-20260105T080000Z-2.csv");
        assertThat(channel.deliver("risk", parcel("second"))).isEqualTo("weekly-20260105T080000Z-3.csv");
        assertThat(folder.resolve(NAME)).hasContent("somebody else's");
        assertThat(folder.resolve("weekly-20260105T080000Z-2.csv")).hasContent("first");
        assertThat(names()).hasSize(3);
    }

    @Test
    void followNoLink() throws IOException {
        Files.createDirectories(folder);
        Path outside = Files.writeString(home.resolve("outside"), "a");
        Files.createSymbolicLink(folder.resolve(NAME), outside);
        Files.createSymbolicLink(folder.resolve("weekly-20260105T080000Z-2.csv"), home.resolve("missing"));

        assertThat(channel.deliver("risk", parcel("a"))).isEqualTo("weekly-20260105T080000Z-3.csv");
        assertThat(outside).hasContent("a");
        assertThat(home.resolve("missing")).doesNotExist();
    }

    @Test
    void areNotThereWhereTheyCannotBeWhole() throws IOException {
        Parcel parcel = parcel("a");
        Files.delete(parcel.files().getFirst().path());

        assertThat(catchThrowableOfType(Undeliverable.class, () -> channel.deliver("risk", parcel))
                        .isPassing())
                .isTrue();
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.csv", "a/x.csv", "/etc/x.csv", "..", "", " "})
    void haveNamesThatStayInTheFolder(String name) throws IOException {
        Path made = Files.writeString(home.resolve("made"), "a");

        assertThatThrownBy(() -> ReportFile.of(name, ReportFormat.CSV, made))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name of the file is '" + name + "', allowed is one without folders");
    }
}
