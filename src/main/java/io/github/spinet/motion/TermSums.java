// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums of products of a frame, and of the template's Taylor series, with the factors of a {@link TaylorTemplate} over
 * the pixels that both have. Safe for several threads.
 *
 * <p>A frame's products are summed along columns first: the loops run over rows with one index, which the compiler turns
 * into vector instructions. The series' products are kept as running sums over the rows.
 */
final class TermSums {

    // Overlaps along x are cut to multiples of it, so that the sums of the template serve many shifts.
    private static final int STEP = 4;
    private static final int FACTORS = TaylorTemplate.FACTORS;
    private static final int TERMS = TaylorTemplate.TERMS;

    private final TaylorTemplate template;
    private final ThreadLocal<float[][]> scratch;
    private final Map<Integer, double[][]> running = new ConcurrentHashMap<>();

    TermSums(TaylorTemplate template) {
        this.template = template;
        scratch = ThreadLocal.withInitial(() -> new float[FACTORS + 1][template.width]);
    }

    int width() {
        return template.width;
    }

    int height() {
        return template.height;
    }

    /**
     * The sums of frame times factor over some rows of the frame; those beyond the template are left out.
     *
     * @param frame pixels of mean 0
     * @param from first row of the frame
     * @param to one past its last row
     * @param nx columns by which the frame is moved left before
     * @param ny rows by which the frame is moved up before
     * @param factors how many factors, from the first
     */
    double[] ofFrame(float[] frame, int from, int to, int nx, int ny, int factors) {
        float[][] columns = scratch.get();
        for (int k = 0; k < factors; k++) {
            Arrays.fill(columns[k], 0);
        }
        float[] row = columns[FACTORS];
        int left = cut(nx);
        int right = template.width - cut(-nx);
        int last = Math.min(template.height, to - ny);
        for (int y = Math.max(0, from - ny); y < last; y++) {
            int[] runs = template.runs[y];
            if (runs.length == 0) {
                continue;
            }
            System.arraycopy(frame, (y + ny) * template.width + left + nx, row, left, right - left);
            for (int r = 0; r < runs.length; r += 2) {
                for (int k = 0; k < factors; k++) {
                    addProducts(
                            columns[k],
                            row,
                            template.factors[k][y],
                            Math.max(left, runs[r]),
                            Math.min(right, runs[r + 1]));
                }
            }
        }
        double[] totals = new double[factors];
        for (int k = 0; k < factors; k++) {
            for (float value : columns[k]) {
                totals[k] += value;
            }
        }
        return totals;
    }

    /**
     * The sums of term times factor over the pixels that {@link #ofFrame} uses with the same rows and shift.
     *
     * @return term, factor
     */
    double[][] ofSeries(int from, int to, int nx, int ny) {
        int span = nx < 0 ? -cut(nx) : cut(-nx);
        double[][] sums = running.computeIfAbsent(span, this::sumSeries);
        int first = Math.max(0, Math.min(template.height, from - ny));
        double[] upper = sums[first];
        double[] lower = sums[Math.max(first, Math.min(template.height, to - ny))];
        double[][] between = new double[TERMS][FACTORS];
        for (int i = 0; i < upper.length; i++) {
            between[i / FACTORS][i % FACTORS] = lower[i] - upper[i];
        }
        return between;
    }

    private double[][] sumSeries(int span) {
        int left = Math.max(0, -span);
        int right = template.width - Math.max(0, span);
        double[][] sums = new double[template.height + 1][TERMS * FACTORS];
        for (int y = 0; y < template.height; y++) {
            System.arraycopy(sums[y], 0, sums[y + 1], 0, sums[y].length);
            int[] runs = template.runs[y];
            for (int r = 0; r < runs.length; r += 2) {
                int from = Math.max(left, runs[r]);
                int to = Math.min(right, runs[r + 1]);
                for (int i = 0; i < TERMS * FACTORS; i++) {
                    sums[y + 1][i] += dot(template.terms[i / FACTORS][y], template.factors[i % FACTORS][y], from, to);
                }
            }
        }
        return sums;
    }

    // Columns at the left for which a frame moved by n has no pixels; at the right for -n.
    private static int cut(int n) {
        return n >= 0 ? 0 : (-n + STEP - 1) / STEP * STEP;
    }

    private static void addProducts(float[] sums, float[] a, float[] b, int from, int to) {
        for (int x = from; x < to; x++) {
            sums[x] += a[x] * b[x];
        }
    }

    private static double dot(float[] a, float[] b, int from, int to) {
        double even = 0;
        double odd = 0;
        for (int x = from; x < to - 1; x += 2) {
            even += a[x] * b[x];
            odd += a[x + 1] * b[x + 1];
        }
        if (to > from && (to - from) % 2 == 1) {
            odd += a[to - 1] * b[to - 1];
        }
        return even + odd;
    }
}
