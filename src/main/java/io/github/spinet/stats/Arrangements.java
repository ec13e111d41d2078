// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.special.Gamma;

/** All different ways to deal labels out to units within blocks; equal labels are not told apart. */
final class Arrangements {

    private final int[] labels;
    private final int[][] members;

    /**
     * Labels as they are.
     *
     * @param labels one a unit
     * @param members the units of each block
     */
    Arrangements(int[] labels, int[][] members) {
        this.labels = labels.clone();
        this.members = members;
    }

    /** Their number, infinite where it is too large for a double. */
    double count() {
        double ln = 0;
        for (int[] block : members) {
            Map<Integer, Integer> counts = new HashMap<>();
            for (int unit : block) {
                counts.merge(labels[unit], 1, Integer::sum);
            }
            ln += Gamma.logGamma(block.length + 1.0);
            for (int count : counts.values()) {
                ln -= Gamma.logGamma(count + 1.0);
            }
        }
        double count = Math.exp(ln);
        return count < 1e9 ? Math.rint(count) : count;
    }

    /** Begins with the labels of each block in rising order. */
    int[] first() {
        for (int[] block : members) {
            sort(block);
        }
        return labels.clone();
    }

    /** The next arrangement in the order of an odometer whose digits are the blocks; after the last one the first again. */
    int[] next() {
        for (int[] block : members) {
            if (advance(block)) {
                break;
            }
            sort(block);
        }
        return labels.clone();
    }

    private void sort(int[] block) {
        int[] sorted = Arrays.stream(block).map(unit -> labels[unit]).sorted().toArray();
        for (int i = 0; i < block.length; i++) {
            labels[block[i]] = sorted[i];
        }
    }

    // The next permutation in dictionary order.
    private boolean advance(int[] block) {
        int i = block.length - 2;
        while (i >= 0 && labels[block[i]] >= labels[block[i + 1]]) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = block.length - 1;
        while (labels[block[j]] <= labels[block[i]]) {
            j--;
        }
        swap(block[i], block[j]);
        for (int a = i + 1, b = block.length - 1; a < b; a++, b--) {
            swap(block[a], block[b]);
        }
        return true;
    }

    private void swap(int a, int b) {
        int label = labels[a];
        labels[a] = labels[b];
        labels[b] = label;
    }
}
