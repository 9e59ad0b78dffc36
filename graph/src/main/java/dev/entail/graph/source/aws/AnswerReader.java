// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

/** Reads the answers of some commands of the AWS CLI. */
interface AnswerReader {
    /** Reads an answer; {@return whether it is one of its commands} */
    boolean read(Answer answer);

    /** Writes what could only be told when all answers of the account were seen. */
    default void finish() {}
}
