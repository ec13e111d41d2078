// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums of products of a frame, or of the template itself, with the terms of a {@link TaylorTemplate} over the pixels
 * that both have. Safe for several threads.
 *
 * <p>Products are summed along columns first: the loops run over rows with one index, which the compiler turns into
 * vector instructions.
 */
final class TermSums {

    // Overlaps are cut to multiples of it, so that the sums of the template serve many shifts.
    private static final int STEP = 4;

    private final TaylorTemplate template;
    private final ThreadLocal<float[][]> scratch;
    private final Map<Long, double[][]> grams = new ConcurrentHashMap<>();

    TermSums(TaylorTemplate template) {
        this.template = template;
        scratch = ThreadLocal.withInitial(() -> new float[TaylorTemplate.TERMS + 1][template.width]);
    }

    /**
     * The sums of frame times term.
     *
     * @param frame pixels of mean 0
     * @param nx columns by which the frame is moved left before
     * @param ny rows by which the frame is moved up before
     * @param terms how many terms, from the first
     * @param rowStep 1 for every row, 2 for every second one
     */
    double[] withFrame(float[] frame, int nx, int ny, int terms, int rowStep) {
        float[][] s = cleared(terms);
        float[] row = s[TaylorTemplate.TERMS];
        int left = left(nx);
        int right = left(-nx);
        int length = template.width - left - right;
        for (int y = left(ny); y < template.height - left(-ny); y += rowStep) {
            System.arraycopy(frame, (y + ny) * template.width + left + nx, row, left, length);
            for (int k = 0; k < terms; k++) {
                addProducts(s[k], row, template.weighted[k][y], left, left + length);
            }
        }
        double[] sums = new double[terms];
        for (int k = 0; k < terms; k++) {
            sums[k] = sum(s[k]);
        }
        return sums;
    }

    /** The weighted sums of term times term, over the pixels that {@link #withFrame} uses at the same shift. */
    double[][] gram(int nx, int ny, int terms, int rowStep) {
        int spanX = nx < 0 ? -left(nx) : left(-nx);
        int spanY = ny < 0 ? -left(ny) : left(-ny);
        long key = ((spanX * 0x10000L + spanY) * TaylorTemplate.TERMS + terms - 1) * 2 + rowStep - 1;
        return grams.computeIfAbsent(key, k -> computeGram(left(nx), left(-nx), left(ny), left(-ny), terms, rowStep));
    }

    private double[][] computeGram(int left, int right, int top, int bottom, int terms, int rowStep) {
        float[][] s = cleared(terms);
        float[] row = s[TaylorTemplate.TERMS];
        double[][] gram = new double[terms][terms];
        for (int i = 0; i < terms; i++) {
            cleared(terms);
            for (int y = top; y < template.height - bottom; y += rowStep) {
                float[] weights = template.weighted[0][y];
                float[] term = template.weighted[i][y];
                for (int x = left; x < template.width - right; x++) {
                    row[x] = weights[x] > 0 ? term[x] / weights[x] : 0;
                }
                for (int k = i; k < terms; k++) {
                    addProducts(s[k], row, template.weighted[k][y], left, template.width - right);
                }
            }
            for (int k = i; k < terms; k++) {
                gram[i][k] = sum(s[k]);
                gram[k][i] = gram[i][k];
            }
        }
        return gram;
    }

    // Columns at the left (or rows at the top) for which a frame moved by n has no pixels.
    private static int left(int n) {
        return n >= 0 ? 0 : (-n + STEP - 1) / STEP * STEP;
    }

    private float[][] cleared(int terms) {
        float[][] s = scratch.get();
        for (int k = 0; k < terms; k++) {
            Arrays.fill(s[k], 0);
        }
        return s;
    }

    private static void addProducts(float[] sums, float[] a, float[] b, int from, int to) {
        for (int x = from; x < to; x++) {
            sums[x] += a[x] * b[x];
        }
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
