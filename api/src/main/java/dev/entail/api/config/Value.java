// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.config;

/**
 * What a key is set to.
 *
 * @param text a list is joined with commas, a mapping as well, its entries written {@code a=b}
 * @param origin who says so: a file and line, a variable, an option, or {@code usual}
 */
public record Value(String text, String origin) {}
