// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that findings are exported in, each with the endings of files by which it is recognised. */
public enum FindingFormat {
    OCSF(OcsfWriter::new, ".ocsf.json", ".ocsf"),
    SARIF(SarifWriter::new, ".sarif", ".sarif.json"),
    CSV(CsvWriter::new, ".csv"),
    JSON(JsonFindingWriter::new, ".json");

    private final Opener opener;
    private final String[] endings;

    FindingFormat(Opener opener, String... endings) {
        this.opener = opener;
        this.endings = endings;
    }

    private interface Opener {
        FindingWriter open(Writer out, String version) throws IOException;
    }

    /**
     * Begins a document.
     *
     * @param version that of this build
     */
    public FindingWriter open(Writer out, String version) throws IOException {
        return opener.open(out, version);
    }

    /** {@return the format of a file of this name, empty where its ending is none of ours} */
    public static Optional<FindingFormat> of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> Arrays.stream(format.endings).anyMatch(name::endsWith))
                .findFirst();
    }

    /**
     * {@return the format of a file of this name}
     *
     * @throws IllegalArgumentException naming the endings there are
     */
    public static FindingFormat require(String file) {
        return of(file).orElseThrow(() -> new IllegalArgumentException("FILE is '" + file
                + "', whose ending tells no format; allowed is one of "
                + Arrays.stream(values()).map(format -> format.endings[0]).collect(Collectors.joining(", "))
                + ", or --as"));
    }
}
