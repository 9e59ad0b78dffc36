// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import dev.entail.graph.projection.Described;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a person or an account can be compared, in the form in which it is compared. */
final class Keys {
    private static final String AFFIXES =
            "administrator|admin|adm|privileged|priv|svc|service|da|ea|sa|su|t0|t1|t2|ext|test|dev|prod|cloud";
    private static final Pattern PREFIX = Pattern.compile("(?:(" + AFFIXES + ")[-_.]|(a|x)[-_])(.{3,})");
    private static final Pattern SUFFIX = Pattern.compile("(.{3,}?)(?:[-_.](" + AFFIXES + ")|[-_](a|x))");
    private static final int SHORTEST = 4;
    private static final int MOST_PARTS = 8;

    private Keys() {}

    /** A user name without the word that marks an account as a second one. */
    record Stripped(String userName, String word) {}

    /** {@return what stands for nothing but the employee number, empty where nothing was said} */
    static Set<String> numbers(Described identity) {
        return values(identity, "employeeNumber", "employeeId", "employeeID");
    }

    static Set<String> externalIds(Described identity) {
        return values(identity, "externalId");
    }

    private static Set<String> values(Described identity, String... properties) {
        Set<String> values = new LinkedHashSet<>();
        for (String property : properties) {
            identity.text(property).map(Keys::number).filter(it -> !it.isEmpty()).ifPresent(values::add);
        }
        return values;
    }

    /** {@return a number without the zeros that spreadsheets lose} */
    static String number(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return plain.matches("0*") ? "" : plain.replaceFirst("^0+", "");
    }

    static Set<String> emails(Described identity) {
        Set<String> emails = new LinkedHashSet<>();
        for (String property : List.of("email", "mail", "userPrincipalName", "userName", "login", "name")) {
            identity.text(property).flatMap(Keys::email).ifPresent(emails::add);
        }
        return emails;
    }

    /** {@return an e-mail address, empty where it is none} */
    static Optional<String> email(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        return plain.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+") ? Optional.of(plain) : Optional.empty();
    }

    static String localPart(String email) {
        return email.substring(0, email.indexOf('@'));
    }

    static String domain(String email) {
        return email.substring(email.indexOf('@') + 1);
    }

    /** {@return names to log in with, without those that are e-mail addresses} */
    static Set<String> userNames(Described identity) {
        Set<String> names = new LinkedHashSet<>();
        for (String property : List.of("userName", "login", "samAccountName", "sAMAccountName", "mailNickname")) {
            identity.text(property).ifPresent(names::add);
        }
        identity.text("name").ifPresent(names::add);
        names.removeIf(name -> name.isBlank() || name.matches("(?s).*[@\\s].*"));
        return names;
    }

    /** {@return a user name without case, accents and separators} */
    static String squashed(String text) {
        return folded(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String folded(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("ł", "l")
                .replace("đ", "d");
        return Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    static Optional<Stripped> stripped(String userName) {
        String plain = userName.toLowerCase(Locale.ROOT);
        Matcher prefix = PREFIX.matcher(plain);
        if (prefix.matches()) {
            return Optional.of(new Stripped(prefix.group(3), either(prefix.group(1), prefix.group(2))));
        }
        Matcher suffix = SUFFIX.matcher(plain);
        return suffix.matches()
                ? Optional.of(new Stripped(suffix.group(1), either(suffix.group(2), suffix.group(3))))
                : Optional.empty();
    }

    private static String either(@org.jspecify.annotations.Nullable String one, String other) {
        return one == null ? other : one;
    }

    /** {@return the user names that are usually made of a person's name, with what each is called} */
    static Map<String, String> patterns(Described person) {
        Map<String, String> patterns = new LinkedHashMap<>();
        String name = person.text("name").orElse("");
        for (String spelled : new LinkedHashSet<>(List.of(name, spelledOut(name)))) {
            List<String> parts = parts(spelled);
            if (parts.size() < 2 || parts.size() > MOST_PARTS) {
                continue;
            }
            String first = parts.getFirst();
            add(first, parts.getLast(), patterns);
            add(first, String.join("", parts.subList(1, parts.size())), patterns);
        }
        return patterns;
    }

    private static void add(String first, String last, Map<String, String> patterns) {
        patterns.putIfAbsent(first + last, "first.last");
        patterns.putIfAbsent(last + first, "last.first");
        String flast = first.substring(0, first.offsetByCodePoints(0, 1)) + last;
        String firstl = first + last.substring(0, last.offsetByCodePoints(0, 1));
        if (flast.length() >= SHORTEST) {
            patterns.putIfAbsent(flast, "flast");
        }
        if (firstl.length() >= SHORTEST) {
            patterns.putIfAbsent(firstl, "firstl");
        }
    }

    private static String spelledOut(String name) {
        return name.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "Ae")
                .replace("Ö", "Oe")
                .replace("Ü", "Ue");
    }

    /** {@return the parts of a full name, the first name first, also of one written "Last, First"} */
    private static List<String> parts(String name) {
        int comma = name.indexOf(',');
        String turned = comma < 0 ? name : name.substring(comma + 1) + " " + name.substring(0, comma);
        List<String> parts = new ArrayList<>();
        for (String part : turned.strip().split("\\s+", -1)) {
            String plain = squashed(part);
            if (!plain.isEmpty()) {
                parts.add(plain);
            }
        }
        return parts;
    }

    /** {@return a full name as it is compared, empty where there is none} */
    static String fullName(Described person) {
        return String.join(" ", parts(person.text("name").orElse("")));
    }
}
