// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** The three spellings of a component's name, and the nearest of several names. */
public final class Names {

    private Names() {}

    /** {@code rateHz} → {@code rate_hz}: keys of macros, scripts, settings files and CSV headers. */
    public static String key(String component) {
        return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** {@code rate_hz} → {@code rate-hz}: flags of the shell, without the dashes in front. */
    public static String flag(String key) {
        return key.replace('_', '-');
    }

    /** {@code --rate-hz} → {@code rate_hz}. */
    public static String keyOfFlag(String flag) {
        return flag.replaceFirst("^--", "").replace('-', '_');
    }

    /** {@code UPPER_CASE} constant of an enum → {@code UPPER_CASE}: enum values are read in any case. */
    static boolean sameChoice(String given, Enum<?> constant) {
        return given.trim().replace('-', '_').equalsIgnoreCase(constant.name());
    }

    /** The known name with the fewest edits from {@code given}, if it is close enough to be a slip of the finger. */
    public static Optional<String> nearest(String given, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String k) -> edits(given, k)).thenComparing(Comparator.naturalOrder()))
                .filter(k -> k.startsWith(given) || edits(given, k) <= Math.max(2, given.length() / 3));
    }

    /** The sentence that refuses a key which is not among the known ones. */
    public static String unknown(String key, Collection<String> known) {
        String hint = nearest(key, known)
                .map(k -> "did you mean '" + k + "'?")
                .orElse("known are: " + String.join(", ", new TreeSet<>(known)));
        return "Unknown setting '" + key + "'; " + hint;
    }

    // Levenshtein distance, two rows.
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
