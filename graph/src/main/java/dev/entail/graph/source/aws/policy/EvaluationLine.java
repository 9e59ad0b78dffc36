// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** The line format of {@code entail aws evaluate}: one self-contained request in, one decision out. */
public final class EvaluationLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluationLine() {}

    /**
     * One line of output.
     *
     * @param bad whether the line of input could not be decided, and {@code json} says why
     */
    public record Answer(String json, boolean bad) {}

    /** {@return the decision of a request line, or what is wrong with the line; it never throws} */
    public static Answer answer(String jsonLine, Instant now) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            JsonNode line = JSON.readTree(jsonLine);
            answer.set("name", line.get("name"));
            write(decide(new LineReader(line), now), answer);
            return new Answer(answer.toString(), false);
        } catch (JsonProcessingException e) {
            answer.putNull("name");
            return bad(answer, "not a JSON object: " + e.getOriginalMessage());
        } catch (PolicyException e) {
            return bad(answer, String.valueOf(e.getMessage()));
        }
    }

    private static Answer bad(ObjectNode answer, String error) {
        answer.put("error", error);
        return new Answer(answer.toString(), true);
    }

    private static Decision decide(LineReader line, Instant now) {
        PolicySet policies = PolicySet.of(line.ownPolicies("identityPolicies"), line.ownPolicies("boundaries"));
        Surroundings surroundings = new Surroundings(
                line.ownPolicies("sessionPolicies"),
                line.resourcePolicy(),
                line.levels("serviceControlPolicies"),
                line.levels("resourceControlPolicies"));
        return Evaluator.decide(line.request(), policies, surroundings, now);
    }

    private static void write(Decision decision, ObjectNode answer) {
        answer.put("decision", decision.outcome().name());
        ArrayNode because = answer.putArray("because");
        for (Because statement : decision.because()) {
            ObjectNode entry = because.addObject()
                    .put("policy", statement.policy())
                    .put("statement", statement.statement())
                    .put("effect", statement.effect().text());
            if (statement.sid() != null) {
                entry.put("sid", statement.sid());
            }
        }
        boolean refused = decision.outcome() == Outcome.IMPLICITLY_DENIED;
        ArrayNode conditions = answer.putArray("conditions");
        List<String> texts = decision.conditions();
        if (refused && !texts.isEmpty()) {
            answer.put("reason", texts.getFirst());
        } else {
            texts.forEach(conditions::add);
        }
    }
}
