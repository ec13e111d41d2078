// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums of products of a frame, and of the template's Taylor series, with the factors of a {@link TaylorTemplate} over
 * the pixels that both have. Safe for several threads.
 *
 * <p>Products are summed along columns first: the loops run over rows with one index, which the compiler turns into
 * vector instructions.
 */
final class TermSums {

    // Overlaps are cut to multiples of it, so that the sums of the template serve many shifts.
    private static final int STEP = 4;

    private final TaylorTemplate template;
    private final ThreadLocal<float[][]> scratch;
    private final Map<Long, double[][]> series = new ConcurrentHashMap<>();

    TermSums(TaylorTemplate template) {
        this.template = template;
        scratch = ThreadLocal.withInitial(() -> new float[TaylorTemplate.FACTORS + 1][template.width]);
    }

    /**
     * The sums of frame times factor.
     *
     * @param frame pixels of mean 0
     * @param nx columns by which the frame is moved left before
     * @param ny rows by which the frame is moved up before
     * @param factors how many factors, from the first
     * @param rowStep 1 for every row, 2 for every second one
     */
    double[] ofFrame(float[] frame, int nx, int ny, int factors, int rowStep) {
        float[][] s = cleared(factors);
        float[] row = s[TaylorTemplate.FACTORS];
        int left = left(nx);
        int right = template.width - left(-nx);
        for (int y = left(ny); y < template.height - left(-ny); y += rowStep) {
            System.arraycopy(frame, (y + ny) * template.width + left + nx, row, left, right - left);
            for (int k = 0; k < factors; k++) {
                addProducts(s[k], row, template.factors[k][y], left, right);
            }
        }
        return totals(s, factors);
    }

    /** The sums of factor times term of the series, over the pixels that {@link #ofFrame} uses at the same shift. */
    double[][] ofSeries(int nx, int ny, int factors, int terms, int rowStep) {
        int spanX = nx < 0 ? -left(nx) : left(-nx);
        int spanY = ny < 0 ? -left(ny) : left(-ny);
        long key = ((spanX * 0x10000L + spanY) * TaylorTemplate.TERMS + terms - 1) * 2 + rowStep - 1;
        return series.computeIfAbsent(key, k -> {
            double[][] sums = new double[terms][];
            for (int t = 0; t < terms; t++) {
                sums[t] = ofTerm(template.terms[t], nx, ny, factors, rowStep);
            }
            return sums;
        });
    }

    private double[] ofTerm(float[][] term, int nx, int ny, int factors, int rowStep) {
        float[][] s = cleared(factors);
        for (int y = left(ny); y < template.height - left(-ny); y += rowStep) {
            for (int k = 0; k < factors; k++) {
                addProducts(s[k], term[y], template.factors[k][y], left(nx), template.width - left(-nx));
            }
        }
        return totals(s, factors);
    }

    // Columns at the left (or rows at the top) for which a frame moved by n has no pixels.
    private static int left(int n) {
        return n >= 0 ? 0 : (-n + STEP - 1) / STEP * STEP;
    }

    private float[][] cleared(int factors) {
        float[][] s = scratch.get();
        for (int k = 0; k < factors; k++) {
            Arrays.fill(s[k], 0);
        }
        return s;
    }

    private static void addProducts(float[] sums, float[] a, float[] b, int from, int to) {
        for (int x = from; x < to; x++) {
            sums[x] += a[x] * b[x];
        }
    }

    private static double[] totals(float[][] columns, int factors) {
        double[] totals = new double[factors];
        for (int k = 0; k < factors; k++) {
            for (float value : columns[k]) {
                totals[k] += value;
            }
        }
        return totals;
    }
}
