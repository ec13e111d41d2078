// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadInputException;
import org.junit.jupiter.api.Test;

class NotAKnotSplineTest {

    private static void check(double[] x, double[] y, double[] at, double[] expected) {
        NotAKnotSpline spline = NotAKnotSpline.through(x, y);
        for (int i = 0; i < at.length; i++) {
            assertEquals(expected[i], spline.value(at[i]), 1e-11, "at " + at[i]);
        }
        for (int i = 0; i < x.length; i++) {
            assertEquals(y[i], spline.value(x[i]), 1e-12);
        }
    }

    // scipy 1.17: CubicSpline([0,1,3,4,7,7.5], [1,3,-2,0,5,4])([-1,.5,2,3.3,5,7.25,9])
    @Test
    void six_points_within_and_beyond_the_ends() {
        check(
                new double[] {0, 1, 3, 4, 7, 7.5},
                new double[] {1, 3, -2, 0, 5, 4},
                new double[] {-1, .5, 2, 3.3, 5, 7.25, 9},
                new double[] {
                    -11.272941314968508,
                    2.9431985402319145,
                    0.18176467125787288,
                    -1.7664932014833128,
                    2.92165518865148,
                    4.599611329389605,
                    -4.663605862617006
                });
    }

    // scipy 1.17: CubicSpline([0,1,3,4], [1,3,-2,0])([-1,2,5]), and with three points
    @Test
    void four_points_give_their_cubic_and_three_their_parabola() {
        double[] at = {-1, 2, 5};
        check(new double[] {0, 1, 3, 4}, new double[] {1, 3, -2, 0}, at, new double[] {-10, 0.5, 11});
        check(new double[] {0, 1, 3}, new double[] {1, 3, -2}, at, new double[] {-4, 2, -19});
    }

    @Test
    void two_points_give_their_line_and_one_a_constant() {
        double[] at = {-1, 2, 5};
        check(new double[] {0, 2}, new double[] {1, 5}, at, new double[] {-1, 5, 11});
        check(new double[] {3}, new double[] {4}, at, new double[] {4, 4, 4});
    }

    @Test
    void no_or_unordered_points_are_refused() {
        assertThrows(BadInputException.class, () -> NotAKnotSpline.through(new double[0], new double[0]));
        assertThrows(BadInputException.class, () -> NotAKnotSpline.through(new double[] {1, 1}, new double[2]));
        assertThrows(BadInputException.class, () -> NotAKnotSpline.through(new double[] {1, 2}, new double[3]));
    }
}
