// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import java.util.Arrays;

/**
 * Count, mean, maximum and standard deviation of every pixel over frames, NaN left out. Meant as the collector of
 * {@link FrameBlocks}.
 */
public final class PixelStatistics implements FrameBlocks.Collector {

    private static final int GROUP = FrameBlocks.GROUP;
    private static final int ROOM = 5;
    private static final ThreadLocal<float[][]> SCRATCH = ThreadLocal.withInitial(() -> new float[ROOM][0]);

    private final int[] count;
    // Sums of deviations from the pixel's first value, so that a large offset costs no digits.
    private final float[] origin;
    private final double[] sum;
    private final double[] sumOfSquares;
    private final float[] maximum;

    public PixelStatistics(int pixels) {
        count = new int[pixels];
        origin = new float[pixels];
        sum = new double[pixels];
        sumOfSquares = new double[pixels];
        maximum = new float[pixels];
        Arrays.fill(maximum, Float.NaN);
    }

    @Override
    public void add(FrameBlocks.Block block, int from, int to) {
        add(block.frames(), block.count(), from, to);
    }

    /** Adds a range of pixels of the first {@code loaded} frames. */
    void add(float[][] frames, int loaded, int from, int to) {
        int f = 0;
        for (; f + GROUP <= loaded; f += GROUP) {
            addGroup(frames, f, from, to);
        }
        for (; f < loaded; f++) {
            for (int p = from; p < to; p++) {
                add(p, frames[f][p]);
            }
        }
    }

    /** Four frames at once: most pixels have all four values and are summed in single precision, without branches. */
    private void addGroup(float[][] frames, int f, int from, int to) {
        float[][] room = room(to - from);
        float[] sums = room[0];
        float[] squares = room[1];
        float[] largest = room[2];
        System.arraycopy(origin, from, room[3], 0, to - from);
        Arrays.fill(sums, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        float[] values = room[4];
        for (int i = 0; i < GROUP; i++) {
            System.arraycopy(frames[f + i], from, values, 0, to - from);
            accumulate(values, room[3], sums, squares, largest, to - from);
        }
        for (int p = from; p < to; p++) {
            float square = squares[p - from];
            // Neither undefined nor beyond single precision.
            if (count[p] > 0 && square - square == 0) {
                count[p] += GROUP;
                sum[p] += sums[p - from];
                sumOfSquares[p] += square;
                maximum[p] = Math.max(maximum[p], largest[p - from]);
            } else {
                for (int i = 0; i < GROUP; i++) {
                    add(p, frames[f + i][p]);
                }
            }
        }
    }

    private static float[][] room(int pixels) {
        float[][] room = SCRATCH.get();
        if (room[0].length != pixels) {
            room = new float[ROOM][pixels];
            SCRATCH.set(room);
        }
        return room;
    }

    // One index for all arrays, so that the compiler makes vector instructions of it.
    private static void accumulate(
            float[] values, float[] origin, float[] sums, float[] squares, float[] largest, int n) {
        for (int x = 0; x < n; x++) {
            float deviation = values[x] - origin[x];
            sums[x] += deviation;
            squares[x] += deviation * deviation;
            largest[x] = Math.max(largest[x], values[x]);
        }
    }

    private void add(int p, float value) {
        if (Float.isNaN(value)) {
            return;
        }
        if (count[p]++ == 0) {
            origin[p] = value;
            maximum[p] = value;
        }
        double deviation = (double) value - origin[p];
        sum[p] += deviation;
        sumOfSquares[p] += deviation * deviation;
        maximum[p] = Math.max(maximum[p], value);
    }

    /** How many frames had a value at a pixel. */
    public int count(int pixel) {
        return count[pixel];
    }

    /** The means; NaN where no frame had a value. */
    public float[] means() {
        float[] means = new float[count.length];
        for (int p = 0; p < means.length; p++) {
            means[p] = count[p] == 0 ? Float.NaN : (float) (origin[p] + sum[p] / count[p]);
        }
        return means;
    }

    /** The maxima; NaN where no frame had a value. */
    public float[] maxima() {
        return maximum.clone();
    }

    /** The variances with denominator n − 1; NaN where fewer than two frames had a value. */
    public double variance(int pixel) {
        int n = count[pixel];
        if (n < 2) {
            return Double.NaN;
        }
        return Math.max(0, sumOfSquares[pixel] - sum[pixel] * sum[pixel] / n) / (n - 1);
    }

    /** The standard deviations with denominator n − 1; NaN where fewer than two frames had a value. */
    public float[] standardDeviations() {
        float[] deviations = new float[count.length];
        for (int p = 0; p < deviations.length; p++) {
            deviations[p] = (float) Math.sqrt(variance(p));
        }
        return deviations;
    }
}
