// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A categorical variable: one level a row.
 *
 * @param name unique among the factors of a model
 * @param levels names of the levels, all different
 * @param codes index of the level of each row, −1 where it is missing; not copied
 */
public record Factor(String name, List<String> levels, int[] codes) {

    /** The code of a missing level. */
    public static final int MISSING = -1;

    public Factor {
        levels = List.copyOf(levels);
        if (levels.stream().distinct().count() < levels.size()) {
            throw new BadInputException("Factor '" + name + "' names a level twice: " + levels);
        }
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < MISSING || codes[i] >= levels.size()) {
                throw new BadInputException("Row " + (i + 1) + " of factor '" + name + "' has code " + codes[i]
                        + "; expected -1 (missing) to " + (levels.size() - 1));
            }
        }
    }

    /**
     * A factor from the names of its levels, which are numbered in the order in which they first occur.
     *
     * @param values one a row; null and empty text are missing
     */
    public static Factor of(String name, String... values) {
        Map<String, Integer> known = new LinkedHashMap<>();
        int[] codes = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            boolean missing = values[i] == null || values[i].isEmpty();
            Integer code = missing ? Integer.valueOf(MISSING) : known.putIfAbsent(values[i], known.size());
            codes[i] = code == null ? known.size() - 1 : code;
        }
        return new Factor(name, new ArrayList<>(known.keySet()), codes);
    }

    /** A factor from numbers, one level a different number, named as it prints and in rising order. */
    public static Factor of(String name, int... values) {
        int[] distinct = Arrays.stream(values).distinct().sorted().toArray();
        int[] codes = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            codes[i] = Arrays.binarySearch(distinct, values[i]);
        }
        return new Factor(
                name, Arrays.stream(distinct).mapToObj(String::valueOf).toList(), codes);
    }
}
