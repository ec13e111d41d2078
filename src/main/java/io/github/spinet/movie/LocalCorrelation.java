// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much each pixel's time course goes with those of its neighbours: the mean of Pearson's correlations with the eight
 * pixels around it, over the frames in which both have a value. Structures that are active stand out where the average
 * shows all that is bright; CaImAn and others call it the correlation image. Fed with blocks of
 * frames.
 *
 * <p>Sums are of deviations from the first frame, so that a large offset costs no digits; within a block in single, over
 * blocks in double precision. Memory: six doubles a pixel, and 24 for pixels that have no value in some frames where a
 * neighbour has one.
 */
public final class LocalCorrelation {

    private static final int AROUND = 8;
    // Number, sum and sum of squares.
    private static final int MOMENTS = 3;
    // Pixels whose sums stay in the processor's nearest memory.
    private static final int PIECE = 1024;
    // A scatter below this part of the squares is what rounding leaves of a constant.
    private static final double ROUNDING = 1e-5;

    private final int width;
    private final int height;
    // Steps to the neighbours; step k is the reverse of step 7 − k, and the last four lead onward.
    private final int[] stepX = {-1, 0, 1, -1, 1, -1, 0, 1};
    private final int[] stepY = {-1, -1, -1, 0, 0, 1, 1, 1};
    private final float[] origin;
    private final double[] sum;
    private final double[] squares;
    private final double[][] products;
    private final int[] absent;
    // The moments of each neighbour over the frames in which it has a value and this pixel has none.
    private final double[][] lost;
    private final AtomicInteger frames = new AtomicInteger();
    private final ThreadLocal<float[][]> scratch = ThreadLocal.withInitial(() -> new float[1][0]);
    private boolean begun;

    public LocalCorrelation(int width, int height) {
        this.width = width;
        this.height = height;
        int pixels = width * height;
        origin = new float[pixels];
        sum = new double[pixels];
        squares = new double[pixels];
        products = new double[AROUND / 2][pixels];
        absent = new int[pixels];
        lost = new double[pixels][];
    }

    /** Adds a range of pixels of the first {@code count} frames; by several threads at once, never twice for one pixel. */
    public void add(float[][] block, int count, int from, int to) {
        if (count > 0) {
            begin(block[0]);
            frames.getAndAdd(from == 0 ? count : 0);
            addStrip(block, count, from, to);
        }
    }

    private synchronized void begin(float[] frame) {
        if (!begun) {
            float mean = mean(frame);
            for (int p = 0; p < origin.length; p++) {
                origin[p] = Float.isNaN(frame[p]) ? mean : frame[p];
            }
            begun = true;
        }
    }

    private static float mean(float[] values) {
        double mean = 0;
        int count = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                mean += (value - mean) / ++count;
            }
        }
        return (float) mean;
    }

    private void addStrip(float[][] block, int count, int from, int to) {
        // The neighbours onward are needed, too.
        float[][] deviations = room(count, to - from + width + 1);
        for (int f = 0; f < count; f++) {
            deviations(block[f], from, to, deviations[f]);
        }
        float[] own = new float[PIECE];
        float[] other = new float[PIECE];
        float[][] sums = new float[2 + AROUND / 2][PIECE];
        for (int start = 0; start < to - from; start += PIECE) {
            int size = Math.min(PIECE, to - from - start);
            for (float[] s : sums) {
                Arrays.fill(s, 0);
            }
            for (int f = 0; f < count; f++) {
                System.arraycopy(deviations[f], start, own, 0, size);
                add(sums[0], own, size);
                addProducts(sums[1], own, own, size);
                for (int k = 0; k < AROUND / 2; k++) {
                    System.arraycopy(deviations[f], start + onward(k), other, 0, size);
                    addProducts(sums[2 + k], own, other, size);
                }
            }
            keep(sums, from + start, size);
        }
    }

    private float[][] room(int count, int size) {
        float[][] room = scratch.get();
        if (room.length < count || room[0].length < size) {
            room = new float[count][size];
            scratch.set(room);
        }
        return room;
    }

    /** Deviations from the first frame; 0 beyond the image and where there is no value, so that these take no part. */
    private void deviations(float[] frame, int from, int to, float[] d) {
        int known = Math.min(origin.length - from, to - from + width + 1);
        for (int i = 0; i < known; i++) {
            float deviation = frame[from + i] - origin[from + i];
            if (Float.isNaN(deviation)) {
                deviation = 0;
                if (from + i < to) {
                    absent[from + i]++;
                    addLost(frame, from + i);
                }
            }
            d[i] = deviation;
        }
        Arrays.fill(d, known, d.length, 0);
    }

    private void keep(float[][] sums, int first, int size) {
        for (int i = 0; i < size; i++) {
            sum[first + i] += sums[0][i];
            squares[first + i] += sums[1][i];
            for (int k = 0; k < AROUND / 2; k++) {
                products[k][first + i] += sums[2 + k][i];
            }
        }
    }

    private int onward(int k) {
        return stepY[AROUND / 2 + k] * width + stepX[AROUND / 2 + k];
    }

    // One index for all arrays, so that the compiler makes vector instructions of it.
    private static void add(float[] sums, float[] a, int size) {
        for (int i = 0; i < size; i++) {
            sums[i] += a[i];
        }
    }

    private static void addProducts(float[] sums, float[] a, float[] b, int size) {
        for (int i = 0; i < size; i++) {
            sums[i] += a[i] * b[i];
        }
    }

    private void addLost(float[] frame, int pixel) {
        int column = pixel % width;
        int row = pixel / width;
        for (int k = 0; k < AROUND; k++) {
            int x = column + stepX[k];
            int y = row + stepY[k];
            int other = y * width + x;
            if (x >= 0 && x < width && y >= 0 && y < height && !Float.isNaN(frame[other])) {
                if (lost[pixel] == null) {
                    lost[pixel] = new double[AROUND * MOMENTS];
                }
                double deviation = frame[other] - origin[other];
                lost[pixel][k * MOMENTS]++;
                lost[pixel][k * MOMENTS + 1] += deviation;
                lost[pixel][k * MOMENTS + 2] += deviation * deviation;
            }
        }
    }

    private int neighbour(int pixel, int k) {
        int x = pixel % width + stepX[k];
        int y = pixel / width + stepY[k];
        return x < 0 || x >= width || y < 0 || y >= height ? -1 : y * width + x;
    }

    /** The mean correlations; NaN where no neighbour shares two frames, or a pixel or all around it never change. */
    public float[] means() {
        double[] total = new double[origin.length];
        int[] count = new int[origin.length];
        for (int p = 0; p < origin.length; p++) {
            for (int k = AROUND / 2; k < AROUND; k++) {
                int q = neighbour(p, k);
                double r = q < 0 ? Double.NaN : correlation(p, q, k);
                if (!Double.isNaN(r)) {
                    total[p] += r;
                    total[q] += r;
                    count[p]++;
                    count[q]++;
                }
            }
        }
        float[] means = new float[origin.length];
        for (int p = 0; p < means.length; p++) {
            means[p] = (float) (total[p] / count[p]);
        }
        return means;
    }

    private double correlation(int p, int q, int k) {
        int back = AROUND - 1 - k;
        double n = frames.get() - absent[p] - lost(q, back, 0);
        double sumP = sum[p] - lost(q, back, 1);
        double sumQ = sum[q] - lost(p, k, 1);
        double squaresP = squares[p] - lost(q, back, 2);
        double squaresQ = squares[q] - lost(p, k, 2);
        double scatterP = squaresP - sumP * sumP / n;
        double scatterQ = squaresQ - sumQ * sumQ / n;
        if (n < 2 || !(scatterP > ROUNDING * squaresP) || !(scatterQ > ROUNDING * squaresQ)) {
            return Double.NaN;
        }
        return (products[k - AROUND / 2][p] - sumP * sumQ / n) / Math.sqrt(scatterP * scatterQ);
    }

    private double lost(int pixel, int k, int moment) {
        return lost[pixel] == null ? 0 : lost[pixel][k * MOMENTS + moment];
    }
}
