// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.report.BundleCheck;
import dev.entail.graph.RecordCodec;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a signed report. */
@Command(
        name = "verify",
        description = {
            "Checks that a signed report (zip) is as it was signed; fails where it is not. It needs no graph.",
            "Whoever changes it could sign it anew with another key: compare the fingerprint with one you know."
        })
final class VerifyReportCommand extends EntailCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "A report written as zip.")
    private Path file = Path.of("");

    @Option(
            names = "--fingerprint",
            paramLabel = "HEX",
            description = "The SHA-256 of the key that must have signed it.")
    private @Nullable String fingerprint;

    @Override
    public Integer call() {
        BundleCheck check = BundleCheck.of(file, Optional.ofNullable(fingerprint));
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON
                    .createObjectNode()
                    .put("good", check.isGood())
                    .put("report", check.report())
                    .put("asOf", check.asOf())
                    .put("auditHead", check.auditHead())
                    .put("fingerprint", check.fingerprint());
            json.set("problems", Json.texts(check.problems()));
            print(json);
        } else {
            check.problems().forEach(problem -> err().println("entail: " + problem));
            err().flush();
            out().printf(
                            "%s as of %s: %s%nkey %s%naudit log at %s%n",
                            check.report(),
                            check.asOf(),
                            check.isGood() ? "as it was signed" : "NOT as it was signed",
                            check.fingerprint(),
                            check.auditHead());
            out().flush();
        }
        return check.isGood() ? 0 : Failures.DATA_SAYS_NO;
    }
}
