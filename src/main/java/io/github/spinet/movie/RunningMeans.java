// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.Parallel;
import java.util.Arrays;

/**
 * The frames of a {@link MeanMovie}, made from the frames of its source while somebody else goes over them, so that these
 * are read once.
 */
public final class RunningMeans {

    private final FrameMask mask;
    private final int run;
    private final double[] sum;
    private final int[] count;
    private int frames;

    /** Receives one mean after the other. */
    @FunctionalInterface
    public interface Receiver {

        /** @param pixels the mean; the array is used again */
        void take(float[] pixels);
    }

    /**
     * @param mask of the source: frames that are not valid do not enter
     * @param run frames a mean
     */
    public RunningMeans(int pixels, FrameMask mask, int run) {
        this.mask = mask;
        this.run = run;
        sum = new double[pixels];
        count = new int[pixels];
    }

    /** Takes the next frames of the source, all of them, and hands over the means that they complete. */
    public void add(float[][] block, int size, Parallel parallel, Receiver receiver) {
        float[] mean = new float[sum.length];
        for (int f = 0; f < size; ) {
            int begin = f;
            int end = Math.min(size, f + run - frames % run);
            int first = frames;
            boolean whole = (frames + end - begin) % run == 0;
            FrameBlocks.strips(sum.length, parallel, "Averaging frames", (from, to) -> {
                for (int i = begin; i < end; i++) {
                    if (mask.isValid(first + i - begin)) {
                        addFrame(block[i], from, to);
                    }
                }
                if (whole) {
                    divide(mean, from, to);
                }
            });
            frames += end - begin;
            f = end;
            if (whole) {
                receiver.take(mean);
            }
        }
    }

    private void addFrame(float[] frame, int from, int to) {
        for (int p = from; p < to; p++) {
            if (!Float.isNaN(frame[p])) {
                sum[p] += frame[p];
                count[p]++;
            }
        }
    }

    private void divide(float[] mean, int from, int to) {
        for (int p = from; p < to; p++) {
            mean[p] = (float) (sum[p] / count[p]);
        }
        Arrays.fill(sum, from, to, 0);
        Arrays.fill(count, from, to, 0);
    }
}
