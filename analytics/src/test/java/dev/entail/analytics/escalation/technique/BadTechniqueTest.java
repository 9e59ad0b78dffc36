// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the author of a technique file is told about each kind of mistake. */
final class BadTechniqueTest {
    private static final String GOOD = """
        # line 1
        - id: my-001
          title: A title
          category: existing-passrole
          description: A description.
          actor: any
          target: { kind: role, which: any }
          resources:
            function: "arn:{partition}:lambda:*:{account}:function:*"
          requires:
            - { action: "lambda:UpdateFunctionCode", on: function }
            - any-of:
                - { action: "lambda:InvokeFunction", on: function }
                - { action: "lambda:AddPermission", on: function, context: { "k": "{target}" } }
          preconditions:
            - { fact: workload, type: "AWS::Lambda::Function", as: function, unknown: require, text: "runs as {target}" }
          outcome: becomes-target
          weight: 2.0
          mitre: [T1648]
          owasp: [NHI5]
          references: [{ title: "A page", url: "https://example.org/" }]
        """;

    @Test
    void takesTheEntryThatTheOtherTestsSpoil() {
        assertThat(read(GOOD)).extracting(Technique::id).containsExactly("my-001");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        id: my-001               | id: My 001              | line 2, entry 1 (My 001), id: 'My 001' is not allowed; allowed: lower-case letters, digits and single hyphens
        title: A title           | title: ""               | line 3, entry 1 (my-001), title: '' is not allowed; allowed: a text that is not blank
        title: A title           | titel: A title          | line 3, entry 1 (my-001), titel: is not a known field; allowed: id, title, category
        actor: any               | actor: group            | line 6, entry 1 (my-001), actor: 'group' is not allowed; allowed: any, user, role
        kind: role               | kind: rol               | line 7, entry 1 (my-001), target.kind: 'rol' is not allowed; allowed: user, role, group, policy
        which: any               | whch: any               | target.which: is missing
        which: any               | which: any, trusts: x   | target.trusts: 'x' is not allowed; allowed: the name of a service such as lambda.amazonaws.com
        which: any               | which: any, assumable: 1| target.assumable: 1 is not allowed; allowed: true or false
        on: function }           | on: funktion }          | line 11, entry 1 (my-001), requires[0].on: 'funktion' is not declared under resources; allowed: target, self, any, function
        lambda:InvokeFunction    | lambda:Invoke*          | line 13, entry 1 (my-001), requires[1].any-of[0].action: 'lambda:Invoke*' is not allowed; allowed: one action without wildcards
        {account}                | {acount}                | line 9, entry 1 (my-001), resources.function: '{acount}' is not a placeholder; allowed: {account}, {partition}
        "{target}"               | "{targt}"               | line 14, entry 1 (my-001), requires[1].any-of[1].context.k: '{targt}' is not a placeholder; allowed: {account}, {partition}, {target}
        runs as {target}         | runs as {account}       | line 16, entry 1 (my-001), preconditions[0].text: '{account}' is not a placeholder; allowed: {target}
        fact: workload           | fact: load              | line 16, entry 1 (my-001), preconditions[0].fact: 'load' is not allowed; allowed: access-keys, policy-versions
        as: function             | as: other               | preconditions[0].as: 'other' is not declared under resources; allowed: function
        as: function, unknown    | unknown                 | preconditions[0].as: is missing
        unknown: require         | unknown: maybe          | preconditions[0].unknown: 'maybe' is not allowed; allowed: assume, require
        fact: workload           | fact: network           | preconditions[0].type: is not a known field; allowed: fact, unknown, text
        outcome: becomes-target  | outcome: joins-target   | line 17, entry 1 (my-001), outcome: 'joins-target' does not go with a target of kind 'role'
        outcome: becomes-target  | outcome: administrator  | policy-effect: is missing; outcome 'administrator' needs adds or replaces
        weight: 2.0              | weight: 0               | line 18, entry 1 (my-001), weight: 0 is not allowed; allowed: a number above 0 and up to 10
        weight: 2.0              | policy-effect: adds     | weight: is missing
        T1648                    | T16                     | mitre[0]: 'T16' is not allowed; allowed: an id of MITRE ATT&CK
        NHI5                     | NHI11                   | owasp[0]: 'NHI11' is not allowed; allowed: NHI1 to NHI10
        https://example.org/     | http://example.org/     | references[0].url: 'http://example.org/' is not allowed; allowed: an https address
        """)
    void says(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(TechniqueException.class)
                .hasMessageContaining("mine.yaml, line ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        kind: role, which: any | kind: group, which: self             | target.which: 'self' does not go with kind 'group'; allowed are any, self (user, role), attached (policy), membership (group)
        kind: role, which: any | kind: user, which: any, trusts: a.b  | target.trusts: is only for a target of kind 'role', not 'user'
        kind: role, which: any | kind: user, which: any               | preconditions[0].fact: is about a target of kind 'role', not 'user'
        fact: workload         | fact: resource                       | category: 'existing-passrole' needs a precondition with fact 'workload'
        """)
    void refusesWhatDoesNotGoTogether(String good, String bad, String message) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(TechniqueException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAResourceThatNothingUses() {
        assertThatThrownBy(() -> read(GOOD.replace("  requires:", "    queue: \"arn:*\"\n  requires:")))
                .hasMessageContaining(
                        "line 10, entry 1 (my-001), resources.queue: 'queue' is not used by any permission");
    }

    @Test
    void refusesAResourceNameWithAMeaningOfItsOwn() {
        assertThatThrownBy(() -> read(GOOD.replace("  requires:", "    self: \"arn:*\"\n  requires:")))
                .hasMessageContaining("resources.self: 'self' has a meaning of its own");
    }

    @Test
    void refusesAResourceThatTwoPreconditionsBind() {
        String second = "    - { fact: resource, type: \"A::B\", as: function, unknown: assume, text: \"t\" }\n";

        assertThatThrownBy(() -> read(GOOD.replace("  outcome:", second + "  outcome:")))
                .hasMessageContaining("preconditions[1].as: 'function' is already bound by another precondition");
    }

    @Test
    void refusesACountThatNoNumberMeets() {
        String count = "    - { fact: access-keys, at-least: 2, below: 2, unknown: assume, text: \"t\" }\n";

        assertThatThrownBy(() -> read(GOOD.replace("  outcome:", count + "  outcome:")))
                .isInstanceOf(TechniqueException.class)
                .hasMessageContaining(
                        "line 17, entry 1 (my-001), preconditions[1]: no number is at least 2 and below 2");
    }

    @Test
    void refusesATechniqueThatNeedsNothing() {
        int requires = GOOD.indexOf("  requires:");
        int preconditions = GOOD.indexOf("  preconditions:");
        String nothing = GOOD.substring(0, requires) + "  requires: []\n" + GOOD.substring(preconditions);

        assertThatThrownBy(() -> read(nothing))
                .hasMessageContaining(
                        "line 10, entry 1 (my-001), requires: is empty; allowed is at least one permission");
    }

    @Test
    void refusesAPolicyEffectThatHasNothingToAffect() {
        assertThatThrownBy(() -> read(GOOD.replace("  weight:", "  policy-effect: adds\n  weight:")))
                .hasMessageContaining("policy-effect: is only for outcome 'administrator', not 'becomes-target'");
    }

    @Test
    void namesEveryMistakeInTheOrderOfLines() {
        String spoilt = GOOD.replace("actor: any", "actor: nobody").replace("id: my-001", "id: MY");

        assertThatThrownBy(() -> read(spoilt))
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message.lines())
                        .hasSize(2)
                        .satisfiesExactly(
                                first -> assertThat(first).contains("line 2"),
                                second -> assertThat(second).contains("line 6")));
    }

    @Test
    void saysWhereTheYamlIsBroken() {
        assertThatThrownBy(() -> read("- id: x\n  title: [\n"))
                .hasMessageContaining("mine.yaml, line 2: ")
                .hasMessageEndingWith("expected the node content, but found '<stream end>'");
        assertThatThrownBy(() -> read("- id: x\n  id: y\n"))
                .hasMessageContaining("mine.yaml, line 2: Duplicate field 'id'");
    }

    @Test
    void refusesAFileThatIsNoList() {
        assertThatThrownBy(() -> read(""))
                .hasMessageContaining("mine.yaml, line 1: ")
                .hasMessageContaining("a list of techniques");
        assertThatThrownBy(() -> read("id: x")).hasMessageContaining("allowed: a list of techniques");
    }

    private static List<Technique> read(String yaml) {
        TechniqueFile file = new TechniqueFile("aws", "mine.yaml", yaml);
        return TechniqueCatalogue.read(List.of(file)).all();
    }
}
