// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlaceholdersTest {
    @Test
    void putsValuesInTheirPlace() {
        assertThat(Placeholders.fill(
                        "arn:{partition}:iam::{account}:role/$1", Map.of("partition", "aws-cn", "account", "1\\2")))
                .isEqualTo("arn:aws-cn:iam::1\\2:role/$1");
    }

    @Test
    void refusesAPlaceholderWithoutAValue() {
        assertThatThrownBy(() -> Placeholders.fill("{target} has a key", Map.of("account", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no value for {target}; values are there for [account]");
    }

    @Test
    void namesThePlaceholdersOfATemplate() {
        assertThat(Placeholders.in("{a} and {b} and {a}")).containsExactly("a", "b");
    }
}
