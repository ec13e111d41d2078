// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import static io.github.spinet.bench.Rows.of;

import io.github.spinet.bench.NullStudy.Grouping;
import io.github.spinet.core.Progress;
import io.github.spinet.stats.Anova;
import io.github.spinet.stats.Bootstrap;
import io.github.spinet.stats.ChiSquared;
import io.github.spinet.stats.Correlation;
import io.github.spinet.stats.Describe;
import io.github.spinet.stats.Factor;
import io.github.spinet.stats.FisherExact;
import io.github.spinet.stats.Kendall;
import io.github.spinet.stats.KruskalWallis;
import io.github.spinet.stats.Permutation;
import io.github.spinet.stats.RankSum;
import io.github.spinet.stats.SignRank;
import io.github.spinet.stats.Slopes;
import io.github.spinet.stats.TTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The tests that take all rows to be independent. */
final class PlainTests {

    private static final List<Grouping> BOTH = List.of(Grouping.values());

    private PlainTests() {}

    static List<Candidate> all() {
        List<Candidate> all = new ArrayList<>();
        add(all, "t test", (s, b, k) -> tTest(s, TTest.Variances.EQUAL));
        add(all, "Welch t test", (s, b, k) -> tTest(s, TTest.Variances.UNEQUAL));
        add(
                all,
                "rank-sum",
                (s, b, k) -> RankSum.run(of(s.y, s.two, 0), of(s.y, s.two, 1)).p());
        add(all, "Kruskal-Wallis", (s, b, k) -> KruskalWallis.run(samples(s)).p());
        add(
                all,
                "Kruskal-Wallis, permutation",
                (s, b, k) -> KruskalWallis.permutation(samples(s), permutations(b, k), Progress.NONE)
                        .p());
        add(all, "ANOVA 1-way", (s, b, k) -> anova(s, s.three).row("group").p());
        add(
                all,
                "ANOVA 2-way, group",
                (s, b, k) -> anova(s, s.two, s.near).row("group").p());
        add(
                all,
                "ANOVA 2-way, interaction",
                (s, b, k) -> anova(s, s.two, s.near).row("group", "near").p());
        add(all, "Pearson", (s, b, k) -> Correlation.pearson(s.grouped, s.y).p());
        add(all, "Spearman", (s, b, k) -> Correlation.spearman(s.grouped, s.y).p());
        add(all, "Kendall", (s, b, k) -> Kendall.run(s.grouped, s.y).p());
        add(all, "chi-squared", (s, b, k) -> ChiSquared.run(counts(s)).p());
        add(
                all,
                "chi-squared, permutation",
                (s, b, k) -> ChiSquared.permutation(counts(s), permutations(b, k), Progress.NONE)
                        .p());
        add(all, "Fisher", (s, b, k) -> {
            long[][] c = counts(s);
            return FisherExact.run(c[0][0], c[0][1], c[1][0], c[1][1]).p();
        });
        add(all, "ANCOVA slopes", (s, b, k) -> Slopes.run(s.x, s.y, s.two).p());
        add(
                all,
                "ANCOVA slopes, permutation",
                (s, b, k) -> Slopes.permutation(s.x, s.y, s.two, permutations(b, k), Progress.NONE)
                        .p());
        add(
                all,
                "permutation of rows, means",
                (s, b, k) -> Permutation.groups(
                                of(s.y, s.two, 0),
                                of(s.y, s.two, 1),
                                (u, v) -> Describe.mean(u) - Describe.mean(v),
                                permutations(b, k),
                                Progress.NONE)
                        .p());
        add(
                all,
                "paired t test",
                (s, b, k) -> TTest.paired(s.y, new double[s.n()]).p());
        add(all, "sign-rank", (s, b, k) -> SignRank.run(s.y).p());
        add(all, "bootstrap BCa, mean", (s, b, k) -> {
            Bootstrap.Result r = Bootstrap.run(
                    s.y, Describe::mean, new Bootstrap.Params(b, 95, Bootstrap.Interval.BCA, k), Progress.NONE);
            return outside(r.low(), r.high());
        });
        return all;
    }

    private static void add(List<Candidate> all, String name, Candidate.Test test) {
        // The mean of all rows has no groups: it is tested once.
        boolean mean = name.startsWith("paired") || name.startsWith("sign") || name.startsWith("bootstrap");
        boolean resampling = name.contains("permutation") || name.contains("bootstrap");
        all.add(new Candidate(name, false, resampling, mean ? List.of(Grouping.MICE) : BOTH, test));
    }

    /** An interval as a test: 0 if it leaves out zero, 1 if not, NaN if it is undefined. */
    static double outside(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high) ? Double.NaN : low > 0 || high < 0 ? 0 : 1;
    }

    static Permutation.Params permutations(int number, long seed) {
        return new Permutation.Params(number, Permutation.Tail.TWO_SIDED, seed);
    }

    private static double tTest(NullStudy s, TTest.Variances variances) {
        return TTest.run(of(s.y, s.two, 0), of(s.y, s.two, 1), variances).p();
    }

    private static List<double[]> samples(NullStudy s) {
        return IntStream.range(0, s.three.levels().size())
                .mapToObj(level -> of(s.y, s.three, level))
                .toList();
    }

    private static Anova.Result anova(NullStudy s, Factor... factors) {
        return Anova.run(s.y, List.of(factors), Anova.Interactions.FULL, Anova.SumsOfSquares.TYPE_III);
    }

    private static long[][] counts(NullStudy s) {
        long[][] counts = new long[2][2];
        for (int i = 0; i < s.n(); i++) {
            counts[s.two.codes()[i]][(int) s.hit[i]]++;
        }
        return counts;
    }
}
