// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** One simulated study of {@link Power}, whose groups do not differ on average. */
final class NestedStudy {

    /** The difference of the groups, its standard error and degrees of freedom; NaN where undefined. */
    record Estimate(double value, double se, double df) {}

    private final Power.Params params;
    private final int animals;
    private final double[] y;
    private final int[] animal;
    private final int[] dendrite;
    private final double[] group;

    NestedStudy(Power.Params params, int animals, int simulation) {
        this.params = params;
        this.animals = animals;
        int n = animals * params.dendrites() * params.spines();
        y = new double[n];
        animal = new int[n];
        dendrite = new int[n];
        group = new double[n];
        SharedStateContinuousSampler normal =
                ZigguratSampler.NormalizedGaussian.of(Seeds.stream(params.seed(), "power", animals, simulation));
        double ofAnimal = Math.sqrt(params.animalShare());
        double ofDendrite = Math.sqrt(params.dendriteShare());
        double ofSpine = Math.sqrt(1 - params.animalShare() - params.dendriteShare());
        int i = 0;
        for (int a = 0; a < animals; a++) {
            double own = ofAnimal * normal.sample();
            double effect = params.effectSpreadSd() * normal.sample();
            for (int d = 0; d < params.dendrites(); d++) {
                double shared = own + ofDendrite * normal.sample();
                for (int s = 0; s < params.spines(); s++) {
                    animal[i] = a;
                    dendrite[i] = a * params.dendrites() + d;
                    boolean whole = params.comparison() == Power.Comparison.ANIMALS;
                    group[i] = isSecond(whole ? a : d * params.spines() + s, params.secondShare()) ? 1 : 0;
                    y[i] = shared + ofSpine * normal.sample() + effect * group[i];
                    i++;
                }
            }
        }
    }

    /** How many of some units are in the second group, into which they are spread as evenly as can be. */
    static int second(int units, double share) {
        return (int) Math.floor(units * share + 1e-9);
    }

    static boolean isSecond(int unit, double share) {
        return second(unit + 1, share) > second(unit, share);
    }

    Estimate estimate(Power.Analysis analysis) {
        return switch (analysis) {
            case MIXED_MODEL -> mixed();
            case CLUSTER_ROBUST -> robust();
            case ANIMAL_MEANS -> params.comparison() == Power.Comparison.ANIMALS ? ofMeans() : ofDifferences();
        };
    }

    private Design design() {
        return Design.of(
                y.length,
                List.of(),
                List.of(new Covariate("group", group)),
                List.of(Term.of("group")),
                Design.Coding.TREATMENT);
    }

    private Estimate mixed() {
        List<Factor> random = new ArrayList<>();
        random.add(Factor.of("animal", animal));
        // Otherwise a dendrite is an animal or a spine.
        if (params.dendrites() > 1 && params.spines() > 1) {
            random.add(Factor.of("dendrite", dendrite));
        }
        Coefficient c = MixedModel.run(y, design(), random, MixedModel.Likelihood.REML)
                .coefficients()
                .get(1);
        return new Estimate(c.estimate(), c.se(), c.df());
    }

    private Estimate robust() {
        Coefficient c = ClusterRobust.run(y, design(), Factor.of("animal", animal), ClusterRobust.Correction.CR2)
                .get(1);
        return new Estimate(c.estimate(), c.se(), c.df());
    }

    // The mean of each animal's values in a group; NaN where it has none.
    private double[] means(int of) {
        double[] sums = new double[animals];
        int[] counts = new int[animals];
        for (int i = 0; i < y.length; i++) {
            if (group[i] == of) {
                sums[animal[i]] += y[i];
                counts[animal[i]]++;
            }
        }
        for (int a = 0; a < animals; a++) {
            sums[a] /= counts[a];
        }
        return sums;
    }

    private Estimate ofMeans() {
        double[] first = Samples.valid(means(0), "the means");
        double[] second = Samples.valid(means(1), "the means");
        double df = animals - 2;
        double squares = squares(first) + squares(second);
        double se = Math.sqrt(squares / df * (1.0 / first.length + 1.0 / second.length));
        return new Estimate(Describe.mean(second) - Describe.mean(first), se, df);
    }

    private Estimate ofDifferences() {
        double[] differences = means(1);
        double[] first = means(0);
        for (int a = 0; a < animals; a++) {
            differences[a] -= first[a];
        }
        double df = animals - 1;
        return new Estimate(Describe.mean(differences), Math.sqrt(squares(differences) / df / animals), df);
    }

    private static double squares(double[] values) {
        double sem = Describe.sem(values);
        return sem * sem * values.length * (values.length - 1);
    }
}
