// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums of products of a frame, and of the template's Taylor series, with the factors of a {@link TaylorTemplate} over
 * the pixels that both have, in all rows of the template or in every so-manieth one. Safe for several threads.
 *
 * <p>A frame's products are summed side by side first: the loops run over the active pixels of a row with one index, which
 * the compiler turns into vector instructions. The series' products are kept as running sums over the rows.
 */
final class TermSums {

    // Overlaps along x are cut to multiples of it, so that the sums of the template serve many shifts.
    private static final int STEP = 4;
    // Every fourth row, but about a hundred of them.
    private static final int FEWEST = 4;
    private static final int ENOUGH = 96;
    private static final int FACTORS = TaylorTemplate.FACTORS;
    private static final int TERMS = TaylorTemplate.TERMS;
    private static final int ROWS = 2;
    private static final Scratch SCRATCH = new Scratch();

    private final TaylorTemplate template;
    private final int every;
    // Factor, row, pixel of the runs: side by side, as short loops over one run each would take longer than what they
    // do.
    private final float[][][] active;
    private final int longest;
    private final Map<Integer, double[][]> running = new ConcurrentHashMap<>();
    private double[][] whole;

    TermSums(TaylorTemplate template) {
        this(template, 1);
    }

    /** @param every 1 for all rows of the template, 2 for every other one … */
    TermSums(TaylorTemplate template, int every) {
        this(template, every, active(template));
    }

    private TermSums(TaylorTemplate template, int every, float[][][] active) {
        this.template = template;
        this.every = every;
        this.active = active;
        longest = Arrays.stream(active[0]).mapToInt(row -> row.length).max().orElse(0);
    }

    private static float[][][] active(TaylorTemplate template) {
        float[][][] active = new float[FACTORS][template.height][];
        for (int y = 0; y < template.height; y++) {
            int[] runs = template.runs[y];
            for (int k = 0; k < FACTORS; k++) {
                active[k][y] = new float[before(runs, template.width)];
                gather(template.factors[k][y], 0, runs, 0, template.width, active[k][y]);
            }
        }
        return active;
    }

    /** The same over fewer rows, but enough of them for a whole frame. */
    TermSums few() {
        return new TermSums(template, Math.max(1, Math.min(FEWEST, template.height / ENOUGH)), active);
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
        return ofFrame(frame, from, to, nx, ny, factors, SCRATCH.of(FACTORS + ROWS, template.width));
    }

    /**
     * The same for each band of rows of several frames, with all factors; each part of the template is loaded once.
     *
     * @param nx by frame and band
     * @param ny by frame and band
     * @param products by frame and band; those that are null are filled in
     */
    void fillBands(float[][] frames, int[][] nx, int[][] ny, double[][][] products) {
        float[][] columns = SCRATCH.of(FACTORS + ROWS, template.width);
        for (int from = 0, b = 0; from < template.height; from += RowShifts.BAND, b++) {
            int to = Math.min(template.height, from + RowShifts.BAND);
            for (int i = 0; i < frames.length; i++) {
                if (products[i][b] == null) {
                    products[i][b] = ofFrame(frames[i], from, to, nx[i][b], ny[i][b], FACTORS, columns);
                }
            }
        }
    }

    private double[] ofFrame(float[] frame, int from, int to, int nx, int ny, int factors, float[][] columns) {
        for (int k = 0; k < factors; k++) {
            Arrays.fill(columns[k], 0, longest, 0);
        }
        float[] row = columns[FACTORS];
        float[] next = columns[FACTORS + 1];
        int left = cut(nx);
        int right = template.width - cut(-nx);
        int last = Math.min(template.height, to - ny);
        for (int y = ceiling(Math.max(0, from - ny)); y < last; y += every) {
            int[] runs = template.runs[y];
            int begin = before(runs, left);
            int end = before(runs, right);
            if (begin == end) {
                continue;
            }
            gather(frame, (y + ny) * template.width + nx, runs, left, right, row);
            boolean two = y + every < last && template.runs[y + every] == runs;
            if (two) {
                gather(frame, (y + every + ny) * template.width + nx, runs, left, right, next);
            }
            for (int k = 0; k < factors; k++) {
                float[][] factor = active[k];
                if (two) {
                    addProducts(columns[k], row, factor[y], next, factor[y + every], begin, end);
                } else {
                    addProducts(columns[k], row, factor[y], begin, end);
                }
            }
            y += two ? every : 0;
        }
        double[] totals = new double[factors];
        for (int k = 0; k < factors; k++) {
            totals[k] = sum(columns[k], longest);
        }
        return totals;
    }

    /** How many pixels of the runs lie before a column. */
    private static int before(int[] runs, int column) {
        int n = 0;
        for (int r = 0; r < runs.length && runs[r] < column; r += 2) {
            n += Math.min(column, runs[r + 1]) - runs[r];
        }
        return n;
    }

    /** Copies the pixels of the runs between two columns, each to its place among those of all runs. */
    private static void gather(float[] from, int base, int[] runs, int left, int right, float[] into) {
        int at = 0;
        for (int r = 0; r < runs.length; r += 2) {
            int first = Math.max(left, runs[r]);
            int end = Math.min(right, runs[r + 1]);
            if (first < end) {
                System.arraycopy(from, base + first, into, at + first - runs[r], end - first);
            }
            at += runs[r + 1] - runs[r];
        }
    }

    private int ceiling(int row) {
        return (row + every - 1) / every * every;
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

    /** Sums of the rows before each, without the last {@code span} columns or, if negative, the first ones. */
    private double[][] sumSeries(int span) {
        double[][] sums = whole().clone();
        if (span != 0) {
            double[][] edge = sumColumns(span > 0 ? template.width - span : 0, span > 0 ? template.width : -span);
            for (int y = 0; y < sums.length; y++) {
                sums[y] = sums[y].clone();
                for (int i = 0; i < sums[y].length; i++) {
                    sums[y][i] -= edge[y][i];
                }
            }
        }
        return sums;
    }

    // Most of the work, done once for all shifts.
    private synchronized double[][] whole() {
        if (whole == null) {
            whole = sumColumns(0, template.width);
        }
        return whole;
    }

    private double[][] sumColumns(int left, int right) {
        double[][] sums = new double[template.height + 1][TERMS * FACTORS];
        for (int y = 0; y < template.height; y++) {
            System.arraycopy(sums[y], 0, sums[y + 1], 0, sums[y].length);
            int[] runs = template.runs[y];
            for (int r = 0; r < runs.length && y % every == 0; r += 2) {
                int from = Math.max(left, runs[r]);
                int to = Math.min(right, runs[r + 1]);
                for (int i = 0; i < TERMS * FACTORS && from < to; i++) {
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

    // Two rows at once, so that the sums are loaded once.
    private static void addProducts(float[] sums, float[] a, float[] b, float[] c, float[] d, int from, int to) {
        for (int x = from; x < to; x++) {
            sums[x] += a[x] * b[x] + c[x] * d[x];
        }
    }

    // Eight sums that do not wait for each other, here and below.
    private static double sum(float[] a, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int x = 0;
        for (; x < n - 7; x += 8) {
            s0 += a[x];
            s1 += a[x + 1];
            s2 += a[x + 2];
            s3 += a[x + 3];
            s4 += a[x + 4];
            s5 += a[x + 5];
            s6 += a[x + 6];
            s7 += a[x + 7];
        }
        for (; x < n; x++) {
            s0 += a[x];
        }
        return ((double) s0 + s1) + ((double) s2 + s3) + ((double) s4 + s5) + ((double) s6 + s7);
    }

    private static double dot(float[] a, float[] b, int from, int to) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int x = from;
        for (; x < to - 7; x += 8) {
            s0 += a[x] * b[x];
            s1 += a[x + 1] * b[x + 1];
            s2 += a[x + 2] * b[x + 2];
            s3 += a[x + 3] * b[x + 3];
            s4 += a[x + 4] * b[x + 4];
            s5 += a[x + 5] * b[x + 5];
            s6 += a[x + 6] * b[x + 6];
            s7 += a[x + 7] * b[x + 7];
        }
        for (; x < to; x++) {
            s0 += a[x] * b[x];
        }
        return ((double) s0 + s1) + ((double) s2 + s3) + ((double) s4 + s5) + ((double) s6 + s7);
    }
}
