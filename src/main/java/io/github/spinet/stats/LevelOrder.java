// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

/** The order of rows level by level. */
final class LevelOrder {

    private LevelOrder() {}

    /** The rows of the first level, then those of the second, and so on, each in their own order. */
    static int[] of(int[] levels, int count) {
        int[] starts = new int[count + 1];
        for (int level : levels) {
            starts[level + 1]++;
        }
        for (int i = 0; i < count; i++) {
            starts[i + 1] += starts[i];
        }
        int[] sorted = new int[levels.length];
        for (int i = 0; i < levels.length; i++) {
            sorted[starts[levels[i]]++] = i;
        }
        return sorted;
    }
}
