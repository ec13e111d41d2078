// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.bench.NullStudy.Grouping;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.ClusterRobust;
import io.github.spinet.stats.ClusterRobust.Correction;
import io.github.spinet.stats.Coefficient;
import io.github.spinet.stats.Covariate;
import io.github.spinet.stats.Describe;
import io.github.spinet.stats.Design;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.HierarchicalBootstrap;
import io.github.spinet.stats.Logistic;
import io.github.spinet.stats.Logistic.WorkingCorrelation;
import io.github.spinet.stats.MixedModel;
import io.github.spinet.stats.OddsRatio;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.TTest;
import io.github.spinet.stats.Term;
import java.util.ArrayList;
import java.util.List;

/** The tests that know of mice and dendrites. */
final class NestedTests {

    private static final List<Grouping> BOTH = List.of(Grouping.values());
    private static final List<Grouping> MICE = List.of(Grouping.MICE);
    private static final List<Grouping> ROWS = List.of(Grouping.ROWS);

    private NestedTests() {}

    static List<Candidate> all() {
        List<Candidate> all = new ArrayList<>();
        add(all, BOTH, "mixed model, group", (s, b, k) -> mixed(s, group(s)));
        add(all, BOTH, "mixed model, covariate", (s, b, k) -> mixed(s, covariate(s)));
        add(all, BOTH, "mixed model, slopes", (s, b, k) -> mixed(s, slopes(s)));
        add(all, MICE, "mixed model, mean", (s, b, k) -> mixed(s, mean(s)));
        for (Correction correction : Correction.values()) {
            add(all, BOTH, "cluster-robust " + correction + ", group", (s, b, k) -> robust(s, group(s), correction));
        }
        add(all, BOTH, "cluster-robust CR2, covariate", (s, b, k) -> robust(s, covariate(s), Correction.CR2));
        add(all, BOTH, "cluster-robust CR2, slopes", (s, b, k) -> robust(s, slopes(s), Correction.CR2));
        add(all, MICE, "cluster-robust CR2, mean", (s, b, k) -> robust(s, mean(s), Correction.CR2));
        for (WorkingCorrelation working : WorkingCorrelation.values()) {
            for (Correction correction : Correction.values()) {
                String name = "GEE logistic " + (working == WorkingCorrelation.INDEPENDENCE ? "" : "exchangeable ");
                add(all, BOTH, name + correction + ", group", (s, b, k) -> logistic(s, working, correction));
            }
        }
        add(all, BOTH, "t test of means of mice", (s, b, k) -> ofMeans(s));
        add(
                all,
                MICE,
                "permutation of mice, means",
                (s, b, k) -> Permutation.groups(
                                means(s, 0),
                                means(s, 1),
                                (u, v) -> Describe.mean(u) - Describe.mean(v),
                                PlainTests.permutations(b, k),
                                Progress.NONE)
                        .p());
        add(all, ROWS, "permutation within dendrites, means", (s, b, k) -> within(s, b, k));
        add(all, MICE, "hierarchical bootstrap, mean", (s, b, k) -> {
            HierarchicalBootstrap.Result r = HierarchicalBootstrap.run(
                    s.y, List.of(s.mouse, s.dendrite), Describe::mean, resampling(b, k), Progress.NONE);
            return PlainTests.outside(r.low(), r.high());
        });
        add(
                all,
                MICE,
                "hierarchical bootstrap, group",
                (s, b, k) -> HierarchicalBootstrap.compare(
                                Rows.of(s.y, s.two, 0),
                                levels(s, 0),
                                Rows.of(s.y, s.two, 1),
                                levels(s, 1),
                                Describe::mean,
                                resampling(b, k),
                                Progress.NONE)
                        .p());
        return all;
    }

    private static void add(List<Candidate> all, List<Grouping> where, String name, Candidate.Test test) {
        boolean resampling = name.contains("permutation") || name.contains("bootstrap");
        all.add(new Candidate(name, true, resampling, where, test));
    }

    private static Design mean(NullStudy s) {
        return Design.of(s.n(), List.of(), List.of(), List.of(), Design.Coding.TREATMENT);
    }

    private static Design group(NullStudy s) {
        return Design.of(s.n(), List.of(s.two), List.of(), List.of(Term.of("group")), Design.Coding.TREATMENT);
    }

    private static Design covariate(NullStudy s) {
        return Design.of(
                s.n(),
                List.of(),
                List.of(new Covariate("grouped", s.grouped)),
                List.of(Term.of("grouped")),
                Design.Coding.TREATMENT);
    }

    private static Design slopes(NullStudy s) {
        return Design.of(
                s.n(),
                List.of(s.two),
                List.of(new Covariate("x", s.x)),
                List.of(Term.of("x"), Term.of("group"), Term.of("x", "group")),
                Design.Coding.TREATMENT);
    }

    // The coefficient of the last column is the one in question.
    private static double mixed(NullStudy s, Design design) {
        List<Coefficient> c = MixedModel.run(s.y, design, List.of(s.mouse, s.dendrite), MixedModel.Likelihood.REML)
                .coefficients();
        return c.get(c.size() - 1).p();
    }

    private static double robust(NullStudy s, Design design, Correction correction) {
        List<Coefficient> c = ClusterRobust.run(s.y, design, s.mouse, correction);
        return c.get(c.size() - 1).p();
    }

    private static double logistic(NullStudy s, WorkingCorrelation working, Correction correction) {
        List<OddsRatio> c = Logistic.run(s.hit, group(s), s.mouse, new Logistic.Params(working, correction))
                .coefficients();
        return c.get(c.size() - 1).p();
    }

    private static double[] means(NullStudy s, int level) {
        return Rows.means(s.y, s.mouse, s.two, level);
    }

    // Of two groups of mice, or of the differences within mice.
    private static double ofMeans(NullStudy s) {
        double[] first = means(s, 0);
        double[] second = means(s, 1);
        boolean shared = false;
        for (int m = 0; m < first.length; m++) {
            shared |= !Double.isNaN(first[m] - second[m]);
        }
        return shared
                ? TTest.paired(first, second).p()
                : TTest.run(first, second, TTest.Variances.EQUAL).p();
    }

    private static double within(NullStudy s, int permutations, long key) {
        int[] codes = s.two.codes();
        return Permutation.rows(
                        s.dendrite.codes(),
                        order -> {
                            double[] sums = new double[2];
                            int[] counts = new int[2];
                            for (int i = 0; i < codes.length; i++) {
                                sums[codes[i]] += s.y[order[i]];
                                counts[codes[i]]++;
                            }
                            return sums[1] / counts[1] - sums[0] / counts[0];
                        },
                        PlainTests.permutations(permutations, key),
                        Progress.NONE)
                .p();
    }

    private static List<Factor> levels(NullStudy s, int level) {
        return List.of(Rows.of(s.mouse, s.two, level), Rows.of(s.dendrite, s.two, level));
    }

    private static HierarchicalBootstrap.Params resampling(int resamples, long seed) {
        return new HierarchicalBootstrap.Params(resamples, 95, seed);
    }
}
