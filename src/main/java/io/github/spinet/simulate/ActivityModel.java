// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import io.github.spinet.simulate.PlannedSpine.Fate;
import io.github.spinet.simulate.PressModel.Press;
import io.github.spinet.simulate.SpineActivity.Source;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * When the spines of a field are active, with a known co-activity that falls with distance.
 *
 * <p>Every spine has private events and takes part in events of its stretch of dendrite; movement-related spines also
 * respond to movements, neighbours tending to respond to the same ones. A spine follows its stretch with probability
 * {@code coupling}; at a movement it otherwise decides for itself. Transient spines never follow: what is planted is that
 * new spines stay if they share their neighbours' activity. Events of one spine that would meet are thinned, first
 * private, then local ones.
 */
public final class ActivityModel {

    /** How active the spines are and what they share. */
    public record Params(
            @Field(
                    init = "0.35",
                    min = 0,
                    max = 1,
                    help = "Probability that a movement-related spine responds to a movement")
            double responseProbability,

            @Field(
                    init = "0.3",
                    min = 0,
                    max = 1,
                    help = "Share by which that probability is higher at learned movements and lower at others")
            double learnedPreference,

            @Field(
                    init = "0.1",
                    unit = "s",
                    min = -0.5,
                    max = 1,
                    help = "Start of the response after the start of the movement, on average")
            double lagS,

            @Field(
                    init = "2.5",
                    unit = "1/min",
                    min = 0,
                    max = 20,
                    help = "Events of a spine that it shares with none, on average over spines")
            double privatePerMin,

            @Field(
                    init = "1.5",
                    unit = "1/min",
                    min = 0,
                    max = 20,
                    help =
                            "Events of each place on a dendrite that neighbouring places share, independent of movements")
            double localPerMin,

            @Field(
                    init = "0.85",
                    min = 0,
                    max = 1,
                    help = "Probability that a spine does what its stretch of dendrite does")
            double coupling,

            @Field(
                    init = "8",
                    unit = "µm",
                    min = 0.5,
                    max = 1000,
                    help = "Distance over which shared activity falls to 1/e")
            double decayUm,

            @Field(init = "1.3", min = 0.05, max = 20, help = "Peak ΔF/F0 of a typical event at the spine itself")
            double peakDff,

            @Field(
                    init = "0.6",
                    unit = "s",
                    min = 0.05,
                    max = 5,
                    help = "Duration of glutamate release in a typical event")
            double releaseS,

            @Field(init = "0.15", unit = "s", min = 0.005, max = 5, help = "Decay time of the indicator")
            double indicatorS)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Probability that a movement-related spine responds to a movement of the kind. */
        double probability(boolean learned) {
            return Math.min(1, responseProbability * (1 + (learned ? learnedPreference : -learnedPreference)));
        }

        /** How closely a spine follows its stretch of dendrite: transient spines have not joined it. */
        double coupling(PlannedSpine spine) {
            return spine.fate() == Fate.TRANSIENT ? 0 : coupling;
        }
    }

    /** Draws durations of release: log-normal, between half and two and a half times the typical one. */
    record Releases(double typicalS) {
        double sample(UniformRandomProvider rng) {
            double factor =
                    Math.exp(0.35 * ZigguratSampler.NormalizedGaussian.of(rng).sample());
            return typicalS * Math.max(0.5, Math.min(2.5, factor));
        }
    }

    private static final double LAG_JITTER_S = 0.05;
    private static final double SHARED_JITTER_S = 0.03;
    private static final double AMPLITUDE_SPREAD = 0.4;
    // Events of one spine stay this far apart, from half-height to half-height.
    private static final double APART_S = 0.5;
    private static final double PRIVATE_LOWEST = 0.5;
    private static final double PRIVATE_HIGHEST = 1.5;

    private ActivityModel() {}

    /**
     * Draws one session.
     *
     * @param spines the spines that are there
     * @param lengthsUm length of each dendrite
     * @param presses the session's movements
     * @param clock frames at a constant rate
     * @param seed the study's seed; each spine draws from a stream of its own
     * @return one for each spine, in the same order
     */
    static List<SpineActivity> run(
            List<PlannedSpine> spines,
            double[] lengthsUm,
            List<Press> presses,
            Clock clock,
            Params params,
            long seed,
            SessionKey key) {
        double durationS = clock.frames() / clock.rateHz();
        Releases releases = new Releases(params.releaseS);
        DendriteEvents[] shared = new DendriteEvents[lengthsUm.length];
        for (int d = 0; d < shared.length; d++) {
            shared[d] = new DendriteEvents(
                    lengthsUm[d], presses, durationS, params, releases, key.stream(seed, "dendrite events", d));
        }
        List<SpineActivity> activities = new ArrayList<>();
        for (PlannedSpine spine : spines) {
            UniformRandomProvider rng = key.stream(seed, "spine events", spine.name());
            Drawer drawer = new Drawer(params, params.coupling(spine), releases, rng, durationS);
            if (spine.movementRelated()) {
                drawer.addResponses(presses, shared[spine.dendrite()], spine.positionUm());
            }
            drawer.addLocal(shared[spine.dendrite()].local(), spine.positionUm());
            // The rate is the spine's own and the same in every session.
            double factor =
                    key.fieldStream(seed, "spine rate", spine.name()).nextDouble(PRIVATE_LOWEST, PRIVATE_HIGHEST);
            drawer.addPrivate(factor * params.privatePerMin * durationS / 60);
            activities.add(activity(spine, drawer.kept.values(), clock));
        }
        return activities;
    }

    /**
     * The co-activity to expect between two average spines that are not transient, events per min and normalised by the
     * geometric mean of the two event rates. With the default settings the events as drawn have about a tenth less, because
     * events of one spine that would meet are thinned and because rates differ from spine to spine.
     *
     * @param relatedA whether the first spine is movement-related
     * @param relatedB whether the second one is
     * @param movements how often the animal moves
     */
    static Expected expected(
            double distanceUm, boolean relatedA, boolean relatedB, PressModel.Rates movements, Params params) {
        double nearness = params.coupling * params.coupling * Math.exp(-distanceUm / params.decayUm);
        double responsesPerMin =
                movements.learned() * params.probability(true) + movements.other() * params.probability(false);
        double rateA = ratePerMin(relatedA ? responsesPerMin : 0, params);
        double rateB = ratePerMin(relatedB ? responsesPerMin : 0, params);
        // Independent events of mean length L meet at the rate a b 2 L; pairs of responses are counted apart.
        double lengthMin = (params.releaseS + params.indicatorS * Math.log(2)) / 60;
        boolean both = relatedA && relatedB;
        double chance = 2 * lengthMin * (rateA * rateB - (both ? responsesPerMin * responsesPerMin : 0));
        double shared = params.localPerMin * nearness
                + (both
                        ? movements.learned() * bothRespond(params.probability(true), nearness)
                                + movements.other() * bothRespond(params.probability(false), nearness)
                        : 0);
        return new Expected(shared, chance, (shared + chance) / Math.sqrt(rateA * rateB));
    }

    private static double bothRespond(double p, double nearness) {
        return p * p + nearness * p * (1 - p);
    }

    /**
     * What two spines are expected to share.
     *
     * @param sharedPerMin co-active events that come from a shared cause
     * @param chancePerMin co-active events of independent events that meet
     * @param coactivity both, divided by the geometric mean of the spines' event rates; NaN for spines without events
     */
    record Expected(double sharedPerMin, double chancePerMin, double coactivity) {}

    private static double ratePerMin(double responsesPerMin, Params params) {
        return params.privatePerMin + params.coupling * params.localPerMin + responsesPerMin;
    }

    private static SpineActivity activity(PlannedSpine spine, Collection<Transient> transients, Clock clock) {
        double[] dff = new double[clock.frames()];
        List<SpineActivity.Event> events = new ArrayList<>();
        for (Transient t : transients) {
            t.addTo(dff, clock.rateHz());
            Epochs.Run frames = t.activeFrames(clock.rateHz(), clock.frames());
            if (frames.length() > 0) {
                events.add(new SpineActivity.Event(frames, t.startS(), t.peak(), t.source()));
            }
        }
        return new SpineActivity(
                spine,
                events,
                dff,
                Epochs.of(
                        clock.frames(),
                        events.stream().map(SpineActivity.Event::frames).toList()));
    }

    /** Draws the events of one spine, the most important kind first. */
    private static final class Drawer {
        private final Params params;
        private final double coupling;
        private final Releases releases;
        private final UniformRandomProvider rng;
        private final ZigguratSampler.NormalizedGaussian normal;
        private final double durationS;
        // By time; kept events lie apart, so that only the two neighbours of another one can meet it.
        private final TreeMap<Double, Transient> kept = new TreeMap<>();

        Drawer(Params params, double coupling, Releases releases, UniformRandomProvider rng, double durationS) {
            this.params = params;
            this.coupling = coupling;
            this.releases = releases;
            this.rng = rng;
            this.normal = ZigguratSampler.NormalizedGaussian.of(rng);
            this.durationS = durationS;
        }

        void addResponses(List<Press> presses, DendriteEvents shared, double positionUm) {
            for (int m = 0; m < presses.size(); m++) {
                boolean follows = rng.nextDouble() < coupling;
                boolean alone =
                        rng.nextDouble() < params.probability(presses.get(m).learned());
                double start = presses.get(m).startS() + params.lagS + LAG_JITTER_S * normal.sample();
                double release = releases.sample(rng);
                if (follows ? shared.responds(m, positionUm) : alone) {
                    keep(start, release, Source.MOVEMENT);
                }
            }
        }

        void addLocal(List<DendriteEvents.Stretch> stretches, double positionUm) {
            for (DendriteEvents.Stretch stretch : stretches) {
                if (stretch.covers(positionUm) && rng.nextDouble() < coupling) {
                    keep(stretch.startS() + SHARED_JITTER_S * normal.sample(), stretch.releaseS(), Source.LOCAL);
                }
            }
        }

        void addPrivate(double mean) {
            int n = mean > 0 ? PoissonSampler.of(rng, mean).sample() : 0;
            for (int i = 0; i < n; i++) {
                keep(rng.nextDouble() * durationS, releases.sample(rng), Source.PRIVATE);
            }
        }

        private void keep(double startS, double releaseS, Source source) {
            double dff = params.peakDff * Math.exp(AMPLITUDE_SPREAD * normal.sample());
            Transient t = new Transient(startS, releaseS, dff, params.indicatorS, source);
            if (apart(kept.floorEntry(t.halfUpS()), t) && apart(kept.ceilingEntry(t.halfUpS()), t)) {
                kept.put(t.halfUpS(), t);
            }
        }

        private static boolean apart(Map.Entry<Double, Transient> neighbour, Transient t) {
            return neighbour == null
                    || t.halfUpS() >= neighbour.getValue().halfDownS() + APART_S
                    || neighbour.getKey() >= t.halfDownS() + APART_S;
        }
    }
}
