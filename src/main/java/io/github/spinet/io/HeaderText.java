// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The {@code key = value} lines of ImageJ's and ScanImage's descriptions. */
final class HeaderText {

    private final Map<String, String> values = new HashMap<>();

    HeaderText(String text) {
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        line.substring(0, equals).trim(),
                        line.substring(equals + 1).trim());
            }
        });
    }

    Optional<String> text(String... keys) {
        for (String key : keys) {
            String value = values.get(key);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The value of the first of the keys that is there, if it is a finite number. */
    OptionalDouble number(String... keys) {
        try {
            double value = Double.parseDouble(text(keys).orElse(""));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    OptionalInt whole(String... keys) {
        OptionalDouble value = number(keys);
        return value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
    }

    /** The numbers within {@code [1 2;3 4]} or a single number; empty if there are none. */
    double[] numbers(String... keys) {
        String[] parts =
                text(keys).orElse("").replaceAll("[\\[\\];,]", " ").trim().split("\\s+");
        double[] numbers = new double[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = Double.parseDouble(parts[i]);
            }
        } catch (NumberFormatException e) {
            return new double[0];
        }
        return numbers;
    }

    boolean isTrue(String... keys) {
        String value = text(keys).orElse("");
        return value.equals("1") || value.equalsIgnoreCase("true");
    }
}
