// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** The calls that collect an AWS account, and the least that one must be allowed to make them. */
public final class AwsCalls {
    private static final String FILE = "aws-calls.txt";
    private static final List<AwsCall> CALLS = read();

    private AwsCalls() {}

    static List<AwsCall> all() {
        return CALLS;
    }

    private static List<AwsCall> read() {
        InputStream bytes = Objects.requireNonNull(AwsCalls.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(AwsCall::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the IAM policy that allows these calls and nothing else} */
    public static ObjectNode policy() {
        ObjectNode policy = RecordCodec.JSON.createObjectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement")
                .addObject()
                .put("Sid", "EntailCollect")
                .put("Effect", "Allow");
        ArrayNode actions = statement.putArray("Action");
        TreeSet<String> sorted = new TreeSet<>(List.of("ec2:DescribeRegions"));
        CALLS.forEach(call -> sorted.add(call.action()));
        sorted.forEach(actions::add);
        statement.put("Resource", "*");
        return policy;
    }
}
