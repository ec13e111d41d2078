// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Progress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole groups that change places, groups that are drawn, and comparisons of mean ranks. */
class GroupedResamplingTest {

    private static final Permutation.Params MANY = Permutation.Params.defaults();

    @Test
    void six_animals_of_two_kinds_have_twenty_arrangements() {
        int[] labels = {0, 0, 0, 1, 1, 1};
        double[] means = {1, 2, 3, 4, 5, 6};
        Permutation.Result r =
                Permutation.labels(labels, new int[6], l -> difference(means, l), MANY, Progress.NONE, "a");
        assertTrue(r.exact());
        assertEquals(20, r.permutations());
        // Only the data and their mirror image are as far apart.
        assertEquals(2 / 20.0, r.p(), 1e-12);
    }

    @Test
    void dendrites_change_places_within_their_animal_only() {
        int[] labels = {0, 1, 0, 1, 1};
        int[] blocks = {0, 0, 1, 1, 1};
        Set<String> seen = new HashSet<>();
        Permutation.labels(
                labels,
                blocks,
                l -> {
                    seen.add(Arrays.toString(l));
                    return l[0] + l[2];
                },
                MANY,
                Progress.NONE,
                "b");
        assertEquals(2 * 3, seen.size());
        assertTrue(seen.contains("[1, 0, 1, 1, 0]"), seen.toString());
    }

    private static double difference(double[] values, int[] labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += labels[i] == 0 ? values[i] : -values[i];
        }
        return sum / 3;
    }

    private static Bootstrap.Params params(Bootstrap.Interval interval) {
        return new Bootstrap.Params(500, 95, interval, 3);
    }

    @Test
    void the_basic_interval_mirrors_the_percentiles() {
        double[] y = {1, 2, 3, 5, 8, 13, 21};
        Bootstrap.Result percentile =
                Bootstrap.run(y, Describe::mean, params(Bootstrap.Interval.PERCENTILE), Progress.NONE, "c");
        Bootstrap.Result basic = Bootstrap.run(y, Describe::mean, params(Bootstrap.Interval.BASIC), Progress.NONE, "c");
        assertEquals(2 * basic.estimate() - percentile.high(), basic.low(), 1e-12);
        assertEquals(2 * basic.estimate() - percentile.low(), basic.high(), 1e-12);
    }

    @Test
    void animals_that_do_not_vary_inside_give_what_animals_give() {
        // Each animal has three equal values, so the spread is that of the four animal means.
        double[] y = {1, 1, 1, 2, 2, 2, 4, 4, 4, 7, 7, 7};
        Factor animal = Factor.of("animal", "a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d");
        Factor one = new Factor("all", List.of("all"), new int[12]);
        for (Bootstrap.Interval interval : Bootstrap.Interval.values()) {
            Bootstrap.Result r = HierarchicalBootstrap.rows(
                    List.of(animal),
                    new double[][] {y},
                    one,
                    rows -> Arrays.stream(rows).mapToDouble(i -> y[i]).average().orElse(Double.NaN),
                    params(interval),
                    Progress.NONE,
                    "d");
            assertEquals(3.5, r.estimate(), 1e-12);
            assertEquals(Math.sqrt(5.25 / 4), r.se(), 0.1, "seed 3");
            assertTrue(r.low() < 3.5 && r.high() > 3.5, r.toString());
        }
    }

    @Test
    void the_order_of_rows_does_not_matter() {
        double[] y = {1, 4, 2, 8, 5, 7};
        double[] turned = {7, 5, 8, 2, 4, 1};
        Factor two = Factor.of("g", "p", "p", "q", "q", "r", "r");
        Factor back = Factor.of("g", "r", "r", "q", "q", "p", "p");
        assertArrayEquals(ends(y, two), ends(turned, back));
    }

    private static double[] ends(double[] y, Factor group) {
        Bootstrap.Result r = HierarchicalBootstrap.rows(
                List.of(group),
                new double[][] {y},
                new Factor("all", List.of("all"), new int[6]),
                rows -> Quantile.median(
                        Arrays.stream(rows).mapToDouble(i -> y[i]).toArray()),
                params(Bootstrap.Interval.PERCENTILE),
                Progress.NONE,
                "e");
        return new double[] {r.low(), r.high()};
    }

    // R: R = rank(y); v = N*(N+1)/12 - sum(t^3 - t)/(12*(N-1)) with t = table(y); z = (mean(R[f==1]) - mean(R[f==3])) /
    // sqrt(v*(1/5+1/5)); 2*pnorm(-abs(z)); ptukey(abs(z)*sqrt(2), 3, Inf, lower.tail = FALSE)
    @Test
    void mean_ranks_are_compared_by_dunns_z() {
        List<double[]> groups =
                List.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 3, 4, 5, 6, 7}, new double[] {5, 6, 7, 8, 8});
        List<String> names = List.of("a", "b", "c");
        PostHoc.Comparison plain =
                RankComparisons.run(names, groups, PostHoc.Correction.LSD).compare("a", "c");
        assertEquals(-2.77697086124055, plain.t(), 1e-12);
        assertEquals(0.00548680976490092, plain.p(), 1e-13);
        PostHoc.Comparison tukey = RankComparisons.run(names, groups, PostHoc.Correction.TUKEY_KRAMER)
                .compare("a", "c");
        assertEquals(0.0151582738222242, tukey.p(), 1e-10);
    }

    @Test
    void p_too_small_for_a_number_is_adjusted_as_a_logarithm() {
        double[] lnP = {-2000, -3, -1000};
        assertEquals(-2000 + Math.log(3), Fdr.lnBenjaminiHochberg(lnP)[0], 1e-9);
        assertEquals(-1000 + Math.log(1.5), Fdr.lnBenjaminiHochberg(lnP)[2], 1e-9);
        assertEquals(-1000 + Math.log(2), Familywise.lnHolm(lnP)[2], 1e-9);
    }
}
