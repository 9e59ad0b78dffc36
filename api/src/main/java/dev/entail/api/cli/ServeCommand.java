// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.api.Entail;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves API and page until it is stopped. */
@Command(
        name = "serve",
        description = {
            "Serves the API and the page until it is stopped. It listens on this machine only unless it is told otherwise,",
            "which takes TLS or a proxy, and callers who can prove who they are."
        })
final class ServeCommand extends EntailCommand {
    @Mixin
    private final ServerFlags flags = new ServerFlags();

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options().configuration(flags.given());
        ServerOptions server = ServerOptions.of(configuration);
        switch (configuration.text(Key.LOG_FORMAT)) {
            case "text" -> {}
            case "json" -> Logging.asJson();
            default -> throw configuration.wrong(Key.LOG_FORMAT, "text or json");
        }
        try (Serving serving = new Serving();
                Entail entail = Serving.prepared(options().open());
                EntailServer started = EntailServer.start(entail, server)) {
            out().println("Entail serves its page at " + started.url() + " and GraphQL at " + started.url()
                    + "graphql");
            started.link().ifPresent(link -> out().println("Sign in with this link, which works once: " + link));
            out().println("Press Ctrl-C to stop.");
            out().flush();
            serving.await(started);
        }
        return 0;
    }
}
