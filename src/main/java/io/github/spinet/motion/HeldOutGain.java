// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/**
 * Whether correction made the frames of a movie more alike in pixels that had no say in it.
 *
 * <p>Chance raises the likeness of one frame and lowers that of another. Its size is that of the gains below 0, mirrored;
 * so a single frame that gained much counts for what it is.
 *
 * @param frames how many frames were judged
 * @param before median correlation as recorded, NaN without frames
 * @param after median correlation as corrected
 * @param mean mean gain
 * @param chance standard error of a mean gain that is due to chance alone
 * @param likeness mean correlation as corrected in its own standard errors over frames
 */
public record HeldOutGain(int frames, double before, double after, double mean, double chance, double likeness) {

    private static final double STANDARD_ERRORS = 3;

    static HeldOutGain of(double[] before, double[] after) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        int below = 0;
        for (int f = 0; f < before.length; f++) {
            double gain = after[f] - before[f];
            if (Double.isFinite(gain)) {
                n++;
                sum += gain;
                squares += gain < 0 ? gain * gain : 0;
                below += gain < 0 ? 1 : 0;
            }
        }
        double sd = below > 0 ? Math.sqrt(squares / below) : 0;
        return new HeldOutGain(
                n,
                Medians.of(before),
                Medians.of(after),
                n > 0 ? sum / n : Double.NaN,
                n > 0 ? sd / Math.sqrt(n) : Double.NaN,
                likeness(after));
    }

    private static double likeness(double[] correlations) {
        double[] known = Arrays.stream(correlations).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        double squares = Arrays.stream(known).map(r -> (r - mean) * (r - mean)).sum();
        double error = Math.sqrt(squares / Math.max(1, known.length - 1) / Math.max(1, known.length));
        // Frames that are all equally alike are as alike as can be.
        return error > 0 ? mean / error : mean > 0 ? Double.MAX_VALUE : 0;
    }

    /** Whether the frames gained, beyond chance; also true if nothing could be judged, as nothing speaks against it. */
    public boolean helps() {
        return frames == 0 || mean > 0 && mean > STANDARD_ERRORS * chance;
    }

    /** Whether frames gained, but not beyond chance: more frames may tell. */
    boolean undecided() {
        return mean > chance && !helps();
    }

    /** Whether frames look like the template at all, beyond chance. */
    public boolean alike() {
        return frames == 0 || likeness > STANDARD_ERRORS;
    }
}
