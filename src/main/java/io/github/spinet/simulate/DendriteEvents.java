// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.simulate.PressModel.Press;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Events that belong to stretches of one dendrite, so that what two spines share falls with the distance between them.
 *
 * <p>Movement-independent events cover a stretch of exponential length: an event that covers one place also covers another,
 * {@code d} µm away, with probability exp(−d / decay). At a movement the dendrite is divided into responding and silent
 * stretches, a stationary two-state Markov chain along the dendrite: a place responds with probability p, and two places
 * both respond with probability p² + p (1 − p) exp(−d / decay). Both are exact, so the planted co-activity is known.
 */
final class DendriteEvents {

    /** An event on the places {@code fromUm} … {@code toUm}. */
    record Stretch(double startS, double releaseS, double fromUm, double toUm) {
        boolean covers(double um) {
            return fromUm <= um && um < toUm;
        }
    }

    // Neighbouring places of the chain; far less than any decay length.
    private static final double STEP_UM = 0.1;

    private final List<Stretch> local = new ArrayList<>();
    private final boolean[][] responding;

    /**
     * @param lengthUm length of the dendrite
     * @param presses the movements of the session
     * @param releases draws an event's duration in s
     */
    DendriteEvents(
            double lengthUm,
            List<Press> presses,
            double durationS,
            ActivityModel.Params params,
            ActivityModel.Releases releases,
            UniformRandomProvider rng) {
        responding = new boolean[presses.size()][];
        for (int m = 0; m < responding.length; m++) {
            responding[m] = chain(lengthUm, params.probability(presses.get(m).learned()), params.decayUm(), rng);
        }
        double perPlace = params.localPerMin() * durationS / 60;
        ZigguratSampler.Exponential length = ZigguratSampler.Exponential.of(rng, params.decayUm());
        // Those that cover the dendrite's beginning, and those that begin further along.
        int atBeginning = poisson(perPlace, rng);
        int further = poisson(perPlace * lengthUm / params.decayUm(), rng);
        for (int i = 0; i < atBeginning + further; i++) {
            double from = i < atBeginning ? 0 : rng.nextDouble() * lengthUm;
            local.add(new Stretch(rng.nextDouble() * durationS, releases.sample(rng), from, from + length.sample()));
        }
    }

    /** Whether the place responds to a movement. */
    boolean responds(int movement, double positionUm) {
        boolean[] places = responding[movement];
        return places[(int) Math.max(0, Math.min(places.length - 1.0, positionUm / STEP_UM))];
    }

    /** The movement-independent events. */
    List<Stretch> local() {
        return local;
    }

    private static boolean[] chain(double lengthUm, double p, double decayUm, UniformRandomProvider rng) {
        boolean[] places = new boolean[(int) Math.ceil(lengthUm / STEP_UM) + 1];
        double stays = Math.exp(-STEP_UM / decayUm);
        boolean on = rng.nextDouble() < p;
        for (int i = 0; i < places.length; i++) {
            places[i] = on;
            double next = p * (1 - stays) + (on ? stays : 0);
            on = rng.nextDouble() < next;
        }
        return places;
    }

    private static int poisson(double mean, UniformRandomProvider rng) {
        return mean > 0 ? PoissonSampler.of(rng, mean).sample() : 0;
    }
}
