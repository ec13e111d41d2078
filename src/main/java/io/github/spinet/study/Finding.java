// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.TestRow;
import java.util.Arrays;

/**
 * A row of {@code tests.csv} and the sizes of the samples that it compares.
 *
 * @param row the row
 * @param sizes one a sample, one alone where all rows are one sample
 */
record Finding(TestRow row, long... sizes) {

    Finding with(TestRow other) {
        return new Finding(other, sizes);
    }

    /** {@code 898 and 869}. */
    String sizesInWords() {
        String[] words = Arrays.stream(sizes).mapToObj(String::valueOf).toArray(String[]::new);
        return Words.list(words);
    }
}
