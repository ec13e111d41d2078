// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The frames of a {@link MeanMovie}, made from those of its source as they pass by, so that these are read once. */
public final class RunningMeans implements FrameBlocks.Collector {

    private final FrameMask mask;
    private final int run;
    private final Consumer<float[]> receiver;
    private final double[] sum;
    private final int[] count;
    // Those that the present block completes.
    private final List<float[]> means = new ArrayList<>();

    /**
     * @param mask of the source: frames that are not valid do not enter
     * @param run frames a mean
     * @param receiver takes one mean after the other, a new array each; called by one thread
     */
    public RunningMeans(int pixels, FrameMask mask, int run, Consumer<float[]> receiver) {
        this.mask = mask;
        this.run = run;
        this.receiver = receiver;
        sum = new double[pixels];
        count = new int[pixels];
    }

    @Override
    public void add(FrameBlocks.Block block, int from, int to) {
        int mean = 0;
        for (int i = 0; i < block.count(); i++) {
            int frame = block.first() + i;
            if (mask.isValid(frame)) {
                addFrame(block.frames()[i], from, to);
            }
            if ((frame + 1) % run == 0) {
                divide(mean(mean++), from, to);
            }
        }
    }

    private synchronized float[] mean(int i) {
        while (means.size() <= i) {
            means.add(new float[sum.length]);
        }
        return means.get(i);
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

    @Override
    public void finish(int first, int size) {
        means.forEach(receiver);
        means.clear();
    }
}
