// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.behavior.Butterworth.Coefficients;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    // [b, a] = butter(4, 5/500)
    private static final Coefficients LEVER = Butterworth.lowPass(4, 0.01);

    @Test
    void butterworth_coefficients_of_the_lever_filter() {
        double[] b = {
            5.845142433144487e-08,
            2.338056973257795e-07,
            3.507085459886692e-07,
            2.338056973257795e-07,
            5.845142433144487e-08
        };
        double[] a = {1, -3.917907865391987, 5.757076379118065, -3.760349507694526, 0.921181929191236};
        assertArrayEquals(a, LEVER.a(), 1e-14);
        assertArrayEquals(b, LEVER.b(), 1e-17);
    }

    @Test
    void butterworth_of_odd_order() {
        // scipy.signal.butter(3, 0.2)
        Coefficients filter = Butterworth.lowPass(3, 0.2);
        assertArrayEquals(new double[] {0.01809893, 0.0542968, 0.0542968, 0.01809893}, filter.b(), 5e-9);
        assertArrayEquals(new double[] {1, -1.76004188, 1.18289326, -0.27805992}, filter.a(), 5e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8})
    void butterworth_has_its_half_power_at_the_cutoff(int order) {
        Coefficients filter = Butterworth.lowPass(order, 0.3);
        assertEquals(1, gain(filter, 0), 1e-12);
        assertEquals(Math.sqrt(0.5), gain(filter, 0.3), 1e-9);
        assertEquals(0, gain(filter, 1), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "4, 0", "4, 1", "4, NaN"})
    void butterworth_refuses_what_is_no_filter(int order, double cutoff) {
        assertThrows(BadParameterException.class, () -> Butterworth.lowPass(order, cutoff));
    }

    @Test
    void filtfilt_begins_in_the_steady_state() {
        double[] expected = {0.999999941261, -2.91790815681, 2.83916786994, -0.921181870475};
        assertArrayEquals(expected, ZeroPhase.steadyState(LEVER), 1e-8);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.00000", "2, .99935", "3, .98349", "4, .85636", "5, .50000", "6, .18864", "8, .02273", "10, .00388"
    })
    void filtfilt_squares_the_gain_and_shifts_nothing(double frequencyHz, double gain) {
        double[] wave = IntStream.range(0, 8000)
                .mapToDouble(i -> Math.cos(2 * Math.PI * frequencyHz * (i - 4000) / 1000))
                .toArray();
        double[] filtered = ZeroPhase.filter(LEVER, wave);
        assertEquals(gain, filtered[4000], 1e-5);
        assertEquals(filtered[3990], filtered[4010], 1e-6);
    }

    @Test
    void filtfilt_equals_scipy() {
        // b, a = scipy.signal.butter(4, 0.1); scipy.signal.filtfilt(b, a, np.cos(np.arange(20)**1.3), padlen=12)[::5]
        double[] x = IntStream.range(0, 20)
                .mapToDouble(i -> Math.cos(Math.pow(i, 1.3)))
                .toArray();
        double[] y = ZeroPhase.filter(Butterworth.lowPass(4, 0.1), x);
        double[] expected = {1.044372343062186, 0.1390229801870306, -0.11993602960752413, -0.16135795624136356};
        assertArrayEquals(expected, new double[] {y[0], y[5], y[10], y[15]}, 1e-10);
    }

    @Test
    void filtfilt_leaves_a_level_alone() {
        double[] line = new double[500];
        Arrays.fill(line, -2.5);
        assertArrayEquals(line, ZeroPhase.filter(LEVER, line), 1e-8);
    }

    @Test
    void filtfilt_refuses_a_trace_as_short_as_its_padding() {
        assertThrows(BadInputException.class, () -> ZeroPhase.filter(LEVER, new double[12]));
        assertEquals(13, ZeroPhase.filter(LEVER, new double[13]).length);
    }

    @Test
    void resample_taps_of_10_kHz_to_1_kHz() {
        double[] taps = Resample.windowedSinc(10);
        assertEquals(201, taps.length);
        assertEquals(0.1, taps[100], 1e-15);
        assertEquals(0.0983412, taps[101], 5e-8);
        assertEquals(0.99933, Arrays.stream(taps).sum(), 5e-6);
        assertEquals(1, Arrays.stream(Resample.taps(1, 10)).sum(), 1e-14);
        assertEquals(7, Arrays.stream(Resample.taps(7, 3)).sum(), 1e-13);
    }

    @Test
    void resample_equals_scipy_with_the_same_taps() {
        // n = np.arange(-30, 31); h = np.sinc(n/3)/3 * np.kaiser(61, 5)
        // scipy.signal.resample_poly(np.arange(7.)**2, 3, 2, window=h/h.sum())
        double[] expected = {
            -2.927322208313985e-16,
            0.02853668121235664,
            2.3684192202455545,
            4.002424694215108,
            6.034926165736518,
            12.574585249360085,
            16.009698776860436,
            18.931694255650683,
            32.92824117787624,
            36.02182224793598,
            11.891432774542828
        };
        double[] squares = IntStream.range(0, 7).mapToDouble(i -> i * i).toArray();
        assertArrayEquals(expected, Resample.by(1.5).zeroOutside(squares), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "17.152658662092624, 17.1526586", "2, 2", "0.3333333, 0.3333333"})
    void resample_ratio_is_right_to_a_millionth(double wished, double expected) {
        assertEquals(expected, Resample.by(wished).ratio(), 1e-6 * expected);
    }

    @Test
    void resample_holds_the_level_of_a_resting_trace_to_its_ends() {
        double[] rest = new double[1003];
        Arrays.fill(rest, -2.5);
        double[] held = Resample.by(0.1).held(rest);
        assertEquals(101, held.length);
        Arrays.stream(held).forEach(v -> assertEquals(-2.5, v, 1e-12));
        assertTrue(Resample.by(0.1).zeroOutside(rest)[0] > -1.5);
    }

    @Test
    void resample_keeps_slow_waves_and_takes_fast_ones_away() {
        double[] x = IntStream.range(0, 4000)
                .mapToDouble(i -> Math.sin(2 * Math.PI * i * 0.005) + Math.sin(2 * Math.PI * i * 0.3))
                .toArray();
        double[] y = Resample.by(0.1).held(x);
        for (int m = 50; m < 350; m++) {
            assertEquals(Math.sin(2 * Math.PI * m * 0.05), y[m], 5e-3);
        }
    }

    @Test
    void envelope_equals_scipy_for_odd_and_even_lengths() {
        // np.abs(scipy.signal.hilbert([1., 3, 2, -1, 0, 4, 1])), and the same without the last
        double[] odd = {
            1.5699391760733659,
            3.0003672364289233,
            2.756821870051837,
            1.6564915998760472,
            2.840012183022319,
            4.055302635507553,
            1.8417907686145905
        };
        double[] even = {
            1.1547005383792515,
            3.0550504633038935,
            3.0550504633038935,
            1.5275252316519463,
            2.886751345948128,
            4.041451884327381
        };
        assertArrayEquals(odd, Hilbert.envelope(new double[] {1, 3, 2, -1, 0, 4, 1}), 1e-12);
        assertArrayEquals(even, Hilbert.envelope(new double[] {1, 3, 2, -1, 0, 4}), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4096, 9973})
    void envelope_of_a_wave_of_whole_periods_is_its_amplitude(int n) {
        int periods = Math.max(1, n / 40);
        double[] wave = IntStream.range(0, n)
                .mapToDouble(i -> 2.5 * Math.cos(2 * Math.PI * periods * i / n))
                .toArray();
        double[] envelope = Hilbert.envelope(wave);
        for (int i = 0; i < n && n > 2; i++) {
            assertEquals(2.5, envelope[i], 1e-9);
        }
    }

    // |H| at a fraction of half the sampling rate.
    private static double gain(Coefficients filter, double fraction) {
        return modulus(filter.b(), fraction) / modulus(filter.a(), fraction);
    }

    private static double modulus(double[] c, double fraction) {
        double re = 0;
        double im = 0;
        for (int k = 0; k < c.length; k++) {
            re += c[k] * Math.cos(Math.PI * fraction * k);
            im += c[k] * Math.sin(Math.PI * fraction * k);
        }
        return Math.hypot(re, im);
    }
}
