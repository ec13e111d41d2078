// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Progress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final double[] V = {2.1, 3.4, 1.9, 5.6, 4.4, 8.7, 2.2, 3.9, 6.1, 4.8, 12.5, 3.3};
    private static final Bootstrap.Params MANY = new Bootstrap.Params(100_000, 95, Bootstrap.Interval.BCA, 1);

    // scipy.stats.bootstrap((v,), np.mean, n_resamples=200000, method='BCa', random_state=1)
    @Test
    void bca_of_the_mean_agrees_with_scipy() {
        Bootstrap.Result result = Bootstrap.run(V, Describe::mean, MANY, Progress.NONE);
        assertEquals(Describe.mean(V), result.estimate(), 1e-12);
        assertEquals(3.633333, result.low(), 0.03);
        assertEquals(7.216667, result.high(), 0.06);
    }

    // scipy.stats.bootstrap((v,), np.mean, n_resamples=200000, method='percentile', random_state=1)
    @Test
    void percentiles_of_the_mean_agree_with_scipy() {
        Bootstrap.Params params = new Bootstrap.Params(100_000, 95, Bootstrap.Interval.PERCENTILE, 1);
        Bootstrap.Result result = Bootstrap.run(V, Describe::mean, params, Progress.NONE);
        assertEquals(3.425, result.low(), 0.03);
        assertEquals(6.733333, result.high(), 0.05);
    }

    @Test
    void the_acceleration_of_the_mean_is_a_sixth_of_its_skewness() {
        double mean = Describe.mean(V);
        double squares = 0;
        double cubes = 0;
        for (double v : V) {
            squares += (v - mean) * (v - mean);
            cubes += Math.pow(v - mean, 3);
        }
        double expected = cubes / (6 * Math.pow(squares, 1.5));
        Bootstrap.Result result = Bootstrap.run(V, Describe::mean, Bootstrap.Params.defaults(), Progress.NONE);
        assertEquals(expected, result.acceleration(), 1e-12);
    }

    @Test
    void the_interval_moves_and_scales_with_the_data() {
        Bootstrap.Params params = Bootstrap.Params.defaults();
        Bootstrap.Result plain = Bootstrap.run(V, Quantile::median, params, Progress.NONE);
        double[] mapped = Arrays.stream(V).map(v -> 4 * v + 8).toArray();
        Bootstrap.Result other = Bootstrap.run(mapped, Quantile::median, params, Progress.NONE);
        assertEquals(4 * plain.low() + 8, other.low(), 1e-9);
        assertEquals(4 * plain.high() + 8, other.high(), 1e-9);
    }

    @Test
    void the_stream_is_named_by_seed_and_identity() {
        Bootstrap.Params params = Bootstrap.Params.defaults();
        Bootstrap.Result first = Bootstrap.run(V, Describe::mean, params, Progress.NONE, "mouse 1");
        assertEquals(first, Bootstrap.run(V, Describe::mean, params, Progress.NONE, "mouse 1"));
        Bootstrap.Result other = Bootstrap.run(V, Describe::mean, params, Progress.NONE, "mouse 2");
        assertNotEquals(first.low(), other.low());
    }

    @Test
    void rows_are_drawn_together() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        Bootstrap.Result result = Bootstrap.rows(
                x.length,
                rows -> {
                    double[] a = Arrays.stream(rows).mapToDouble(i -> x[i]).toArray();
                    double[] b = Arrays.stream(rows).mapToDouble(i -> 2 * x[i]).toArray();
                    return Describe.mean(b) / Describe.mean(a);
                },
                Bootstrap.Params.defaults(),
                Progress.NONE);
        assertEquals(2, result.low(), 1e-12);
        assertEquals(2, result.high(), 1e-12);
    }

    @Test
    void equal_values_have_an_interval_of_no_width_and_one_value_has_none() {
        Bootstrap.Result equal =
                Bootstrap.run(new double[] {3, 3, 3}, Describe::mean, Bootstrap.Params.defaults(), Progress.NONE);
        assertEquals(3, equal.low());
        assertEquals(3, equal.high());
        Bootstrap.Result one =
                Bootstrap.run(new double[] {3}, Describe::mean, Bootstrap.Params.defaults(), Progress.NONE);
        assertEquals(3, one.estimate());
        assertTrue(Double.isNaN(one.low()));
        assertEquals("only 1 values; an interval needs 2", one.note());
    }

    @Test
    void the_user_can_stop_it() {
        Progress stop = (done, total, what) -> {
            throw new CancelledException();
        };
        assertThrows(
                CancelledException.class, () -> Bootstrap.run(V, Describe::mean, Bootstrap.Params.defaults(), stop));
    }
}
