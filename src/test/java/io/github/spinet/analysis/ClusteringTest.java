// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.analysis.Clustering.Bin;
import io.github.spinet.analysis.Clustering.Compared;
import io.github.spinet.analysis.Clustering.Observation;
import io.github.spinet.analysis.Clustering.Params;
import io.github.spinet.analysis.Clustering.Result;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Seeds;
import io.github.spinet.stats.TestRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class ClusteringTest {

    private static final Params DEFAULTS = Records.defaults(Params.class);

    // An unbalanced two-way layout, 2 groups × 3 bins.
    private static final double[] Y = {3.1, 2.9, 4, 5.2, 6.1, 7, 6.5, 7.7, 8.1, 2, 2.4, 3.9, 4.4, 4.1, 5, 5.5, 6.6};
    private static final int[] BIN = {1, 1, 1, 2, 2, 3, 3, 3, 3, 1, 1, 2, 2, 2, 2, 3, 3};

    private static List<Observation> layout() {
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < Y.length; i++) {
            all.add(new Observation(i < 9 ? PairClass.MRS : PairClass.NON_MRS, 5 * BIN[i] - 2.5, Y[i]));
        }
        return all;
    }

    private static Result run(List<Observation> observations, Params params) {
        return Clustering.run(observations, observations.size(), params, Progress.NONE);
    }

    private static TestRow row(Result result, String test, String term) {
        return result.tests().stream()
                .filter(t -> t.test().equals(test) && t.term().equals(term))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_two_way_analysis_agrees_with_type_III_sums_of_squares() {
        // R: library(car); options(contrasts = c("contr.sum", "contr.poly")); Anova(lm(y ~ A * B), type = 3)
        Result result = run(layout(), new Params(5, 15, Compared.MRS_AND_NON_MRS));
        TestRow mrs = row(result, "two-way ANOVA", "mrs");
        assertEquals(16.231074, mrs.statistic(), 1e-6);
        assertEquals(0.0019861, mrs.p(), 1e-7);
        assertEquals(1, mrs.df1());
        assertEquals(11, mrs.df2());
        assertEquals(17, mrs.n());
        assertEquals(53.617333, row(result, "two-way ANOVA", "distance").statistic(), 1e-6);
        TestRow interaction = row(result, "two-way ANOVA", "mrs:distance");
        assertEquals(0.027659, interaction.statistic(), 1e-6);
        assertEquals(0.020086, interaction.sumOfSquares(), 1e-6);
        TestRow lsd = row(result, "LSD", "MRS × 10-15 µm vs NON_MRS × 10-15 µm");
        assertEquals(2.443221, lsd.statistic(), 1e-6);
        assertEquals(0.0326358, lsd.p(), 1e-7);
        assertEquals(1.275, lsd.estimate(), 1e-12);
        assertEquals(6, lsd.n());
        assertTrue(lsd.pAdjusted() >= lsd.p() && lsd.pAdjusted() <= 1);
    }

    @Test
    void post_hoc_compares_the_groups_in_each_bin_and_the_first_bin_with_the_others() {
        List<String> terms = run(layout(), new Params(5, 15, Compared.MRS_AND_NON_MRS)).tests().stream()
                .filter(t -> t.test().equals("LSD"))
                .map(TestRow::term)
                .toList();
        assertEquals(
                List.of(
                        "MRS × 0-5 µm vs NON_MRS × 0-5 µm",
                        "MRS × 5-10 µm vs NON_MRS × 5-10 µm",
                        "MRS × 10-15 µm vs NON_MRS × 10-15 µm",
                        "MRS × 0-5 µm vs MRS × 5-10 µm",
                        "MRS × 0-5 µm vs MRS × 10-15 µm",
                        "NON_MRS × 0-5 µm vs NON_MRS × 5-10 µm",
                        "NON_MRS × 0-5 µm vs NON_MRS × 10-15 µm"),
                terms);
    }

    @Test
    void bins_begin_at_their_edge_and_end_before_the_next() {
        List<Observation> edges = new ArrayList<>();
        for (double d : new double[] {0, 4.99, 5, 12.3 - 7.3, 5 - 1e-12, 29.99, 30, 31}) {
            edges.add(new Observation(PairClass.MRS, d, 1));
        }
        Result result = run(edges, DEFAULTS);
        List<Bin> mrs =
                result.bins().stream().filter(b -> b.group() == PairClass.MRS).toList();
        assertEquals(List.of(2, 3, 0, 0, 0, 1), mrs.stream().map(Bin::pairs).toList());
        assertEquals(2, result.use().beyond());
        assertEquals(2.5, mrs.get(0).centreUm());
        assertEquals(18, result.bins().size());
        assertTrue(Double.isNaN(mrs.get(2).meanCoactivity()), "no pairs, no mean");
        assertTrue(Double.isNaN(mrs.get(5).semCoactivity()), "one pair, no error");
    }

    @Test
    void a_bin_has_mean_and_standard_error() {
        Bin bin = run(
                        List.of(
                                new Observation(PairClass.MIXED, 1, 1),
                                new Observation(PairClass.MIXED, 2, 2),
                                new Observation(PairClass.MIXED, 3, 6)),
                        DEFAULTS)
                .bins()
                .rows()
                .get(12);
        assertEquals(PairClass.MIXED, bin.group());
        assertEquals(3, bin.meanCoactivity(), 1e-12);
        assertEquals(Math.sqrt(7 / 3.0), bin.semCoactivity(), 1e-12);
        assertEquals(2, bin.medianCoactivity());
    }

    @Test
    void every_pair_left_out_is_counted_once() {
        List<CoActivity.Pair> pairs = List.of(
                pair("a", "b", 1, 0.5),
                pair("a", "c", 2, 0.5),
                pair("c", "d", 3, 0.5),
                pair("a", "unscored", 1, 0.5),
                pair("a", "b", Double.NaN, 0.5),
                pair("a", "b", 31, 0.5),
                pair("a", "b", 1, Double.NaN));
        Map<String, Boolean> mrs = Map.of("a", true, "b", true, "c", false, "d", false);
        Result result = Clustering.run(pairs, mrs, DEFAULTS, Progress.NONE);
        assertEquals(new Clustering.Use(7, 3, 1, 1, 1, 1), result.use());
        assertEquals(
                List.of(PairClass.MRS, PairClass.MIXED, PairClass.NON_MRS),
                Clustering.observe(pairs, mrs).subList(0, 3).stream()
                        .map(Observation::group)
                        .toList());
    }

    @Test
    void too_little_data_gives_the_same_rows_with_reasons() {
        List<Observation> few = layout();
        List<String> terms = terms(run(few, DEFAULTS));
        for (List<Observation> data : List.of(
                List.<Observation>of(),
                few.subList(0, 1),
                few.subList(0, 3),
                few.subList(0, 9),
                List.of(few.get(0), few.get(16)))) {
            Result result = run(data, DEFAULTS);
            assertEquals(terms, terms(result), data.size() + " pairs");
            assertEquals(18, result.bins().size());
            assertEquals(3, result.decays().size());
            for (TestRow row : result.tests()) {
                assertTrue(!Double.isNaN(row.p()) || !row.warning().isEmpty(), row + " says why");
            }
        }
        TestRow missing = row(run(few, DEFAULTS), "LSD", "MRS × 25-30 µm vs NON_MRS × 25-30 µm");
        assertEquals("no pairs in MRS × 25-30 µm", missing.warning());
    }

    @Test
    void mixed_pairs_enter_the_analysis_of_variance_on_request_only() {
        List<Observation> all = layout();
        double without = row(run(all, new Params(5, 15, Compared.MRS_AND_NON_MRS)), "two-way ANOVA", "mrs")
                .statistic();
        for (int i = 0; i < Y.length; i++) {
            all.add(new Observation(PairClass.MIXED, 5 * BIN[i] - 2.5, Y[i] * 2));
        }
        Result two = run(all, new Params(5, 15, Compared.MRS_AND_NON_MRS));
        assertEquals(without, row(two, "two-way ANOVA", "mrs").statistic(), 1e-12);
        Result three = run(all, new Params(5, 15, Compared.WITH_MIXED));
        assertEquals(2, row(three, "two-way ANOVA", "mrs").df1());
        assertEquals(34, row(three, "two-way ANOVA", "mrs").n());
        row(three, "LSD", "MIXED × 0-5 µm vs MIXED × 5-10 µm");
    }

    @Test
    void the_order_of_the_pairs_does_not_matter() {
        List<Observation> shuffled = layout();
        Result before = run(layout(), DEFAULTS);
        Collections.shuffle(shuffled, new Random(5));
        Result after = run(shuffled, DEFAULTS);
        for (int i = 0; i < before.tests().size(); i++) {
            TestRow a = before.tests().rows().get(i);
            assertEquals(a.statistic(), after.tests().rows().get(i).statistic(), 1e-9, a.term());
        }
    }

    @Test
    void planted_clusters_of_movement_related_spines_are_found() {
        long seed = 11;
        UniformRandomProvider random = Seeds.stream(seed, "test");
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            PairClass group = i % 3 == 0 ? PairClass.MRS : PairClass.NON_MRS;
            double d = 30 * random.nextDouble();
            double planted = group == PairClass.MRS ? 0.2 + 0.3 * Math.exp(-d / 6) : 0.15;
            all.add(new Observation(group, d, planted + 0.1 * (random.nextDouble() - 0.5)));
        }
        Result result = run(all, DEFAULTS);
        assertTrue(row(result, "two-way ANOVA", "mrs:distance").p() < 1e-6, "seed " + seed);
        assertTrue(row(result, "LSD", "MRS × 0-5 µm vs MRS × 5-10 µm").pAdjusted() < 1e-6, "seed " + seed);
        TestRow r = row(result, "Pearson correlation", "co-activity with distance, MRS");
        assertTrue(r.effect() < -0.5 && r.effectHigh() < 0, "seed " + seed);
        Decay decay = result.decays().rows().get(0);
        assertEquals(6, decay.lengthUm(), 0.5, "seed " + seed);
        assertEquals(0.3, decay.amplitude(), 0.02, "seed " + seed);
        assertEquals(0.2, decay.offset(), 0.01, "seed " + seed);
        assertFalse(Double.isNaN(decay.explained()));
    }

    @Test
    void a_range_that_is_no_whole_number_of_bins_is_refused() {
        assertThrows(BadParameterException.class, () -> Records.from(Params.class, Map.of("bin_um", 4.0)));
        assertThrows(BadParameterException.class, () -> new Params(5, 2, Compared.MRS_AND_NON_MRS));
        assertEquals(3, new Params(0.1, 0.3, Compared.MRS_AND_NON_MRS).bins());
    }

    @Test
    void stops_when_the_user_wishes() {
        assertThrows(
                CancelledException.class,
                () -> Clustering.run(layout(), Y.length, DEFAULTS, (done, total, what) -> {
                    throw new CancelledException();
                }));
    }

    private static List<String> terms(Result result) {
        return result.tests().stream().map(t -> t.test() + " " + t.term()).toList();
    }

    private static CoActivity.Pair pair(String a, String b, double distanceUm, double coactivity) {
        return new CoActivity.Pair(a, b, "d1", distanceUm, 1, 1, 1, coactivity);
    }
}
