// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Seeds;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.FrameBlocks;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.PixelStatistics;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

/** What a template is made of: the choice of frames, derivatives, noise, tiles. */
class TemplatePartsTest {

    @Test
    void the_best_fifth_of_the_frames_is_selected() {
        // Forty frames of one pattern with more and more of another one mixed in.
        float[][] small = new float[40][64];
        for (int f = 0; f < 40; f++) {
            for (int p = 0; p < 64; p++) {
                small[f][p] = (float) (Math.sin(0.7 * p) + f * f / 100.0 * Math.cos(1.9 * p + f));
            }
        }
        int[] selected = BestFrames.select(small);
        assertArrayEquals(IntStream.range(0, 8).toArray(), selected);
    }

    @Test
    void equal_frames_are_all_selected() {
        float[][] small = {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
        assertArrayEquals(new int[] {0, 1, 2}, BestFrames.select(small));
    }

    @Test
    void the_limit_of_bad_frames_follows_from_median_and_steps() {
        // Steps .1 .1 .4 .2: mean .2, SD sqrt(.02) ; median .8.
        double[] r = {0.8, 0.9, Double.NaN, 0.8, 0.4, 0.6};
        assertEquals(0.8 - (0.2 + 3.5 * Math.sqrt(0.02)), BadFrames.limit(r, 3.5), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, BadFrames.limit(new double[] {0.5, 0.1}, 3.5));
    }

    @Test
    void the_robust_rule_keeps_the_spread_and_finds_many_bad_frames() {
        // A slow wave: small steps, so that the published rule cuts into good frames.
        double[] wave = new double[400];
        for (int f = 0; f < wave.length; f++) {
            wave[f] = 0.8 + 0.03 * Math.sin(f / 30.0);
        }
        double lowest = Arrays.stream(wave).min().orElseThrow();
        assertTrue(BadFrames.limit(wave, 3.5) > lowest);
        assertTrue(BadFrames.robustLimit(wave, 3.5) < lowest);
        // Every fourth frame blank: steps so large that nothing falls short of the published limit.
        double[] blank = new double[400];
        for (int f = 0; f < blank.length; f++) {
            blank[f] = f % 4 == 0 ? 0.001 * (f % 7) : 0.5 + 0.01 * (f % 3);
        }
        assertTrue(BadFrames.limit(blank, 3.5) < 0);
        double limit = BadFrames.robustLimit(blank, 3.5);
        assertTrue(limit > 0.01 && limit < 0.5, "limit " + limit);
        // Frames that scatter independently: both rules agree, so that 3.5 means the same.
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Seeds.stream(3, "scatter"));
        double[] scatter = new double[20000];
        for (int f = 0; f < scatter.length; f++) {
            scatter[f] = 0.7 + 0.01 * normal.sample();
        }
        assertEquals(BadFrames.limit(scatter, 3.5), BadFrames.robustLimit(scatter, 3.5), 1e-3);
        assertEquals(Double.NEGATIVE_INFINITY, BadFrames.robustLimit(new double[] {0.5, 0.1}, 3.5));
    }

    @Test
    void noise_does_not_make_empty_tiles_look_full() {
        long seed = 9;
        Scene scene = new Scene(256, 256, 0.3, 0.03);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(Seeds.stream(seed, "tiles"));
        float[] noisy = scene.frame(0, 0);
        for (int p = 0; p < noisy.length; p++) {
            // As in a mean of 300 frames.
            noisy[p] += (float) (Math.sqrt(noisy[p] / 300) * normal.sample());
        }
        int clean = lookedAt(scene.frame(0, 0));
        int looked = lookedAt(noisy);
        assertTrue(looked < 1.3 * clean, "seed " + seed + ": " + looked + " pixels, without noise " + clean);
    }

    private static int lookedAt(float[] pixels) {
        Template template = new Template(
                new Image(256, 256, pixels, Calibration.square(0.2)), new NoiseLine(1, 0, 0.02), ActivePlaces.none());
        int sum = 0;
        for (int[] runs : new TaylorTemplate(template).runs) {
            for (int r = 0; r < runs.length; r += 2) {
                sum += runs[r + 1] - runs[r];
            }
        }
        return sum;
    }

    @Test
    void differences_are_exact_for_polynomials() {
        int w = 24;
        float[] image = new float[w * w];
        for (int p = 0; p < image.length; p++) {
            double x = p % w - 12;
            double y = p / w - 12;
            image[p] = (float) (x * x * x / 6 + 2 * x * x * y / 2 + 3 * x * y * y / 2 - y * y * y / 6 + x - y);
        }
        float[][] d = Derivatives.differences().of(image, w);
        // In the middle x = y = 0: only the linear and cubic terms are left.
        int middle = 12 * w + 12;
        double[] expected = {0, 1, -1, 0, 0, 0, 1, 2, 3, -1};
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], d[k][middle], 2e-3, "derivative " + k);
        }
    }

    @Test
    void smoothed_derivatives_are_those_of_a_wider_gaussian() {
        int w = 41;
        double sd = 2;
        double sigma = 1.5;
        float[] image = new float[w * w];
        for (int p = 0; p < image.length; p++) {
            image[p] = (float) Math.exp(-(sq(p % w - 20) + sq(p / w - 20)) / (2 * sd * sd));
        }
        float[][] d = Derivatives.smoothed(sigma).of(image, w);
        double variance = sd * sd + sigma * sigma;
        double at = sd * sd / variance * Math.exp(-(sq(3) + sq(1)) / (2 * variance));
        int p = 21 * w + 23;
        assertEquals(at, d[0][p], 2e-4);
        assertEquals(-3 / variance * at, d[1][p], 2e-4);
        assertEquals(-1 / variance * at, d[2][p], 2e-4);
        assertEquals((9 / variance - 1) / variance * at, d[3][p], 2e-4);
        assertEquals(3 / variance / variance * at, d[4][p], 2e-4);
    }

    private static double sq(double x) {
        return x * x;
    }

    @Test
    void noise_is_a_line_of_brightness() {
        long seed = 4;
        UniformRandomProvider random = Seeds.stream(seed, "noise line");
        int pixels = 4000;
        PixelStatistics statistics = new PixelStatistics(pixels);
        float[][] frames = new float[200][pixels];
        // A detector of 10 units a photon on an offset of −500, with read noise of variance 300.
        for (float[] frame : frames) {
            for (int p = 0; p < pixels; p++) {
                double read = (random.nextDouble() - 0.5) * 60;
                frame[p] = (float) (10 * PoissonSampler.of(random, 1 + p * 0.01).sample() - 500 + read);
            }
        }
        statistics.add(new FrameBlocks.Block(0, frames.length, frames), 0, pixels);
        NoiseLine line = NoiseLine.fit(statistics.means(), statistics);
        assertEquals(10, line.slope(), 0.5, "seed " + seed);
        // 300 + 10 × 10 photons at 10 photons
        assertEquals(1300, line.variance(-400), 60, "seed " + seed);
    }

    @Test
    void noise_that_falls_with_brightness_is_taken_for_even() {
        int pixels = 1000;
        PixelStatistics statistics = new PixelStatistics(pixels);
        float[][] frames = new float[4][pixels];
        for (int f = 0; f < frames.length; f++) {
            for (int p = 0; p < pixels; p++) {
                // A light that goes on and off in the dark half of the image.
                frames[f][p] = p + (f % 2 == 0 && p < 500 ? 2000 - 2 * p : f);
            }
        }
        statistics.add(new FrameBlocks.Block(0, frames.length, frames), 0, pixels);
        float[] image = new float[pixels];
        for (int p = 0; p < pixels; p++) {
            image[p] = p;
        }
        NoiseLine line = NoiseLine.fit(image, statistics);
        assertEquals(0, line.slope());
        assertEquals(line.variance(0), line.variance(999), 0);
    }

    @Test
    void frames_in_leaking_light_are_left_out_of_the_template() {
        ClearFrames.Noise clear = new ClearFrames.Noise(0.1, 0.5);
        ClearFrames.Noise leaking = new ClearFrames.Noise(8, 8.4);
        ClearFrames.Noise[] noise = new ClearFrames.Noise[30];
        Arrays.setAll(noise, f -> f < 10 ? clear : leaking);
        assertArrayEquals(IntStream.range(0, 10).toArray(), ClearFrames.of(noise));
        // Bright dendrites are not noise, and frames that are much alike all stay.
        Arrays.setAll(noise, f -> new ClearFrames.Noise(0.1 + 0.001 * f, f < 10 ? 0.5 : 5));
        assertEquals(30, ClearFrames.of(noise).length);
    }

    @Test
    void noise_is_that_of_dark_parts() {
        UniformRandomProvider random = Seeds.stream(3, "clear frames");
        float[] frame = new float[128 * 64];
        for (int p = 0; p < frame.length; p++) {
            frame[p] = PoissonSampler.of(random, p % 128 < 40 ? 30 : 2).sample();
        }
        assertEquals(2, ClearFrames.noise(frame, 128).dark(), 0.5, "seed 3");
        assertTrue(ClearFrames.noise(frame, 128).mean() > 5, "seed 3");
    }

    @Test
    void a_slope_is_taken_away_where_frames_are_compared() {
        float[] image = new float[40 * 30];
        for (int p = 0; p < image.length; p++) {
            image[p] = 7 + 0.5f * (p % 40) - 0.25f * (p / 40);
        }
        Slope.remove(image, 40, new SearchRange(5, 4), p -> true);
        for (float value : image) {
            assertEquals(0, value, 1e-4);
        }
    }

    @Test
    void only_tiles_with_structure_are_looked_at() {
        int w = 96;
        float[] information = new float[w * 24];
        Arrays.fill(information, 0.01f);
        information[3 * w + 40] = 100;
        information[10 * w + 95] = 100;
        int[][] runs = ActiveTiles.runs(information, w, 24);
        assertArrayEquals(new int[] {32, 64}, runs[0]);
        assertArrayEquals(new int[] {64, 96}, runs[8]);
        assertArrayEquals(new int[0], runs[19]);
    }

    @Test
    void the_fit_is_unbiased_between_pixels() {
        Scene scene = new Scene(128, 128, 10, 1);
        Image image = new Image(128, 128, scene.frame(0, 0), Calibration.UNKNOWN);
        Registration engine = new RigidRegistration(Template.of(image), new SearchRange(16, 16));
        for (double d = -1; d <= 1; d += 0.125) {
            float[] frame = scene.frame(d, 0.7 - d);
            Frames.centre(frame);
            Match match = engine.register(frame);
            assertEquals(d, match.dx(), 2e-3);
            assertEquals(0.7 - d, match.dy(), 2e-3);
            // Seen with the logarithm of the template, which is not the frame's own picture.
            assertTrue(match.score() > 0.7, "score " + match.score());
        }
    }

    @Test
    void sums_of_rows_are_those_of_the_pixels_both_have() {
        Scene scene = new Scene(64, 48, 10, 1);
        Image image = new Image(64, 48, scene.frame(0, 0), Calibration.UNKNOWN);
        TaylorTemplate template = new TaylorTemplate(Template.of(image));
        float[] frame = scene.frame(2, 1);
        int nx = 4;
        int ny = -3;
        double[] sums = new TermSums(template).ofFrame(frame, 10, 30, nx, ny, TaylorTemplate.FACTORS);
        double[][] series = new TermSums(template).ofSeries(10, 30, nx, ny);
        double expected = 0;
        double ofTerm = 0;
        for (int row = 10; row < 30; row++) {
            int y = row - ny;
            for (int r = 0; r < template.runs[y].length; r += 2) {
                for (int x = template.runs[y][r]; x < Math.min(60, template.runs[y][r + 1]); x++) {
                    expected += frame[row * 64 + x + nx] * template.factors[2][y][x];
                    ofTerm += template.terms[3][y][x] * template.factors[2][y][x];
                }
            }
        }
        assertEquals(expected, sums[2], 1e-4 * Math.abs(expected) + 1e-4);
        assertEquals(ofTerm, series[3][2], 1e-4 * Math.abs(ofTerm) + 1e-4);
    }
}
