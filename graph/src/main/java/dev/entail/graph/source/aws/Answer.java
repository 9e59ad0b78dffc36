// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.load.Place;
import java.util.Optional;

/** What one answer of the AWS CLI holds, and of which account. */
record Answer(AnswerFile file, JsonNode json, String account) {
    String command() {
        return file.command();
    }

    Optional<String> argument() {
        return file.argument();
    }

    /** {@return one of the arguments, empty where there are not so many} */
    String arguments(int index) {
        return index < file.arguments().size() ? file.arguments().get(index) : "";
    }

    Place place() {
        return file.place("");
    }

    /** {@return whether the answer says itself that there is more} */
    boolean isTruncated() {
        return json.hasNonNull("NextToken")
                || json.hasNonNull("nextToken")
                || json.hasNonNull("NextMarker")
                || json.path("IsTruncated").asBoolean(false)
                || json.path("Truncated").asBoolean(false);
    }
}
