// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;

/** When the code that draws conclusions was built, by which the rules of one build are told from those of another. */
public final class Build {
    private Build() {}

    /** {@return when the jar or folder of a class was last written, the epoch where that cannot be told} */
    public static Instant madeAt(Class<?> type) {
        CodeSource code = type.getProtectionDomain().getCodeSource();
        if (code == null || code.getLocation() == null) {
            return Instant.EPOCH;
        }
        try {
            return Files.getLastModifiedTime(Path.of(code.getLocation().toURI()))
                    .toInstant();
        } catch (IOException | URISyntaxException e) {
            return Instant.EPOCH;
        }
    }
}
