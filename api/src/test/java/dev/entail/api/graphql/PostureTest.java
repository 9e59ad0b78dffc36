// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the organisation stood at each of its loads. */
@ExtendWith(SharedStore.class)
final class PostureTest {
    private static final String JANUARY = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','status':'ACTIVE'}}
            {'label':'Role','id':'root','properties':{'tier':0}}
            """;
    private static final String FEBRUARY = JANUARY + """
            {'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT','status':'ACTIVE'}}
            {'relation':'HAS_ROLE','from':'ana','to':'root'}
            """;
    private static final String MARCH = FEBRUARY + """
            {'label':'Identity','id':'bot','properties':{'kind':'BOT','status':'ACTIVE'}}
            {'relation':'OWNED_BY','from':'svc','to':'ana'}
            {'relation':'HAS_ROLE','from':'bot','to':'root'}
            """;
    private static final String ASK = """
            { posture%s { at humans nhis tierZero reaching confirmed: reaching(confidence: CONFIRMED)
              ownerless: found(analyses: ["ownership.none"]) } }""";

    private GraphqlEngine engine;

    @BeforeEach
    void load(GraphStore store) {
        Entail entail = new Entail(store);
        engine = new GraphqlEngine(entail);
        int month = 0;
        for (String lines : new String[] {JANUARY, FEBRUARY, MARCH}) {
            entail.load(
                    Records.SOURCE,
                    Records.of(lines),
                    LoadOptions.at(Instant.parse("2026-0%d-05T00:00:00Z".formatted(++month))));
        }
    }

    private JsonNode answer(String arguments) {
        return RecordCodec.JSON.valueToTree(engine.execute(ASK.formatted(arguments), Map.of()));
    }

    private JsonNode posture(String arguments) {
        JsonNode answer = answer(arguments);
        assertThat(answer.path("errors").toString()).isEmpty();
        return answer.at("/data/posture");
    }

    @Test
    void isJudgedOnTheGraphAsItWas() {
        JsonNode points = posture("");

        assertThat(points.findValuesAsText("at"))
                .containsExactly("2026-01-05T00:00:00.000Z", "2026-02-05T00:00:00.000Z", "2026-03-05T00:00:00.000Z");
        assertThat(points.findValuesAsText("reaching")).containsExactly("0", "1", "2");
        assertThat(points.findValuesAsText("confirmed")).containsExactly("0", "1", "2");
        assertThat(points.findValuesAsText("nhis")).containsExactly("0", "1", "2");
        assertThat(points.findValuesAsText("humans")).containsExactly("1", "1", "1");
        assertThat(points.findValuesAsText("tierZero")).containsExactly("1", "1", "1");
    }

    @Test
    void isEmptyAndNotZeroWhereTheDataDidNotSay() {
        JsonNode points = posture("");

        assertThat(points.at("/0/ownerless").isNull()).as("no NHI to judge").isTrue();
        assertThat(points.at("/1/ownerless").asInt()).isEqualTo(1);
        assertThat(points.at("/2/ownerless").asInt()).isEqualTo(1);
    }

    @Test
    void endsAtTheTimeThatIsAskedFor() {
        assertThat(posture("(points: 1, asOf: \"2026-02-20T00:00:00Z\")").findValuesAsText("at"))
                .containsExactly("2026-02-05T00:00:00.000Z");
    }

    @Test
    void saysWhatIsAllowed() {
        assertThat(answer("(points: 99)").at("/errors/0/message").asText())
                .isEqualTo("points is 99, allowed is 1 to 24");
    }
}
