// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** One simulated study of {@link BinaryPower}, with and without a difference of the groups from the same draws. */
final class BinaryStudy {

    private static final int NODES = 40;
    private static final double FAR = 40;

    /** The difference of the groups (log odds, or of shares), its standard error, df and p; NaN where undefined. */
    record Estimate(double value, double se, double df, double p) {
        private static final Estimate UNDEFINED = new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Numbers of animals, of dendrites of each, of spines of each dendrite. */
    record Size(int animals, int dendrites, int spines) {}

    /**
     * The log odds of the groups in an animal and dendrite that add nothing, such that all animals together have the chances.
     *
     * @param ofAnimal standard deviation of what animals add
     * @param ofDendrite standard deviation of what dendrites add
     */
    record Odds(double firstChance, double first, double second, double ofAnimal, double ofDendrite) {

        static Odds of(BinaryPower.Params params, Power.Params sizes) {
            double unit = Math.PI * Math.PI / 3 / (1 - sizes.animalShare() - sizes.dendriteShare());
            double ofAnimal = Math.sqrt(sizes.animalShare() * unit);
            double ofDendrite = Math.sqrt(sizes.dendriteShare() * unit);
            double spread = Math.hypot(ofAnimal, ofDendrite);
            return new Odds(
                    params.firstChance(),
                    within(params.firstChance(), spread),
                    within(params.secondChance(), spread),
                    ofAnimal,
                    ofDendrite);
        }

        /** The chance of all animals together at such log odds. */
        double chance(double eta) {
            return average(eta, Math.hypot(ofAnimal, ofDendrite));
        }

        private static double within(double chance, double spread) {
            return Intervals.root(eta -> chance - average(eta, spread), -FAR, FAR);
        }

        private static double average(double eta, double spread) {
            GaussIntegrator rule = new GaussIntegratorFactory().hermite(NODES);
            return rule.integrate(z -> logistic(eta + spread * Math.sqrt(2) * z)) / Math.sqrt(Math.PI);
        }
    }

    private final Power.Params params;
    private final Size size;
    private final int[] animal;
    private final int[] dendrite;
    private final double[] group;
    private final double[] different;
    private final double[] same;

    BinaryStudy(Power.Params params, Size size, Odds odds, int simulation) {
        this.params = params;
        this.size = size;
        int n = size.animals() * size.dendrites() * size.spines();
        animal = new int[n];
        dendrite = new int[n];
        group = new double[n];
        different = new double[n];
        same = new double[n];
        UniformRandomProvider random = Seeds.stream(
                params.seed(), "binary power", size.animals(), size.dendrites(), size.spines(), simulation);
        SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        boolean whole = params.comparison() == Power.Comparison.ANIMALS;
        int i = 0;
        for (int a = 0; a < size.animals(); a++) {
            double own = odds.ofAnimal() * normal.sample();
            for (int d = 0; d < size.dendrites(); d++) {
                double shared = own + odds.ofDendrite() * normal.sample();
                for (int s = 0; s < size.spines(); s++) {
                    animal[i] = a;
                    dendrite[i] = a * size.dendrites() + d;
                    group[i] = NestedStudy.isSecond(whole ? a : d * size.spines() + s, params.secondShare()) ? 1 : 0;
                    double u = random.nextDouble();
                    same[i] = u < logistic(shared + odds.first()) ? 1 : 0;
                    different[i] = group[i] == 0 ? same[i] : u < logistic(shared + odds.second()) ? 1 : 0;
                    i++;
                }
            }
        }
    }

    static double logistic(double eta) {
        return 1 / (1 + Math.exp(-eta));
    }

    static double logit(double chance) {
        return Math.log(chance / (1 - chance));
    }

    /** @param effect whether the groups differ */
    Estimate estimate(BinaryPower.Analysis analysis, boolean effect) {
        double[] y = effect ? different : same;
        try {
            return switch (analysis) {
                case LOGISTIC_MIXED -> mixed(y);
                case LOGISTIC_ROBUST -> robust(y);
                case ANIMAL_SHARES -> shares(y);
            };
        } catch (BadInputException separated) {
            // Few spines may all have one outcome; such a study finds nothing.
            return Estimate.UNDEFINED;
        }
    }

    private Design design() {
        return Design.of(
                group.length,
                List.of(),
                List.of(new Covariate("group", group)),
                List.of(Term.of("group")),
                Design.Coding.TREATMENT);
    }

    private Estimate mixed(double[] y) {
        List<Factor> random = new ArrayList<>();
        random.add(Factor.of("animal", animal));
        if (size.dendrites() > 1 && size.spines() > 1) {
            random.add(Factor.of("dendrite", dendrite));
        }
        return of(LogisticMixed.run(y, design(), random, LogisticMixed.Params.defaults())
                .coefficients()
                .get(1));
    }

    private Estimate robust(double[] y) {
        Logistic.Params cr2 =
                new Logistic.Params(Logistic.WorkingCorrelation.INDEPENDENCE, ClusterRobust.Correction.CR2);
        return of(Logistic.run(y, design(), Factor.of("animal", animal), cr2)
                .coefficients()
                .get(1));
    }

    private static Estimate of(OddsRatio c) {
        return new Estimate(c.estimate(), c.se(), c.df(), c.p());
    }

    private Estimate shares(double[] y) {
        double[] first = means(y, 0);
        double[] second = means(y, 1);
        boolean whole = params.comparison() == Power.Comparison.ANIMALS;
        TTest.Result test = whole
                ? TTest.run(Samples.valid(second, "shares"), Samples.valid(first, "shares"), TTest.Variances.EQUAL)
                : TTest.paired(second, first);
        return new Estimate(test.difference(), test.difference() / test.t(), test.df(), test.p());
    }

    // The share of outcome 1 of each animal's spines in a group; NaN where it has none.
    private double[] means(double[] y, int of) {
        double[] sums = new double[size.animals()];
        int[] counts = new int[size.animals()];
        for (int i = 0; i < y.length; i++) {
            if (group[i] == of) {
                sums[animal[i]] += y[i];
                counts[animal[i]]++;
            }
        }
        for (int a = 0; a < sums.length; a++) {
            sums[a] /= counts[a];
        }
        return sums;
    }
}
