// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.util.Arrays;

/** Doubles whose number is not known beforehand. */
final class GrowingColumn {

    private double[] values = new double[1 << 10];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double last() {
        return values[size - 1];
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
