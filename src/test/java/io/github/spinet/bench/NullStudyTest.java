// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.bench.NullStudy.Grouping;
import io.github.spinet.bench.NullStudy.Layout;
import io.github.spinet.core.Records;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NullStudyTest {

    private static NullStudy study(Layout layout, Grouping grouping, double icc, int mice, int spines, int number) {
        Calibration.Params params =
                Records.from(Calibration.Params.class, Map.of("mice", mice, "dendrites", 2, "spines", spines));
        return new NullStudy(params, layout, grouping, icc, 1, number);
    }

    // Mean product of two rows of a mouse, over studies.
    private static double product(Layout layout, int first, int second) {
        double sum = 0;
        int mice = 1000;
        NullStudy s = study(layout, Grouping.ROWS, 0.4, mice, 4, 1);
        int each = s.n() / mice;
        for (int m = 0; m < mice; m++) {
            sum += s.y[m * each + first] * s.y[m * each + second]
                    + s.x[m * each + first] * s.x[m * each + second]
                    + s.grouped[m * each + first] * s.grouped[m * each + second];
        }
        return sum / mice / 3;
    }

    // Of 3000 products, whose mean has a standard error of 0.02 to 0.03.
    @Test
    void spines_of_a_dendrite_and_of_a_mouse_are_as_alike_as_asked_for() {
        assertEquals(1, product(Layout.SPINES, 0, 0), 0.1, "seed 1");
        assertEquals(0.4, product(Layout.SPINES, 0, 1), 0.08, "seed 1");
        assertEquals(0.2, product(Layout.SPINES, 0, 5), 0.08, "seed 1");
    }

    @Test
    void pairs_that_share_a_spine_are_more_alike() {
        // The pairs of four spines: 01 02 03 12 13 23.
        assertEquals(1, product(Layout.PAIRS, 0, 0), 0.1, "seed 1");
        assertEquals(0.6, product(Layout.PAIRS, 0, 1), 0.08, "seed 1");
        assertEquals(0.4, product(Layout.PAIRS, 0, 5), 0.08, "seed 1");
        assertEquals(0.2, product(Layout.PAIRS, 0, 7), 0.08, "seed 1");
    }

    @Test
    void whole_mice_or_rows_are_grouped() {
        NullStudy mice = study(Layout.SPINES, Grouping.MICE, 0.1, 6, 4, 1);
        for (int i = 0; i < mice.n(); i++) {
            assertEquals(mice.mouse.codes()[i] % 2, mice.two.codes()[i]);
            assertEquals(mice.mouse.codes()[i] % 3, mice.three.codes()[i]);
            assertEquals(mice.grouped[i / 8 * 8], mice.grouped[i]);
        }
        NullStudy rows = study(Layout.SPINES, Grouping.ROWS, 0.1, 6, 4, 1);
        assertEquals(rows.n() / 2, Arrays.stream(rows.two.codes()).sum());
        for (int level = 0; level < 3; level++) {
            assertEquals(16, Rows.of(rows.y, rows.three, level).length);
        }
        assertEquals(15, Arrays.stream(rows.hit).sum(), 1);
    }

    @Test
    void a_study_is_known_by_its_number() {
        double[] first = study(Layout.PAIRS, Grouping.ROWS, 0.1, 4, 4, 7).y;
        assertArrayEquals(first, study(Layout.PAIRS, Grouping.ROWS, 0.1, 4, 4, 7).y);
        assertEquals(4 * 2 * 6, first.length);
    }
}
