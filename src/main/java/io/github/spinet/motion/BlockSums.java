// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * As {@link TermSums}, for equally wide blocks of the template's columns, each of which may be displaced differently.
 * Safe for several threads.
 */
final class BlockSums {

    /** Blocks side by side. */
    static final int BLOCKS = 8;

    // Overlaps along x are cut to multiples of it, so that the sums of the template serve many shifts.
    private static final int STEP = 4;
    private static final int FACTORS = TaylorTemplate.FACTORS;
    private static final int TERMS = TaylorTemplate.TERMS;
    private static final Scratch SCRATCH = new Scratch();
    private static final int PRODUCTS = TERMS * FACTORS;

    private final TaylorTemplate template;
    private final Map<Span, double[][]> running = new ConcurrentHashMap<>();

    private record Span(int left, int right) {}

    /**
     * Sums of the template's series over a part of a block.
     *
     * @param products term, factor
     * @param column mean column of the part, weighted by what each pixel tells about shifts; the middle if nothing does
     */
    record Series(double[][] products, double column) {}

    BlockSums(TaylorTemplate template) {
        this.template = template;
    }

    int width() {
        return template.width;
    }

    int height() {
        return template.height;
    }

    /** The column in the middle of a block; pixel centres lie at whole numbers. */
    double middle(int block) {
        return (start(block) + start(block + 1) - 1) / 2.0;
    }

    private int start(int block) {
        return block * template.width / BLOCKS;
    }

    private int left(int block, int nx) {
        return Math.max(start(block), nx < 0 ? (-nx + STEP - 1) / STEP * STEP : 0);
    }

    private int right(int block, int nx) {
        return Math.min(start(block + 1), template.width - (nx > 0 ? (nx + STEP - 1) / STEP * STEP : 0));
    }

    /**
     * The sums of frame times factor over the pixels of a block that lie in some rows of the frame.
     *
     * @param frame pixels of mean 0
     * @param from first row of the frame
     * @param to one past its last row
     * @param nx columns by which the frame is moved left before
     * @param ny rows by which the frame is moved up before
     */
    double[] ofFrame(float[] frame, int block, int from, int to, int nx, int ny) {
        float[][] columns = SCRATCH.of(FACTORS + 1, template.width);
        int left = left(block, nx);
        int right = right(block, nx);
        for (int k = 0; k < FACTORS && left < right; k++) {
            Arrays.fill(columns[k], left, right, 0);
        }
        float[] row = columns[FACTORS];
        int last = Math.min(template.height, to - ny);
        for (int y = Math.max(0, from - ny); y < last && left < right; y++) {
            System.arraycopy(frame, (y + ny) * template.width + left + nx, row, left, right - left);
            int[] runs = template.runs[y];
            for (int r = 0; r < runs.length; r += 2) {
                int first = Math.max(left, runs[r]);
                int end = Math.min(right, runs[r + 1]);
                for (int k = 0; k < FACTORS && first < end; k++) {
                    addProducts(columns[k], row, template.factors[k][y], first, end);
                }
            }
        }
        double[] totals = new double[FACTORS];
        for (int k = 0; k < FACTORS; k++) {
            for (int x = left; x < right; x++) {
                totals[k] += columns[k][x];
            }
        }
        return totals;
    }

    private static void addProducts(float[] sums, float[] a, float[] b, int from, int to) {
        for (int x = from; x < to; x++) {
            sums[x] += a[x] * b[x];
        }
    }

    /** The sums of term times factor over the pixels that {@link #ofFrame} uses with the same block, rows and shift. */
    Series ofSeries(int block, int from, int to, int nx, int ny) {
        double[][] sums = running.computeIfAbsent(new Span(left(block, nx), right(block, nx)), this::sum);
        int first = Math.max(0, Math.min(template.height, from - ny));
        double[] upper = sums[first];
        double[] lower = sums[Math.max(first, Math.min(template.height, to - ny))];
        double[][] between = new double[TERMS][FACTORS];
        for (int i = 0; i < PRODUCTS; i++) {
            between[i / FACTORS][i % FACTORS] = lower[i] - upper[i];
        }
        double information = between[2][2] + between[3][3];
        double moment = lower[PRODUCTS] - upper[PRODUCTS];
        double column = information > 0 ? moment / information : middle(block);
        // Where little is told, noise may put the mean outside.
        return new Series(between, Math.max(start(block), Math.min(start(block + 1) - 1.0, column)));
    }

    private double[][] sum(Span span) {
        double[][] sums = new double[template.height + 1][PRODUCTS + 1];
        for (int y = 0; y < template.height; y++) {
            System.arraycopy(sums[y], 0, sums[y + 1], 0, PRODUCTS + 1);
            int[] runs = template.runs[y];
            for (int r = 0; r < runs.length; r += 2) {
                add(sums[y + 1], y, Math.max(span.left, runs[r]), Math.min(span.right, runs[r + 1]));
            }
        }
        return sums;
    }

    private void add(double[] sums, int y, int from, int to) {
        for (int x = from; x < to; x++) {
            for (int t = 0; t < TERMS; t++) {
                float term = template.terms[t][y][x];
                for (int k = 0; k < FACTORS; k++) {
                    sums[t * FACTORS + k] += term * template.factors[k][y][x];
                }
            }
            double told = template.terms[2][y][x] * template.factors[2][y][x]
                    + template.terms[3][y][x] * template.factors[3][y][x];
            sums[PRODUCTS] += told * x;
        }
    }
}
