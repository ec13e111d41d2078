// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.stats.Describe;
import io.github.spinet.stats.TestRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether spines that are active together sit close together, and whether that is so among movement-related spines (MRS)
 * in particular.
 *
 * <p>Pairs of spines are grouped (both movement-related, neither, mixed) and sorted into bins of their distance along the
 * dendrite. Their normalised co-activity is described by mean ± SEM a bin and tested by a two-way analysis of variance,
 * group × bin with interaction, whose observations are the pairs; comparisons of single bins and the correlation with
 * distance follow. A pair stands for itself: that pairs share spines, and spines an animal, is not modelled, as in the
 * published analysis.
 *
 * <p>Source: Hedrick et al. 2022, Nat Neurosci, doi:10.1038/s41593-022-01086-6.
 */
public final class Clustering {

    // A distance is a difference of two positions: what is missing to an edge by less is rounding.
    private static final double EDGE_UM = 1e-9;
    private static final int MAX_BINS = 1000;
    // Sorting, testing, and one fit a group.
    private static final int STEPS = 2 + PairClass.values().length;

    private Clustering() {}

    /** Which groups the analysis of variance compares. */
    public enum Compared {
        /** Pairs of movement-related spines against pairs of others. */
        MRS_AND_NON_MRS,
        /** Mixed pairs as a third group. */
        WITH_MIXED
    }

    /** The settings. */
    public record Params(
            @Field(init = "5", unit = "µm", min = 0.01, help = "Width of a distance bin")
            double binUm,

            @Field(
                    init = "30",
                    unit = "µm",
                    min = 0.01,
                    help = "Pairs at this distance or farther are left out; a whole number of bins")
            double maxUm,

            @Field(init = "MRS_AND_NON_MRS", help = "Groups in the analysis of variance, without or with mixed pairs")
            Compared compared)
            implements Serializable {

        /** Refuses a range that is not a whole number of bins. */
        public Params {
            double bins = maxUm / binUm;
            if (!(bins > 1 - EDGE_UM && bins < MAX_BINS && Math.abs(bins - Math.rint(bins)) < EDGE_UM)) {
                throw new BadParameterException("max_um = " + Numbers.toText(maxUm) + " µm is not 1 to " + MAX_BINS
                        + " whole bins of bin_um = " + Numbers.toText(binUm) + " µm");
            }
        }

        int bins() {
            return (int) Math.rint(maxUm / binUm);
        }

        List<PairClass> tested() {
            return compared == Compared.WITH_MIXED
                    ? List.of(PairClass.values())
                    : List.of(PairClass.MRS, PairClass.NON_MRS);
        }
    }

    /**
     * One pair as it enters the analysis. Pairs of several fields of view are analysed together by joining these lists.
     *
     * @param group what the spines are
     * @param distanceUm NaN across dendrites
     * @param coactivity NaN if a spine is silent
     */
    public record Observation(PairClass group, double distanceUm, double coactivity) {

        /** Refuses a negative distance, which no bin holds. */
        public Observation {
            if (distanceUm < 0) {
                throw new BadInputException("A pair of spines has the distance " + Numbers.toText(distanceUm)
                        + " µm; expected 0 or more, or nothing across dendrites");
            }
        }
    }

    /** One group in one distance bin: a row of {@code bins.csv}. */
    public record Bin(
            @Field(help = "Both spines movement-related, neither, or one")
            PairClass group,

            @Field(help = "Smallest distance", unit = "µm") double startUm,

            @Field(help = "End of the bin, itself in the next", unit = "µm")
            double endUm,

            @Field(help = "Centre of the bin", unit = "µm") double centreUm,
            @Field(help = "Number of pairs") int pairs,

            @Field(help = "Mean normalised co-activity, undefined without pairs")
            double meanCoactivity,

            @Field(help = "Standard error of the mean, undefined for fewer than two pairs")
            double semCoactivity,

            @Field(help = "Median") double medianCoactivity,
            @Field(help = "25th percentile") double lowerQuartile,
            @Field(help = "75th percentile") double upperQuartile) {}

    /** What became of the pairs. Each pair that is left out is counted once, for the first reason that applies. */
    public record Use(
            @Field(help = "Pairs given") int pairs,
            @Field(help = "Pairs analysed") int used,

            @Field(help = "Left out: a spine could not be scored")
            int notScorable,

            @Field(help = "Left out: no distance along one dendrite")
            int noDistance,

            @Field(help = "Left out: too far apart") int beyond,

            @Field(help = "Left out: a spine is silent, so there is no co-activity")
            int silent) {}

    /**
     * All of it.
     *
     * @param bins each group × each bin, also those without pairs
     * @param tests the same rows whatever the data; NaN and a warning where a test is not defined
     * @param decays one a group
     * @param use how many pairs went in and why the others did not
     */
    public record Result(Table<Bin> bins, Table<TestRow> tests, Table<Decay> decays, Use use) {}

    /**
     * Groups the pairs of one session.
     *
     * @param mrsBySpine whether each spine is movement-related; a spine that is not in it could not be scored
     * @return the pairs with two scored spines, in the same order
     */
    public static List<Observation> observe(Iterable<CoActivity.Pair> pairs, Map<String, Boolean> mrsBySpine) {
        List<Observation> observations = new ArrayList<>();
        for (CoActivity.Pair pair : pairs) {
            observe(pair, mrsBySpine).ifPresent(observations::add);
        }
        return observations;
    }

    private static Optional<Observation> observe(CoActivity.Pair pair, Map<String, Boolean> mrsBySpine) {
        Boolean a = mrsBySpine.get(pair.spineA());
        Boolean b = mrsBySpine.get(pair.spineB());
        return a == null || b == null
                ? Optional.empty()
                : Optional.of(new Observation(PairClass.of(a, b), pair.distanceUm(), pair.coactivity()));
    }

    /** Analyses the pairs of one session; see {@link #observe} for the map. */
    public static Result run(
            List<CoActivity.Pair> pairs, Map<String, Boolean> mrsBySpine, Params params, Progress progress) {
        return run(observe(pairs, mrsBySpine), pairs.size(), params, progress);
    }

    /**
     * Analyses pairs, of one or several fields of view.
     *
     * @param given number of pairs before those without scores were left out, for the count
     */
    public static Result run(List<Observation> observations, int given, Params params, Progress progress) {
        List<Observation> used = new ArrayList<>();
        int noDistance = 0;
        int beyond = 0;
        int silent = 0;
        for (Observation o : observations) {
            if (Double.isNaN(o.distanceUm())) {
                noDistance++;
            } else if (bin(o.distanceUm(), params) >= params.bins()) {
                beyond++;
            } else if (Double.isNaN(o.coactivity())) {
                silent++;
            } else {
                used.add(o);
            }
        }
        progress.update(0, STEPS, "Sorting pairs by distance");
        List<Bin> bins = new ArrayList<>();
        for (PairClass group : PairClass.values()) {
            for (int b = 0; b < params.bins(); b++) {
                bins.add(describe(group, b, used, params));
            }
        }
        progress.update(1, STEPS, "Testing clustering");
        List<TestRow> tests = ClusterTests.run(used, params);
        List<Decay> decays = new ArrayList<>();
        for (PairClass group : PairClass.values()) {
            progress.update(2 + group.ordinal(), STEPS, "Fitting the decay with distance");
            decays.add(Decay.fit(group, distances(used, group), coactivities(used, group), params.maxUm()));
        }
        progress.update(STEPS, STEPS, "Testing clustering");
        return new Result(
                new Table<>(Bin.class, bins),
                new Table<>(TestRow.class, tests),
                new Table<>(Decay.class, decays),
                new Use(given, used.size(), given - observations.size(), noDistance, beyond, silent));
    }

    private static Bin describe(PairClass group, int bin, List<Observation> used, Params params) {
        Describe.Result summary = Describe.run(used.stream()
                .filter(o -> o.group() == group && bin(o.distanceUm(), params) == bin)
                .mapToDouble(Observation::coactivity)
                .toArray());
        return new Bin(
                group,
                bin * params.binUm(),
                (bin + 1) * params.binUm(),
                (bin + 0.5) * params.binUm(),
                summary.n(),
                summary.mean(),
                summary.sem(),
                summary.median(),
                summary.lowerQuartile(),
                summary.upperQuartile());
    }

    /** The bin of a distance, from 0; not below the number of bins for a distance beyond them. */
    static int bin(double distanceUm, Params params) {
        return (int) ((distanceUm + EDGE_UM) / params.binUm());
    }

    static double[] distances(List<Observation> of, PairClass group) {
        return of.stream()
                .filter(o -> o.group() == group)
                .mapToDouble(Observation::distanceUm)
                .toArray();
    }

    static double[] coactivities(List<Observation> of, PairClass group) {
        return of.stream()
                .filter(o -> o.group() == group)
                .mapToDouble(Observation::coactivity)
                .toArray();
    }
}
