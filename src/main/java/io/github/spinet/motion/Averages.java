// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.PixelMeans;
import java.util.stream.IntStream;

/**
 * Averages of a movie's frames: of every other one of some frames, of those between, and of all; and how sharp they are.
 *
 * <p>Sharpness is the root mean square slope over the root mean square contrast, 1/px. Both are taken from products of two
 * averages, of every other frame each, whose noise is not the same and so has no part in them.
 *
 * @param even the average of the first, third … of the frames
 * @param odd the average of the others
 * @param mean the average of all
 * @param perPx sharpness; NaN with fewer than two frames or where noise hides all contrast
 */
record Averages(Image even, Image odd, Image mean, double perPx) {

    /** @param frames which frames, in order */
    static Averages of(Movie movie, int[] frames, SearchRange range, Parallel parallel, Progress progress) {
        PixelMeans[] halves = new PixelMeans[2];
        for (int h = 0; h < 2; h++) {
            int half = h;
            int[] own = IntStream.range(0, frames.length)
                    .filter(i -> i % 2 == half)
                    .map(i -> frames[i])
                    .toArray();
            halves[h] = PixelMeans.of(movie, own, "Averaging frames", parallel, progress);
        }
        float[] even = halves[0].means();
        float[] odd = halves[1].means();
        float[] mean = new float[even.length];
        for (int p = 0; p < mean.length; p++) {
            int a = halves[0].count(p);
            int b = halves[1].count(p);
            mean[p] = ((a > 0 ? a * even[p] : 0) + (b > 0 ? b * odd[p] : 0)) / (a + b);
        }
        return new Averages(
                image(movie, even),
                image(movie, odd),
                image(movie, mean),
                frames.length < 2 ? Double.NaN : perPx(even, odd, movie, range));
    }

    private static Image image(Movie movie, float[] pixels) {
        return new Image(movie.width(), movie.height(), pixels, movie.calibration());
    }

    private static double perPx(float[] a, float[] b, Movie movie, SearchRange range) {
        int w = movie.width();
        double[] contrast = new double[4];
        double slopes = 0;
        for (int y = Math.max(1, range.maxY()); y < movie.height() - Math.max(1, range.maxY()); y++) {
            for (int x = Math.max(1, range.maxX()); x < w - Math.max(1, range.maxX()); x++) {
                int p = y * w + x;
                double slope = slope(a, p, 1) * slope(b, p, 1) + slope(a, p, w) * slope(b, p, w);
                if (Double.isFinite(slope + a[p] + b[p])) {
                    contrast[0]++;
                    contrast[1] += a[p];
                    contrast[2] += b[p];
                    contrast[3] += (double) a[p] * b[p];
                    slopes += slope;
                }
            }
        }
        double covariance = contrast[3] - contrast[1] * contrast[2] / contrast[0];
        return covariance > 0 && slopes > 0 ? Math.sqrt(slopes / covariance) : Double.NaN;
    }

    private static double slope(float[] image, int p, int step) {
        return ((double) image[p + step] - image[p - step]) / 2;
    }
}
