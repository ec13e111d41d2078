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
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many animals, dendrites or spines a comparison of two shares needs (of enlarged or surviving spines), by simulation of
 * outcomes 0 and 1 of spines on dendrites of animals.
 *
 * <p>The log odds of an outcome are the sum of what its group, its animal and its dendrite add, the last two normal. The shares
 * of variance of {@link Power.Params} are those of the log odds, to which a spine adds the variance π²/3 of the logistic
 * distribution. The chances that the settings name are those of all animals together.
 */
public final class BinaryPower {

    /** The test whose power is asked for. */
    public enum Analysis {
        /** {@link LogisticMixed} with random intercepts of animals and dendrites, by Laplace's approximation; Wald test. */
        LOGISTIC_MIXED,
        /** {@link Logistic}: averages over animals with cluster-robust errors, {@link ClusterRobust.Correction#CR2}. */
        LOGISTIC_ROBUST,
        /** A t test of the shares of animals; of two groups of spines, of the differences within animals. */
        ANIMAL_SHARES
    }

    /** What there is more and more of. */
    public enum Vary {
        /** Animals. */
        ANIMALS,
        /** Dendrites of each animal. */
        DENDRITES,
        /** Spines of each dendrite. */
        SPINES
    }

    /** The settings beside those of {@link Power.Params}, of which effect_sd and effect_spread_sd are not used. */
    public record Params(
            @Field(
                    init = "0.2",
                    min = 0.001,
                    max = 0.999,
                    help = "Chance of outcome 1 in the first group, of BINARY outcomes")
            double firstChance,

            @Field(init = "0.4", min = 0.001, max = 0.999, help = "Chance of outcome 1 in the second group")
            double secondChance,

            @Field(
                    init = "ANIMALS",
                    help = "What there is more and more of, from fewest_animals to most_animals, with BINARY outcomes")
            Vary vary,

            @Field(init = "8", min = 3, max = 1000, help = "Number of animals where dendrites or spines vary")
            int studiedAnimals)
            implements Serializable {}

    /** The power of one analysis of studies of one size. */
    public record Row(
            @Field(help = "Analysis") Analysis analysis,
            @Field(help = "Number of animals") int animals,
            @Field(help = "Dendrites of each animal") int dendrites,
            @Field(help = "Spines of each dendrite") int spines,
            @Field(help = "Number of spines of all animals") int values,

            @Field(help = "Share of the simulated studies that find the difference")
            double power,

            @Field(help = "Lower end of its 95 % confidence interval (Wilson)")
            double powerLow,

            @Field(help = "Upper end of its 95 % confidence interval")
            double powerHigh,

            @Field(
                    help =
                            "Share of studies that find a difference where there is none; above alpha the power is not to be had")
            double falsePositives,

            @Field(
                    help =
                            "Smallest chance in the second group, above the first, that is found with the wanted power, from the"
                                    + " spread of the estimates at the given chances; NaN where there is none below 1")
            double smallestChance,

            @Field(help = "Studies whose test is undefined; they count as not finding the difference")
            int undefined) {}

    private static final int MOST_VALUES = 20_000;
    private static final int MOST_STUDIES = 200_000;

    private BinaryPower() {}

    /**
     * Simulates the studies.
     *
     * @param sizes groups, shares of variance, numbers, simulations, alpha and seed
     * @param parallel whose threads make one study each
     * @return for each number a row an analysis
     */
    public static Table<Row> run(Params params, Power.Params sizes, Parallel parallel, Progress progress) {
        List<BinaryStudy.Size> studied = studied(params, sizes);
        int kinds = Analysis.values().length;
        int simulations = sizes.simulations();
        BinaryStudy.Estimate[][][] found = new BinaryStudy.Estimate[kinds][studied.size()][simulations];
        BinaryStudy.Estimate[][][] none = new BinaryStudy.Estimate[kinds][studied.size()][simulations];
        BinaryStudy.Odds odds = BinaryStudy.Odds.of(params, sizes);
        // Long studies, those with most values, come first.
        parallel.forEach(studied.size() * simulations, "Simulating studies", progress, piece -> {
            int number = studied.size() - 1 - piece / simulations;
            int simulation = piece % simulations;
            BinaryStudy study = new BinaryStudy(sizes, studied.get(number), odds, simulation);
            for (Analysis analysis : Analysis.values()) {
                found[analysis.ordinal()][number][simulation] = study.estimate(analysis, true);
                none[analysis.ordinal()][number][simulation] = study.estimate(analysis, false);
            }
        });
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < studied.size(); number++) {
            for (Analysis analysis : Analysis.values()) {
                int kind = analysis.ordinal();
                rows.add(row(sizes, analysis, studied.get(number), odds, found[kind][number], none[kind][number]));
            }
        }
        return new Table<>(Row.class, rows);
    }

    private static List<BinaryStudy.Size> studied(Params params, Power.Params sizes) {
        Power.check(sizes);
        if (sizes.effectSpreadSd() > 0) {
            throw new BadParameterException("effect_spread_sd = " + sizes.effectSpreadSd()
                    + " is for continuous outcomes; leave it 0 for binary ones");
        }
        List<BinaryStudy.Size> studied = new ArrayList<>();
        long most = 0;
        for (int count = sizes.fewestAnimals(); count <= sizes.mostAnimals(); count += sizes.animalStep()) {
            BinaryStudy.Size size = new BinaryStudy.Size(
                    params.vary() == Vary.ANIMALS ? count : params.studiedAnimals(),
                    params.vary() == Vary.DENDRITES ? count : sizes.dendrites(),
                    params.vary() == Vary.SPINES ? count : sizes.spines());
            most = Math.max(most, (long) size.animals() * size.dendrites() * size.spines());
            studied.add(size);
        }
        long studies = (long) studied.size() * sizes.simulations();
        if (most > MOST_VALUES || studies > MOST_STUDIES) {
            throw new BadParameterException(most + " spines in a study and " + studies
                    + " studies; with binary outcomes expected at most " + MOST_VALUES + " and " + MOST_STUDIES
                    + ": lower most_animals, studied_animals, dendrites, spines or simulations");
        }
        return studied;
    }

    private static Row row(
            Power.Params sizes,
            Analysis analysis,
            BinaryStudy.Size size,
            BinaryStudy.Odds odds,
            BinaryStudy.Estimate[] found,
            BinaryStudy.Estimate[] none) {
        int n = found.length;
        int hits = (int) Arrays.stream(found).filter(e -> e.p() < sizes.alpha()).count();
        int falsely =
                (int) Arrays.stream(none).filter(e -> e.p() < sizes.alpha()).count();
        BinaryStudy.Estimate[] defined =
                Arrays.stream(found).filter(e -> !Double.isNaN(e.p())).toArray(BinaryStudy.Estimate[]::new);
        Proportion power = Proportion.of(hits, n, 95);
        return new Row(
                analysis,
                size.animals(),
                size.dendrites(),
                size.spines(),
                size.animals() * size.dendrites() * size.spines(),
                power.share(),
                power.low(),
                power.high(),
                (double) falsely / n,
                smallest(sizes, analysis, odds, defined),
                n - defined.length);
    }

    // The estimates are near normal: what exceeds the margin of a typical study by the wanted quantile of their spread.
    private static double smallest(
            Power.Params sizes, Analysis analysis, BinaryStudy.Odds odds, BinaryStudy.Estimate[] defined) {
        if (defined.length < 2) {
            return Double.NaN;
        }
        double[] values =
                Arrays.stream(defined).mapToDouble(BinaryStudy.Estimate::value).toArray();
        double[] margins = Arrays.stream(defined)
                .mapToDouble(e -> e.se() * Intervals.t(e.df(), sizes.alpha()))
                .toArray();
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(sizes.wantedPower());
        double least = Quantile.matlab(margins, 50) + z * Describe.sd(values);
        double chance = switch (analysis) {
            case LOGISTIC_MIXED -> odds.chance(odds.first() + least);
            case LOGISTIC_ROBUST -> BinaryStudy.logistic(BinaryStudy.logit(odds.firstChance()) + least);
            case ANIMAL_SHARES -> odds.firstChance() + least;
        };
        return chance < 1 ? chance : Double.NaN;
    }
}
