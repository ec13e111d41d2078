// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * When an animal moves the lever, and the lever's voltage.
 *
 * <p>A press goes out and back smoothly within 0.2 … 1 s. Learned presses all have the same course, the others differ in
 * length, size and shape. Between presses the lever rests but for noise and a slow sway of the posture, whose speed after
 * a 5-Hz low-pass stays an order of magnitude below the 0.7 mV/ms that the published parser calls a movement.
 */
public final class PressModel {

    /** How often and how far the lever moves. */
    public record Params(
            @Field(init = "4", unit = "s", min = 1.5, max = 600, help = "Mean pause between two movements")
            double pauseS,

            @Field(init = "0.5", min = 0, max = 1, help = "Share of movements that follow the learned pattern")
            double learnedShare,

            @Field(init = "0.8", unit = "V", min = 0.2, max = 0.9, help = "Size of a typical press")
            double pressV,

            @Field(init = "0.004", unit = "V", min = 0, max = 0.05, help = "Noise of a sample of the lever (SD)")
            double leverNoiseV)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * One movement of the lever.
     *
     * @param startS when the lever leaves its rest
     * @param endS when it is back
     * @param volts how far it goes
     * @param peak when it is farthest, as a share of its duration
     * @param ripple size of a second bend in its course, as a share of {@code volts}
     * @param learned whether it follows the learned pattern
     */
    public record Press(double startS, double endS, double volts, double peak, double ripple, boolean learned) {

        /** Displacement from rest in V; 0 before and after the press. */
        double at(double timeS) {
            double u = (timeS - startS) / (endS - startS);
            if (u <= 0 || u >= 1) {
                return 0;
            }
            // Half a cosine up, half a cosine down: position and speed are continuous.
            double phase = u < peak ? u / peak : (1 - u) / (1 - peak);
            double envelope = Math.sin(Math.PI * u);
            return volts
                    * (0.5
                            - 0.5 * Math.cos(Math.PI * phase)
                            + ripple * envelope * envelope * Math.sin(2 * Math.PI * u));
        }
    }

    /** Samples of the lever per s. */
    public static final int LEVER_RATE_HZ = 10_000;

    private static final double SHORTEST_S = 0.2;
    private static final double LONGEST_S = 1;
    private static final double LEARNED_S = 0.7;
    private static final double SHORTEST_PAUSE_S = 1.2;
    private static final double QUIET_ENDS_S = 2;
    private static final double REST_V = -1.5;
    private static final double SWAY_V = 0.008;
    private static final double SWAY_S = 1;

    private PressModel() {}

    /**
     * Movements per min to expect.
     *
     * @param learned those of the learned pattern
     * @param other all others
     */
    record Rates(double learned, double other) {
        double all() {
            return learned + other;
        }
    }

    static Rates perMin(Params params) {
        double length = params.learnedShare * LEARNED_S + (1 - params.learnedShare) * (SHORTEST_S + LONGEST_S) / 2;
        double all = 60 / (params.pauseS + length);
        return new Rates(params.learnedShare * all, (1 - params.learnedShare) * all);
    }

    /** The movements of one session, in order; at both ends of the session 2 s are quiet. */
    static List<Press> presses(double durationS, Params params, UniformRandomProvider rng) {
        ZigguratSampler.Exponential pause = ZigguratSampler.Exponential.of(rng, params.pauseS - SHORTEST_PAUSE_S);
        List<Press> presses = new ArrayList<>();
        double start = QUIET_ENDS_S + pause.sample() / 2;
        while (true) {
            boolean learned = rng.nextDouble() < params.learnedShare;
            double length = learned ? LEARNED_S * rng.nextDouble(0.95, 1.05) : rng.nextDouble(SHORTEST_S, LONGEST_S);
            double volts = params.pressV * (learned ? rng.nextDouble(0.95, 1.05) : rng.nextDouble(0.6, 1.4));
            double peak = learned ? 0.35 : rng.nextDouble(0.3, 0.7);
            double ripple = learned ? 0.1 : rng.nextDouble(-0.25, 0.25);
            if (start + length > durationS - QUIET_ENDS_S) {
                return presses;
            }
            presses.add(new Press(start, start + length, volts, peak, ripple, learned));
            start += length + SHORTEST_PAUSE_S + pause.sample();
        }
    }

    /** The lever in V at {@link #LEVER_RATE_HZ}, within −2.5 … 0 V. */
    static double[] lever(double durationS, List<Press> presses, Params params, UniformRandomProvider rng) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        double[] volts = new double[(int) Math.round(durationS * LEVER_RATE_HZ)];
        double keep = Math.exp(-1.0 / (SWAY_S * LEVER_RATE_HZ));
        double kick = SWAY_V * Math.sqrt(1 - keep * keep);
        double sway = SWAY_V * normal.sample();
        for (int i = 0; i < volts.length; i++) {
            sway = keep * sway + kick * normal.sample();
            volts[i] = REST_V + sway + params.leverNoiseV * normal.sample();
        }
        for (Press press : presses) {
            int end = Math.min(volts.length, (int) Math.ceil(press.endS * LEVER_RATE_HZ));
            for (int i = (int) (press.startS * LEVER_RATE_HZ); i < end; i++) {
                volts[i] += press.at((double) i / LEVER_RATE_HZ);
            }
        }
        for (int i = 0; i < volts.length; i++) {
            volts[i] = Math.max(-2.5, Math.min(0, volts[i]));
        }
        return volts;
    }
}
