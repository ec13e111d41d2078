// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Seeds;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void the_value_is_that_of_sorting_and_parts_the_others() {
        UniformRandomProvider random = Seeds.stream(1, "selection test");
        for (int n = 1; n < 300; n += 7) {
            double[] values = new double[n];
            // Many ties.
            Arrays.setAll(values, i -> random.nextInt(1 + values.length / 3));
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int place = random.nextInt(n);
            assertEquals(sorted[place], Selection.smallest(values, place), "seed 1, n = " + n);
            for (int i = 0; i < n; i++) {
                assertTrue(i < place ? values[i] <= sorted[place] : values[i] >= sorted[place], "seed 1, n = " + n);
            }
        }
    }

    @Test
    void orders_that_pivots_do_not_like_are_no_slower_than_sorting() {
        int n = 100_000;
        double[] values = new double[n];
        Arrays.setAll(values, i -> i < n / 2 ? i : n - i);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertEquals(sorted[n / 2], Selection.smallest(values, n / 2));
        Arrays.fill(values, 4);
        assertEquals(4, Selection.smallest(values, 3));
    }

    @Test
    void the_median_is_the_fiftieth_percentile() {
        UniformRandomProvider random = Seeds.stream(2, "selection test");
        for (int n = 1; n < 200; n += 3) {
            double[] values = new double[n];
            Arrays.setAll(values, i -> random.nextInt(5) == 0 ? Double.NaN : random.nextDouble());
            assertEquals(Quantile.matlab(values, 50), Quantile.median(values), "seed 2, n = " + n);
        }
    }
}
