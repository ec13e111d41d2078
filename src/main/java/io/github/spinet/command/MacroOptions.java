// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import ij.Macro;
import io.github.spinet.core.BadParameterException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code run("Spinet …", "key=value key=[a value] flag")} as they stand in the macro.
 *
 * <p>They are read raw because ImageJ passes over keys that it does not know and turns values that it cannot read into 0.
 */
final class MacroOptions {

    private MacroOptions() {}

    /** The options that a macro gave to the command which runs in this thread; empty where no macro runs. */
    static Optional<Map<String, String>> ofThisThread() {
        return Optional.ofNullable(Macro.getOptions()).map(MacroOptions::parse);
    }

    /**
     * Splits an option string.
     *
     * @throws BadParameterException for a bracket that is not closed
     */
    static Map<String, String> parse(String options) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        while (at < options.length()) {
            if (Character.isWhitespace(options.charAt(at))) {
                at++;
                continue;
            }
            int keyEnd = at;
            while (keyEnd < options.length()
                    && options.charAt(keyEnd) != '='
                    && !Character.isWhitespace(options.charAt(keyEnd))) {
                keyEnd++;
            }
            String key = options.substring(at, keyEnd);
            if (keyEnd == options.length() || options.charAt(keyEnd) != '=') {
                values.put(key, "true");
                at = keyEnd;
                continue;
            }
            boolean bracketed = keyEnd + 1 < options.length() && options.charAt(keyEnd + 1) == '[';
            int start = bracketed ? keyEnd + 2 : keyEnd + 1;
            int end = bracketed ? options.indexOf(']', start) : wordEnd(options, start);
            if (end < 0) {
                throw new BadParameterException(
                        "The macro option '" + key + "=[' is not closed; expected a ']' after its value");
            }
            values.put(key, options.substring(start, end));
            at = bracketed ? end + 1 : end;
        }
        return values;
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
