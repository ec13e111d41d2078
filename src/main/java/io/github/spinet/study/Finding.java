// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.TestRow;
import java.util.Arrays;

/**
 * A row of {@code tests.csv} and what the sentence says beside it.
 *
 * @param row the row
 * @param sizes of the samples that it compares, one alone where all rows are one sample; not copied
 * @param lnAdjusted natural logarithm of the adjusted p, which may be too small for the row; NaN without one
 */
record Finding(TestRow row, long[] sizes, double lnAdjusted) {

    Finding(TestRow row, long... sizes) {
        this(row, sizes, Double.NaN);
    }

    Finding with(TestRow other) {
        return new Finding(other, sizes, lnAdjusted);
    }

    Finding adjusted(double p, double lnP) {
        return new Finding(row.withAdjusted(p), sizes, lnP);
    }

    /** The p that the reader shall look at. */
    double lnP() {
        return Double.isNaN(lnAdjusted) ? row.lnP() : lnAdjusted;
    }

    /** {@code 898 and 869}. */
    String sizesInWords() {
        String[] words = Arrays.stream(sizes).mapToObj(String::valueOf).toArray(String[]::new);
        return Words.list(words);
    }
}
