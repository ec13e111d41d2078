// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;

/**
 * The means of consecutive, non-overlapping runs of frames, computed when they are read: the slow, clear movie in which
 * ROIs are drawn (50 frames a run in the published analysis). Frames left over at the end are dropped.
 *
 * <p>Within a run only valid frames count, pixel by pixel without NaN; a pixel without any value is NaN. A run without a
 * valid frame is masked like its first frame. A run's time is the mean of its frames' times.
 */
public final class MeanMovie extends DerivedMovie {

    private final int run;
    private final Clock clock;
    private final FrameMask mask;

    /**
     * @param source the movie to average; closing this movie closes it
     * @param run frames a mean, at least 1 and at most the movie's length
     */
    public MeanMovie(Movie source, int run) {
        super(source);
        if (run < 1) {
            throw new BadParameterException("A mean of " + run + " frames is not possible; expected at least 1");
        }
        if (run > source.frames()) {
            throw new BadInputException(source.name() + " has " + source.frames() + " frames, fewer than the " + run
                    + " of one mean; average fewer frames");
        }
        this.run = run;
        int means = source.frames() / run;
        double[] times = new double[means];
        FrameMask.State[] states = new FrameMask.State[means];
        for (int m = 0; m < means; m++) {
            states[m] = source.mask().state(m * run);
            for (int f = m * run; f < (m + 1) * run; f++) {
                times[m] += source.clock().timeS(f) / run;
                states[m] = source.mask().isValid(f) ? FrameMask.State.VALID : states[m];
            }
        }
        clock = Clock.of(times);
        mask = FrameMask.of(states);
    }

    @Override
    public void read(int frame, float[] pixels) {
        float[] one = new float[pixels.length];
        double[] sum = new double[pixels.length];
        int[] count = new int[pixels.length];
        for (int f = frame * run; f < (frame + 1) * run; f++) {
            if (source.mask().isValid(f)) {
                source.read(f, one);
                for (int p = 0; p < one.length; p++) {
                    if (!Float.isNaN(one[p])) {
                        sum[p] += one[p];
                        count[p]++;
                    }
                }
            }
        }
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (float) (sum[p] / count[p]);
        }
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public FrameMask mask() {
        return mask;
    }

    @Override
    public Scan scan() {
        return run == 1 ? source.scan() : source.scan().untimed();
    }
}
