// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The line format of {@code entail aws evaluate}: one self-contained request in, one decision out.
 *
 * <p>A line carries every policy that there is. What it leaves out does not exist, except where it says {@code unknown}
 * in a policy's place. A line with {@code accounts} instead of a request asks about the users and roles of whole
 * accounts.
 */
public final class EvaluationLine {
    private EvaluationLine() {}

    /**
     * One line of output.
     *
     * @param bad whether the line of input could not be decided, and {@code json} says why
     */
    public record Answer(String json, boolean bad) {}

    /** {@return the decision of a request line, or what is wrong with the line; it never throws} */
    public static Answer answer(String jsonLine, Instant now) {
        return answer(jsonLine, 0, now);
    }

    /** {@return the same} An error carries the number of the line in its file, from 1; 0 leaves it out. */
    public static Answer answer(String jsonLine, long number, Instant now) {
        return answer(jsonLine, number, now, new CaseFiles(Path.of("")));
    }

    /** {@return the same} A line may name accounts in files, which it asks one or many questions about. */
    public static Answer answer(String jsonLine, long number, Instant now, CaseFiles files) {
        ObjectNode answer = PolicyText.JSON.createObjectNode();
        answer.putNull("name");
        try {
            JsonNode line = PolicyText.JSON.readTree(jsonLine);
            answer.set("name", line.get("name"));
            LineReader reader = new LineReader(line, files);
            if (CaseLine.is(line)) {
                write(new CaseLine(reader, line, files), now, answer);
            } else {
                write(decide(reader, now), answer);
            }
            return new Answer(answer.toString(), false);
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            return bad(answer, number, "not a JSON object: " + e.getOriginalMessage() + " (column " + column + ")");
        } catch (PolicyException e) {
            return bad(answer, number, String.valueOf(e.getMessage()));
        }
    }

    private static Answer bad(ObjectNode answer, long number, String error) {
        if (number > 0) {
            answer.put("line", number);
        }
        answer.put("error", error);
        return new Answer(answer.toString(), true);
    }

    private static Decision decide(LineReader line, Instant now) {
        List<NamedPolicy> identity = line.ownPolicies("identityPolicies");
        List<NamedPolicy> boundaries = line.ownPolicies("boundaries");
        Surroundings given = new Surroundings(
                line.ownPolicies("sessionPolicies"),
                line.resourcePolicy(),
                line.levels("serviceControlPolicies"),
                line.levels("resourceControlPolicies"),
                line.grants());
        String management = line.managementAccount();
        Request request = line.request();
        Grants grants = Grants.of(identity, boundaries, request.action());
        Surroundings applying = applying(given, request, management);
        return new Evaluation(grants.facts(request, now), grants, applying).decide();
    }

    /** {@return those that apply} No control policy binds the organisation's management account. */
    private static Surroundings applying(Surroundings given, Request request, @Nullable String management) {
        boolean ownsCaller = Caller.of(request.principal()).account().equals(management);
        boolean ownsResource = ownerOf(request).equals(management);
        return new Surroundings(
                given.sessionPolicies(),
                resourcePolicy(given, request),
                ownsCaller ? List.of() : given.serviceControlPolicies(),
                ownsResource ? List.of() : given.resourceControlPolicies(),
                given.resourceGrants());
    }

    /** {@return the resource's policy, an empty one for a role or key that the line gives none for} */
    private static @Nullable NamedPolicy resourcePolicy(Surroundings given, Request request) {
        boolean guarded = Guarded.is(request.resource(), request.action().toLowerCase(Locale.ROOT));
        return given.resourcePolicy() == null && guarded ? none() : given.resourcePolicy();
    }

    /** {@return the account that owns the resource of a request} */
    static String ownerOf(Request request) {
        String told = Facts.resourceAccount(request);
        return told == null ? Caller.of(request.principal()).account() : told;
    }

    private static NamedPolicy none() {
        return new NamedPolicy("resourcePolicy", new PolicyDocument(DocumentParser.CURRENT, null, List.of()));
    }

    private static void write(CaseLine line, Instant now, ObjectNode answer) {
        List<CaseLine.Found> found = line.decide(now);
        if (!line.asksWho() && found.size() == 1) {
            write(found.getFirst().decision(), answer);
            return;
        }
        ArrayNode decisions = answer.putArray(line.asksWho() ? "who" : "decisions");
        for (CaseLine.Found one : found) {
            ObjectNode entry =
                    decisions.addObject().put("principal", one.principal()).put("resource", one.resource());
            write(one.decision(), entry);
        }
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
        ArrayNode conditions = answer.putArray("conditions");
        if (decision.outcome() != Outcome.IMPLICITLY_DENIED) {
            decision.conditions().forEach(conditions::add);
            return;
        }
        answer.put("reason", String.join("; ", decision.conditions()));
        ArrayNode blockedBy = answer.putArray("blockedBy");
        decision.blockedBy().forEach(blockedBy::add);
    }
}
