// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many animals a comparison of two groups needs, by simulation of spines on dendrites of animals.
 *
 * <p>A value is the sum of what its animal, its dendrite and the spine itself add, all normal, and of the effect where the
 * spine is in the second group. The three variances sum to one, so that effects are in units of the standard deviation of
 * the values of one group.
 *
 * <p>To add an effect to simulated values shifts its estimate and changes no error. One fit a simulated study thus tells the
 * significance at every effect, and the smallest detectable one is read from the same studies.
 */
public final class Power {

    /** What the two groups are. */
    public enum Comparison {
        /** Spines of each dendrite, for example movement-related ones and others. */
        SPINES,
        /** Whole animals, for example of two genotypes. */
        ANIMALS
    }

    /** What is measured of a spine. */
    public enum Outcome {
        /** A number. */
        CONTINUOUS,
        /** Whether something happened (enlarged, survived): see {@link BinaryPower}. */
        BINARY
    }

    /** The test whose power is asked for. */
    public enum Analysis {
        /** {@link MixedModel} with random intercepts of animals and dendrites, by restricted likelihood. */
        MIXED_MODEL,
        /** {@link ClusterRobust} with {@link ClusterRobust.Correction#CR2} and clusters the animals. */
        CLUSTER_ROBUST,
        /** A t test of the means of animals; of two groups of spines, of the differences within animals. */
        ANIMAL_MEANS
    }

    /** The settings. */
    public record Params(
            @Field(init = "SPINES", help = "What the two groups are")
            Comparison comparison,

            @Field(init = "0.5", unit = "SD", min = 0, max = 100, help = "Difference of the groups in SD of one group")
            double effectSd,

            @Field(
                    init = "0",
                    unit = "SD",
                    min = 0,
                    max = 100,
                    help = "SD of the effect between animals, for groups of spines")
            double effectSpreadSd,

            @Field(init = "0.1", min = 0, max = 1, help = "Share of the variance that is between animals")
            double animalShare,

            @Field(
                    init = "0.1",
                    min = 0,
                    max = 1,
                    help = "Share of the variance that is between dendrites of an animal")
            double dendriteShare,

            @Field(init = "4", min = 1, max = 1000, help = "Dendrites of each animal")
            int dendrites,

            @Field(init = "10", min = 1, max = 10000, help = "Spines of each dendrite")
            int spines,

            @Field(init = "0.5", min = 0.01, max = 0.99, help = "Share of spines, or animals, in the second group")
            double secondShare,

            @Field(init = "4", min = 3, max = 1000, help = "Smallest number of animals")
            int fewestAnimals,

            @Field(init = "16", min = 3, max = 1000, help = "Largest number of animals")
            int mostAnimals,

            @Field(init = "2", min = 1, max = 1000, help = "Step from one number of animals to the next")
            int animalStep,

            @Field(init = "500", min = 20, max = 1e5, help = "Simulated studies for each number of animals")
            int simulations,

            @Field(init = "0.05", min = 0.0001, max = 0.5, help = "Two-sided p below which an effect counts as found")
            double alpha,

            @Field(init = "0.8", min = 0.5, max = 0.99, help = "Power at which an effect counts as detectable")
            double wantedPower,

            @Field(init = "1", help = "Seed of every random draw; the same seed gives the same bytes")
            long seed)
            implements Serializable {}

    /** The power of one analysis with some animals. */
    public record Row(
            @Field(help = "Analysis") Analysis analysis,
            @Field(help = "Number of animals") int animals,
            @Field(help = "Number of spines of all animals") int values,

            @Field(help = "Share of the simulated studies that find the effect")
            double power,

            @Field(help = "Lower end of its 95 % confidence interval (Wilson)")
            double powerLow,

            @Field(help = "Upper end of its 95 % confidence interval")
            double powerHigh,

            @Field(
                    help =
                            "Share of the studies that find an effect where there is none; above alpha the power is not to be had")
            double falsePositives,

            @Field(
                    unit = "SD",
                    help =
                            "Smallest effect that is found with the wanted power; NaN where too many studies have no test")
            double smallestEffectSd,

            @Field(help = "Studies whose test is undefined; they count as not finding the effect")
            int undefined) {}

    private static final int MOST_VALUES = 200_000;
    private static final int MOST_STUDIES = 2_000_000;

    private Power() {}

    /**
     * Simulates the studies.
     *
     * @param parallel whose threads make one study each
     * @return for each number of animals a row an analysis
     */
    public static Table<Row> run(Params params, Parallel parallel, Progress progress) {
        check(params);
        int counts = (params.mostAnimals() - params.fewestAnimals()) / params.animalStep() + 1;
        int kinds = Analysis.values().length;
        // Of each analysis, number of animals and study: the estimate without an effect and the least one to be
        // significant.
        double[][][] estimates = new double[kinds][counts][params.simulations()];
        double[][][] margins = new double[kinds][counts][params.simulations()];
        // Long studies, those with most animals, come first.
        parallel.forEach(counts * params.simulations(), "Simulating studies", progress, piece -> {
            int count = counts - 1 - piece / params.simulations();
            int simulation = piece % params.simulations();
            NestedStudy study = new NestedStudy(params, animals(params, count), simulation);
            for (Analysis analysis : Analysis.values()) {
                NestedStudy.Estimate estimate = study.estimate(analysis);
                estimates[analysis.ordinal()][count][simulation] = estimate.value();
                margins[analysis.ordinal()][count][simulation] = margin(estimate, params.alpha());
            }
        });
        List<Row> rows = new ArrayList<>();
        for (int count = 0; count < counts; count++) {
            for (Analysis analysis : Analysis.values()) {
                int kind = analysis.ordinal();
                rows.add(row(params, analysis, animals(params, count), estimates[kind][count], margins[kind][count]));
            }
        }
        return new Table<>(Row.class, rows);
    }

    private static int animals(Params params, int count) {
        return params.fewestAnimals() + count * params.animalStep();
    }

    static void check(Params params) {
        if (!(params.animalShare() + params.dendriteShare() < 1)) {
            throw new BadParameterException("animal_share = " + params.animalShare() + " and dendrite_share = "
                    + params.dendriteShare() + " leave nothing to the spines; expected a sum below 1");
        }
        if (params.mostAnimals() < params.fewestAnimals()) {
            throw new BadParameterException(
                    "most_animals = " + params.mostAnimals() + " is below fewest_animals = " + params.fewestAnimals());
        }
        long values = (long) params.mostAnimals() * params.dendrites() * params.spines();
        long studies = (params.mostAnimals() - params.fewestAnimals()) / params.animalStep() + 1L;
        if (values > MOST_VALUES || studies * params.simulations() > MOST_STUDIES) {
            throw new BadParameterException(values + " spines in a study and " + studies * params.simulations()
                    + " studies; expected at most " + MOST_VALUES + " and " + MOST_STUDIES
                    + ": lower most_animals, dendrites, spines or simulations");
        }
        boolean ofAnimals = params.comparison() == Comparison.ANIMALS;
        int divided = ofAnimals ? params.fewestAnimals() : params.dendrites() * params.spines();
        int second = NestedStudy.second(divided, params.secondShare());
        int least = ofAnimals ? 2 : 1;
        if (params.dendrites() * params.spines() < 2 || Math.min(second, divided - second) < least) {
            throw new BadParameterException("second_share = " + params.secondShare() + " of " + divided
                    + (ofAnimals ? " animals" : " spines of an animal") + " makes groups of " + (divided - second)
                    + " and "
                    + second + "; expected at least " + least + " in each, and 2 spines an animal");
        }
        if (ofAnimals && params.effectSpreadSd() > 0) {
            throw new BadParameterException("effect_spread_sd = " + params.effectSpreadSd()
                    + " is for groups of spines; between whole animals it is part of animal_share");
        }
    }

    private static double margin(NestedStudy.Estimate estimate, double alpha) {
        return estimate.df() > 0
                ? estimate.se() * TDistribution.of(estimate.df()).inverseSurvivalProbability(alpha / 2)
                : Double.NaN;
    }

    private static Row row(Params params, Analysis analysis, int animals, double[] estimates, double[] margins) {
        int n = estimates.length;
        int found = 0;
        int falsely = 0;
        int undefined = 0;
        // From which effect on each study finds it, with the right sign.
        double[] from = new double[n];
        for (int i = 0; i < n; i++) {
            found += Math.abs(estimates[i] + params.effectSd()) > margins[i] ? 1 : 0;
            falsely += Math.abs(estimates[i]) > margins[i] ? 1 : 0;
            from[i] = margins[i] - estimates[i];
            if (Double.isNaN(from[i])) {
                undefined++;
                from[i] = Double.POSITIVE_INFINITY;
            }
        }
        Arrays.sort(from);
        double smallest = from[(int) Math.ceil(params.wantedPower() * n - 1e-9) - 1];
        Proportion power = Proportion.of(found, n, 95);
        return new Row(
                analysis,
                animals,
                animals * params.dendrites() * params.spines(),
                power.share(),
                power.low(),
                power.high(),
                (double) falsely / n,
                Double.isInfinite(smallest) ? Double.NaN : smallest,
                undefined);
    }
}
