// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import com.google.auto.service.AutoService;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Source;
import java.util.Optional;

/** The source {@code scim}: Users and Groups of SCIM 2.0 as files, single, listed, one behind the other, or as lines. */
@AutoService(Source.class)
public final class ScimSource implements Source {
    private static final String DEFAULT_NAME = "scim:default";

    @Override
    public String id() {
        return "scim";
    }

    @Override
    public String title() {
        return "Users and Groups of SCIM 2.0 (RFC 7643), as a provider answers them";
    }

    @Override
    public void read(Input input, Optional<String> name, RecordSink sink) {
        ScimReading reading = new ScimReading(new ScimRecords(name.orElse(DEFAULT_NAME)), sink);
        for (InputFile file : input.files()) {
            new ScimFile(file, reading).read();
        }
        reading.finish();
    }
}
