// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import org.jspecify.annotations.Nullable;

/**
 * One question: may this principal do this action on this resource, in this context?
 *
 * @param principal the ARN of a user, role, role session, federated user or account root, an account id, a service
 *     ({@code ec2.amazonaws.com}), an identity provider, or {@code *} for an anonymous caller
 * @param action {@code service:Name}, in any case
 * @param resource an ARN, or {@code *} for an action that names none
 * @param resourceAccount the account that owns the resource; null takes it from the ARN, and where the ARN has none, as
 *     with S3, the principal's own
 */
public record Request(
        String principal,
        String action,
        String resource,
        @Nullable String resourceAccount,
        Context context) {}
