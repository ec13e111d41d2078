// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;
import io.github.spinet.simulate.PlannedSpine.Fate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The spines of one field over all sessions: where they sit, which respond to movements, which come, go and grow.
 *
 * <p>As in the experiments after which it is modelled (Hedrick et al. 2022, doi:10.1038/s41593-022-01086-6), new spines
 * arise near movement-related ones, and spines near new ones grow.
 */
public final class FieldPlan {

    /** How many spines there are and what becomes of them. */
    public record Params(
            @Field(
                    init = "0.6",
                    unit = "1/µm",
                    min = 0.02,
                    max = 0.9,
                    help = "Spines per µm of dendrite, over all sessions")
            double spinesPerUm,

            @Field(init = "0.5", min = 0, max = 1, help = "Share of spines that respond to movements")
            double mrsShare,

            @Field(
                    init = "0.13",
                    min = 0,
                    max = 0.5,
                    help = "Share of spines that are new after the first session and stay")
            double newShare,

            @Field(
                    init = "0.1",
                    min = 0,
                    max = 0.5,
                    help = "Share of spines that are eliminated after the first session")
            double eliminatedShare,

            @Field(
                    init = "0.06",
                    min = 0,
                    max = 0.3,
                    help = "Share of spines that are there in one middle session only")
            double transientShare,

            @Field(init = "1.5", min = 1, max = 5, help = "Factor by which the volume of an enlarged spine grows")
            double enlargedVolume,

            @Field(
                    init = "5",
                    unit = "µm",
                    min = 0.5,
                    max = 100,
                    help = "Distance over which movement-related spines attract new ones and new ones enlarge others")
            double attractionUm)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    // Spines keep this far from the end of the line and from each other, so that an operator could tell them apart.
    private static final double END_UM = 0.8;
    private static final double GAP_UM = 0.6;
    private static final double SAME_SIDE_UM = 1.5;
    // How often a spine stands on the other side than the one before it.
    private static final double OTHER_SIDE = 0.65;
    private static final double SHORTEST_UM = 1.3;
    private static final double LONGEST_UM = 2.1;
    private static final double VOLUME_SPREAD = 0.3;
    private static final double VOLUME_NOISE = 0.04;
    private static final double ENLARGED_NEAR = 0.7;
    private static final double ENLARGED_ANYWHERE = 0.03;

    private record Site(int dendrite, double positionUm, int side) {
        double distance(Site other) {
            return dendrite == other.dendrite ? Math.abs(positionUm - other.positionUm) : Double.POSITIVE_INFINITY;
        }
    }

    /** What becomes of each site's spine, and the first and the last session that have it. */
    private static final class Fates {
        private final Fate[] of;
        private final int[] first;
        private final int[] last;

        Fates(int sites, int sessions) {
            of = new Fate[sites];
            first = new int[sites];
            last = new int[sites];
            for (int i = 0; i < sites; i++) {
                set(i, Fate.STABLE, 1, sessions);
            }
        }

        void set(int site, Fate fate, int firstSession, int lastSession) {
            of[site] = fate;
            first[site] = firstSession;
            last[site] = lastSession;
        }

        List<Integer> stable() {
            return IntStream.range(0, of.length)
                    .filter(i -> of[i] == Fate.STABLE)
                    .boxed()
                    .toList();
        }
    }

    private final List<Site> sites = new ArrayList<>();
    private final Params params;
    private final int sessions;
    private final UniformRandomProvider rng;
    private final ZigguratSampler.NormalizedGaussian normal;

    private FieldPlan(int sessions, Params params, UniformRandomProvider rng) {
        this.sessions = sessions;
        this.params = params;
        this.rng = rng;
        this.normal = ZigguratSampler.NormalizedGaussian.of(rng);
    }

    /**
     * Plans a field.
     *
     * @param lengthsUm the length of each dendrite
     * @param sessions number of sessions; with one all spines are stable, with two none is transient
     * @param rng random numbers of this field
     * @return the spines in order of dendrite and position, named {@code spine001}, {@code spine002} …
     */
    static List<PlannedSpine> of(double[] lengthsUm, int sessions, Params params, UniformRandomProvider rng) {
        FieldPlan plan = new FieldPlan(sessions, params, rng);
        for (int d = 0; d < lengthsUm.length; d++) {
            plan.placeSites(d, lengthsUm[d]);
        }
        return plan.spines();
    }

    private void placeSites(int dendrite, double lengthUm) {
        // The sum of two exponentials: less clumped than one, so that short dendrites have about their share.
        ZigguratSampler.Exponential half =
                ZigguratSampler.Exponential.of(rng, Math.max(0.02, (1 / params.spinesPerUm - GAP_UM) / 2));
        double[] last = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double x = END_UM + rng.nextDouble() * (1 / params.spinesPerUm - GAP_UM);
        while (x <= lengthUm - END_UM) {
            int before = last[0] < last[1] ? 1 : 0;
            int side = rng.nextDouble() < OTHER_SIDE ? 1 - before : before;
            if (x - last[side] < SAME_SIDE_UM) {
                side = 1 - side;
            }
            if (x - last[side] >= SAME_SIDE_UM) {
                last[side] = x;
                sites.add(new Site(dendrite, x, 2 * side - 1));
                x += GAP_UM + half.sample() + half.sample();
            } else {
                x = last[side] + SAME_SIDE_UM;
            }
        }
    }

    private List<PlannedSpine> spines() {
        boolean[] movementRelated = new boolean[sites.size()];
        draw(all(), i -> 1, params.mrsShare).forEach(i -> movementRelated[i] = true);
        Fates fates = fates(movementRelated);
        List<PlannedSpine> spines = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            int grows = fates.of[i] == Fate.STABLE ? enlargedFrom(i, fates) : sessions + 1;
            spines.add(new PlannedSpine(
                    String.format(Locale.ROOT, "spine%03d", i + 1),
                    site.dendrite,
                    site.positionUm,
                    site.side,
                    rng.nextDouble(SHORTEST_UM, LONGEST_UM),
                    volumes(grows),
                    movementRelated[i],
                    fates.of[i],
                    fates.first[i],
                    fates.last[i],
                    grows <= sessions));
        }
        return spines;
    }

    // Who comes and goes; the sessions at which they do are taken in turn.
    private Fates fates(boolean[] movementRelated) {
        Fates fates = new Fates(sites.size(), sessions);
        if (sessions > 1) {
            List<Integer> born = draw(all(), i -> attraction(i, movementRelated), params.newShare);
            for (int k = 0; k < born.size(); k++) {
                fates.set(born.get(k), Fate.NEW, 2 + k % (sessions - 1), sessions);
            }
            List<Integer> lost = draw(fates.stable(), i -> 1, params.eliminatedShare);
            for (int k = 0; k < lost.size(); k++) {
                fates.set(lost.get(k), Fate.ELIMINATED, 1, sessions - 1 - k % (sessions - 1));
            }
        }
        if (sessions > 2) {
            List<Integer> brief = draw(fates.stable(), i -> 1, params.transientShare);
            for (int k = 0; k < brief.size(); k++) {
                fates.set(brief.get(k), Fate.TRANSIENT, 2 + k % (sessions - 2), 2 + k % (sessions - 2));
            }
        }
        return fates;
    }

    // The more movement-related spines are near, the more likely is a new one; nowhere is it impossible.
    private double attraction(int site, boolean[] movementRelated) {
        double sum = 0.05;
        for (int j = 0; j < sites.size(); j++) {
            if (j != site && movementRelated[j]) {
                sum += Math.exp(-sites.get(j).distance(sites.get(site)) / params.attractionUm);
            }
        }
        return sum;
    }

    // The session from which on the spine is larger, or one that never comes.
    private int enlargedFrom(int site, Fates fates) {
        int nearest = all().stream()
                .filter(j -> fates.of[j] == Fate.NEW)
                .min(Comparator.comparingDouble(j -> sites.get(j).distance(sites.get(site))))
                .orElse(-1);
        double distance =
                nearest < 0 ? Double.POSITIVE_INFINITY : sites.get(nearest).distance(sites.get(site));
        double probability = ENLARGED_ANYWHERE + ENLARGED_NEAR * Math.exp(-distance / params.attractionUm);
        boolean grows = rng.nextDouble() < probability && sessions > 1 && params.enlargedVolume > 1;
        return grows ? (nearest < 0 ? 2 : fates.first[nearest]) : sessions + 1;
    }

    private double[] volumes(int enlargedFrom) {
        double volume = Math.exp(VOLUME_SPREAD * normal.sample());
        double[] volumes = new double[sessions];
        for (int s = 1; s <= sessions; s++) {
            volumes[s - 1] =
                    volume * (s >= enlargedFrom ? params.enlargedVolume : 1) * Math.exp(VOLUME_NOISE * normal.sample());
        }
        return volumes;
    }

    private List<Integer> all() {
        return IntStream.range(0, sites.size()).boxed().toList();
    }

    // A weighted draw without replacement: the largest of u^(1/w) (Efraimidis and Spirakis 2006).
    private List<Integer> draw(List<Integer> from, IntToDoubleFunction weight, double shareOfAll) {
        double[] keys = new double[sites.size()];
        for (int i : from) {
            keys[i] = Math.log(rng.nextDouble()) / weight.applyAsDouble(i);
        }
        return from.stream()
                .sorted(Comparator.comparingDouble((Integer i) -> -keys[i]))
                .limit(Math.round(shareOfAll * sites.size()))
                .toList();
    }
}
