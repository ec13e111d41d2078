// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Seeds;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published engine against its description followed step by step, without transforms or running sums. */
class NccRegistrationTest {

    @ParameterizedTest
    @CsvSource({"128, 128, 20, 10", "97, 140, 8, 12", "64, 50, 16, 12"})
    void is_the_engine_followed_step_by_step(int width, int height, int maxX, int maxY) {
        long seed = 21;
        Scene scene = new Scene(width, height, 8, 1);
        Image template = new Image(width, height, scene.frame(0, 0), Calibration.UNKNOWN);
        SearchRange range = new SearchRange(maxX, maxY);
        NccRegistration engine = new NccRegistration(Template.of(template), range);
        double[][] shifts = Scene.shifts(10, 3, seed);
        for (int f = 0; f < shifts.length; f++) {
            float[] frame = scene.noisy(shifts[f][0], shifts[f][1], Seeds.stream(seed, "frame", f));
            Frames.centre(frame);
            double[] expected = stepByStep(template.pixels(), frame, width, height, maxX / 2, maxY / 2);
            Match match = engine.register(frame);
            assertEquals(expected[0], match.dx(), 1e-6, "seed " + seed + " frame " + f);
            assertEquals(expected[1], match.dy(), 1e-6, "seed " + seed + " frame " + f);
            assertEquals(expected[2], match.score(), 1e-6, "seed " + seed + " frame " + f);
        }
    }

    private static double[] stepByStep(float[] template, float[] frame, int w, int h, int mx, int my) {
        double[][] t = halved(template, w, h);
        double[][] f = halved(frame, w, h);
        double[][] map = new double[2 * my + 1][2 * mx + 1];
        int bestX = 0;
        int bestY = 0;
        for (int y = 0; y <= 2 * my; y++) {
            for (int x = 0; x <= 2 * mx; x++) {
                map[y][x] = pearson(t, f, mx, my, x, y);
                if (map[y][x] > map[bestY][bestX]) {
                    bestX = x;
                    bestY = y;
                }
            }
        }
        double dx = 0;
        double dy = 0;
        if (bestX > 0 && bestX < 2 * mx && bestY > 0 && bestY < 2 * my) {
            double c = map[bestY][bestX];
            double l = map[bestY][bestX - 1];
            double r = map[bestY][bestX + 1];
            double u = map[bestY - 1][bestX];
            double d = map[bestY + 1][bestX];
            dx = (l - r) / (2 * (l - 2 * c + r));
            dy = (u - d) / (2 * (u - 2 * c + d));
        }
        return new double[] {(bestX + dx) * 2 - 2 * mx, (bestY + dy) * 2 - 2 * my, map[bestY][bestX]};
    }

    private static double[][] halved(float[] image, int w, int h) {
        double[][] half = new double[h / 2][w / 2];
        for (int y = 0; y < h / 2; y++) {
            for (int x = 0; x < w / 2; x++) {
                int p = 2 * y * w + 2 * x;
                half[y][x] = (image[p] + image[p + 1] + image[p + w] + image[p + w + 1]) / 4.0;
            }
        }
        return half;
    }

    private static double pearson(double[][] t, double[][] f, int mx, int my, int x0, int y0) {
        int height = t.length - 2 * my;
        int width = t[0].length - 2 * mx;
        double n = (double) width * height;
        double st = 0;
        double sf = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                st += t[my + y][mx + x];
                sf += f[y0 + y][x0 + x];
            }
        }
        double tt = 0;
        double ff = 0;
        double tf = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double a = t[my + y][mx + x] - st / n;
                double b = f[y0 + y][x0 + x] - sf / n;
                tt += a * a;
                ff += b * b;
                tf += a * b;
            }
        }
        return tf / Math.sqrt(tt * ff);
    }

    @Test
    void a_flat_neighbour_is_skipped_and_the_border_has_no_parabola() {
        double[] scores = new double[40 * 40];
        int peak = 20 * 40 + 20;
        scores[peak] = 0.9;
        scores[peak + 1] = 0.9;
        scores[peak + 2] = 0.5;
        scores[peak - 1] = 0.6;
        scores[peak - 40] = 0.3;
        scores[peak + 40] = 0.7;
        ScoreMap map = new ScoreMap(40, 40, scores);
        assertEquals(peak, map.peak());
        // (0.6 - 0.5) / (2 (0.6 - 1.8 + 0.5)) and (0.3 - 0.7) / (2 (0.3 - 1.8 + 0.7))
        assertArrayEquals(new double[] {0.1 / -1.4, 0.25}, map.offset(peak), 1e-12);
        assertArrayEquals(new double[2], map.offset(5));
    }
}
