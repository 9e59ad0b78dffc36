// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.api.http.ServerOptions;
import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who overrules whom, and what is told of a value that is not allowed. */
final class ConfigurationTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("entail.yaml"), text);
    }

    @Test
    void optionsOverruleTheEnvironmentThatOverrulesTheFileThatOverrulesWhatIsUsual() throws IOException {
        Map<Key, Value> yaml = YamlLayer.read(file("server:\n  port: 1\n  host: a\n  publicUrl: https://a.example\n"));
        Map<String, String> environment = Map.of("ENTAIL_SERVER_PORT", "2", "ENTAIL_SERVER_HOST", "b", "HOME", "/");
        Configuration configuration = Configuration.of(yaml, environment, Map.of(Key.PORT, new Value("3", "--port")));

        assertThat(configuration.shown())
                .containsEntry(Key.PORT, new Value("3", "--port"))
                .containsEntry(Key.HOST, new Value("b", "ENTAIL_SERVER_HOST"))
                .containsEntry(Key.PUBLIC_URL, new Value("https://a.example", folder + "/entail.yaml, line 4"))
                .containsEntry(Key.GRAPHIQL, new Value("true", "usual"));
    }

    @Test
    void readsAnOpenIdProvider() throws IOException {
        Map<Key, Value> yaml = YamlLayer.read(file("""
                server:
                  oidc:
                    issuer: https://idp.example/realms/x
                    algorithms: [ES256, PS256]
                    roleClaim: realm_access.roles
                    roles:
                      entail-admin: admin
                      risk: risk
                    clientId: entail-page
                    clientSecret: hunter2-canary
                """));
        Configuration configuration = Configuration.of(yaml, Map.of(), Map.of());
        ServerOptions options = ServerOptions.of(configuration);

        assertThat(options.oidc().orElseThrow().roles()).containsOnlyKeys("entail-admin", "risk");
        assertThat(options.oidc().orElseThrow().algorithms()).containsExactlyInAnyOrder("ES256", "PS256");
        assertThat(configuration.shown().toString() + options)
                .doesNotContain("hunter2")
                .contains("(hidden)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server:\\n  prot: 1                        | line 2: server.prot is unknown, allowed is one of server.host",
                "server: 7                                  | line 1: server is unknown",
                "server:\\n  oidc:\\n    isuer: x           | line 3: server.oidc.isuer is unknown",
                "server:\\n  tls: yes                       | line 2: server.tls is unknown"
            })
    void saysWhatIsUnknownInTheFile(String text, String reason) throws IOException {
        Path file = file(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> YamlLayer.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.port                 | 70000            | allowed is 0 to 65535",
                "server.port                 | x                | allowed is 0 to 65535",
                "server.behindProxy          | yes              | allowed is true or false",
                "server.publicUrl            | entail.example   | allowed is an address such as",
                "server.tls.certificate      | /c.pem           | both are given or neither",
                "server.oidc.algorithms      | HS256            | allowed is some of RS256",
                "server.oidc.roles           | a                | allowed is a mapping",
                "server.oidc.roles           | a=king           | There is no scope 'king', allowed is one of viewer",
                "server.oidc.within          | a=plant          | a mapping where server.oidc.withinClaim names the claim",
                "server.graphql.operations.mode | never         | allowed is also or only",
                "server.graphql.introspection | maybe           | allowed is true or false",
                "server.oidc.issuer          | http://idp.example | allowed is an address that begins with https://"
            })
    void saysWhatIsAllowed(String path, String value, String reason) {
        Key key = Key.at(path).orElseThrow();
        Map<Key, Value> file = Map.of(Key.OIDC_ISSUER, new Value("https://idp.example", "usual"));
        Configuration configuration = Configuration.of(file, Map.of(key.variable(), value), Map.of());

        assertThatThrownBy(() -> ServerOptions.of(configuration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(value);
    }

    @Test
    void knowsEveryVariableOfTheServer() {
        assertThatThrownBy(() -> Configuration.of(Map.of(), Map.of("ENTAIL_SERVER_PROT", "1"), Map.of()))
                .hasMessageContaining("ENTAIL_SERVER_PROT is unknown")
                .hasMessageContaining("ENTAIL_SERVER_PORT");
        assertThat(Key.PUBLIC_URL.variable()).isEqualTo("ENTAIL_SERVER_PUBLIC_URL");
        assertThat(Key.OIDC_CLIENT_SECRET_FILE.variable()).isEqualTo("ENTAIL_SERVER_OIDC_CLIENT_SECRET_FILE");
    }
}
