// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.Arrays;

/** Single values of an order without sorting all. */
final class Selection {

    private static final int FEW = 24;

    private Selection() {}

    /**
     * The value that sorting would put at a place, by Hoare's quickselect with the median of three as the pivot. Whatever
     * stands before that place in the end is not larger, whatever stands after it not smaller.
     *
     * @param values without NaN; they change their order
     * @param place from 0
     */
    static double smallest(double[] values, int place) {
        int low = 0;
        int high = values.length - 1;
        int rounds = 0;
        while (high - low > FEW) {
            // Where pivots keep falling near an end, the rest is sorted.
            if (++rounds > 100) {
                break;
            }
            double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (place <= j) {
                high = j;
            } else if (place >= i) {
                low = i;
            } else {
                return values[place];
            }
        }
        Arrays.sort(values, low, high + 1);
        return values[place];
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
