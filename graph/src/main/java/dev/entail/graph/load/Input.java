// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * The files of one load, in order, each opened when it is its turn.
 *
 * @param options what the load was told by options of its source, by {@link SourceOption#name()}
 */
public record Input(List<InputFile> files, Map<String, String> options) {
    public Input {
        files = List.copyOf(files);
        options = Map.copyOf(options);
    }

    public Input(List<InputFile> files) {
        this(files, Map.of());
    }

    /** {@return the same files with these options} */
    public Input with(Map<String, String> told) {
        return new Input(files, told);
    }

    /** One file of an input: unpacked, bounded, and named as the user would name it. */
    public interface InputFile {
        String name();

        /** {@return its content, which the caller closes} */
        InputStream open() throws IOException;
    }

    /** {@return an input of one text, for tests and samples} */
    public static Input of(String name, byte[] content) {
        return new Input(List.of(new InputFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return new java.io.ByteArrayInputStream(content);
            }
        }));
    }
}
