// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.analysis.MovementScoring.Params;
import io.github.spinet.analysis.MovementScoring.Score;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Seeds;
import io.github.spinet.core.Table;
import io.github.spinet.core.Values;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Epochs.Run;
import io.github.spinet.signal.Traces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementScoringTest {

    private static final Params DEFAULTS = Records.defaults(Params.class);
    private static final int FRAMES = 3000;

    // 30 movements of 20 to 49 frames, one every 100 frames.
    private static Epochs movements() {
        List<Run> runs = new ArrayList<>();
        for (int k = 0; k < 30; k++) {
            int start = 100 * k + 10 + 7 * k % 30;
            runs.add(new Run(start, start + 20 + k));
        }
        return Epochs.of(FRAMES, runs);
    }

    private static Traces traces(double[]... values) {
        List<String> names =
                IntStream.range(0, values.length).mapToObj(i -> "s" + i).toList();
        return new Traces(names, Clock.uniform(values[0].length, 58.3), values);
    }

    private static List<Score> run(Params params, Epochs movement, double[]... values) {
        return MovementScoring.run(traces(values), movement, params, Parallel.serial(), Progress.NONE)
                .rows();
    }

    private static double[] noise(long seed, Object key) {
        ZigguratSampler.NormalizedGaussian gauss =
                ZigguratSampler.NormalizedGaussian.of(Seeds.stream(seed, "scoring test", key));
        return IntStream.range(0, FRAMES).mapToDouble(i -> gauss.sample()).toArray();
    }

    @Test
    void score_and_rank_equal_a_naive_count_over_all_orders() {
        double[] y = {3, -1, 0.5, 2, 2, 7, -4, 1, 0, 5};
        boolean[] m = {false, true, true, false, false, true, false, false, false, true};
        Params many = new Params(200_000, 97.5, 2.5, 0, 5);
        Score score = run(many, Epochs.of(m), y).get(0);
        assertEquals(-1 + 0.5 + 7 + 5, score.score(), 1e-12);
        assertEquals(exactRank(y, m), score.p(), 0.004, "seed 5");
    }

    // The mid-rank of the given order among all orders of the runs, as a fraction of them.
    private static double exactRank(double[] y, boolean[] m) {
        List<boolean[]> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= m.length; i++) {
            if (i == m.length || m[i] != m[start]) {
                runs.add(Arrays.copyOfRange(m, start, i));
                start = i;
            }
        }
        List<Double> scores = new ArrayList<>();
        permute(runs, 0, y, scores);
        double own = dot(y, runsJoined(runs));
        long below = scores.stream().filter(s -> s < own - 1e-9).count();
        long tied = scores.stream().filter(s -> Math.abs(s - own) <= 1e-9).count();
        return (below + tied / 2.0) / scores.size();
    }

    private static void permute(List<boolean[]> runs, int fixed, double[] y, List<Double> scores) {
        if (fixed == runs.size()) {
            scores.add(dot(y, runsJoined(runs)));
        }
        for (int i = fixed; i < runs.size(); i++) {
            Collections.swap(runs, fixed, i);
            permute(runs, fixed + 1, y, scores);
            Collections.swap(runs, fixed, i);
        }
    }

    private static boolean[] runsJoined(List<boolean[]> runs) {
        boolean[] joined = new boolean[runs.stream().mapToInt(r -> r.length).sum()];
        int at = 0;
        for (boolean[] run : runs) {
            System.arraycopy(run, 0, joined, at, run.length);
            at += run.length;
        }
        return joined;
    }

    private static double dot(double[] y, boolean[] m) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += m[i] ? y[i] : 0;
        }
        return sum;
    }

    @Test
    void every_order_of_the_runs_is_equally_frequent() {
        Epochs movement = Epochs.of(10, List.of(new Run(0, 1), new Run(3, 7)));
        // Runs of 1, 2, 4 and 3 frames; the sums of powers of two tell which frames were active.
        double[] sums = new double[11];
        for (int i = 0; i < 10; i++) {
            sums[i + 1] = sums[i] + (1 << i);
        }
        int shuffles = 24_000;
        Map<Double, Integer> counts = new HashMap<>();
        UniformRandomProvider random = Seeds.stream(1, "scoring test");
        for (double score : RunShuffle.of(movement).shuffledScores(sums, shuffles, random)) {
            counts.merge(score, 1, Integer::sum);
        }
        // 24 orders; two of them, 4 then 1 or 1 then 4 side by side, can give the same frames.
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertEquals(shuffles, all);
        counts.values()
                .forEach(n -> assertTrue(Math.abs(n / 1000.0 - Math.rint(n / 1000.0)) < 0.15, "seed 1: " + counts));
    }

    @Test
    void a_spine_that_is_active_with_movement_is_found_and_one_that_is_active_in_pauses() {
        Epochs movement = movements();
        double[] with = noise(1, "with");
        double[] against = noise(1, "against");
        for (int i = 0; i < FRAMES; i++) {
            with[i] += movement.isActive(i) ? 0.5 : 0;
            against[i] -= movement.isActive(i) ? 0.5 : 0;
        }
        List<Score> scores = run(DEFAULTS, movement, with, against);
        assertEquals(Optional.of(true), scores.get(0).mrs());
        assertEquals(Optional.of(false), scores.get(0).quiescenceRelated());
        assertEquals(1001, scores.get(0).rank());
        assertEquals(1, scores.get(0).p());
        assertEquals(Optional.of(false), scores.get(1).mrs());
        assertEquals(Optional.of(true), scores.get(1).quiescenceRelated());
        assertEquals(1, scores.get(1).rank());
    }

    @Test
    void without_relation_2_5_percent_are_found_on_either_side() {
        int spines = 2000;
        double[][] values = new double[spines][];
        Arrays.setAll(values, i -> noise(11, i));
        List<Score> scores = run(new Params(200, 97.5, 2.5, 10, 11), movements(), values);
        long related = scores.stream().filter(s -> s.mrs().orElseThrow()).count();
        long quiescent =
                scores.stream().filter(s -> s.quiescenceRelated().orElseThrow()).count();
        double mean = scores.stream().mapToDouble(Score::p).average().orElseThrow();
        // 50 expected, standard deviation 7.
        assertEquals(50, related, 25, "seed 11");
        assertEquals(50, quiescent, 25, "seed 11");
        assertEquals(0.5, mean, 0.03, "seed 11");
    }

    @Test
    void a_spine_is_related_from_rank_976_of_1001_on_and_quiescent_up_to_rank_25() {
        double[][] values = new double[300][];
        Arrays.setAll(values, i -> noise(12, i));
        for (Score score : run(DEFAULTS, movements(), values)) {
            assertEquals(score.rank() / 1001, score.p());
            assertEquals(Optional.of(score.rank() >= 976), score.mrs(), score.toString());
            assertEquals(Optional.of(score.rank() <= 25), score.quiescenceRelated(), score.toString());
        }
    }

    @Test
    void a_silent_spine_ties_with_all_shuffles() {
        Score score = run(DEFAULTS, movements(), new double[FRAMES]).get(0);
        assertEquals(501, score.rank());
        assertEquals(501 / 1001.0, score.p());
        assertEquals(Optional.of(false), score.mrs());
        assertEquals(Optional.of(false), score.quiescenceRelated());
    }

    @Test
    void rounding_breaks_no_ties() {
        // Equal runs and a constant spine: every order gives the same sum up to rounding.
        double[] constant = new double[FRAMES];
        Arrays.fill(constant, 0.1);
        Epochs movement = Epochs.of(
                FRAMES,
                IntStream.range(0, 20)
                        .mapToObj(k -> new Run(100 * k + 50, 100 * k + 83))
                        .toList());
        assertEquals(501, run(DEFAULTS, movement, constant).get(0).rank());
    }

    @Test
    void masked_frames_are_left_out() {
        double[] y = noise(2, "masked");
        double[] zero = y.clone();
        Arrays.fill(y, 0, 117, Double.NaN);
        Arrays.fill(zero, 0, 117, 0);
        List<Score> scores = run(DEFAULTS, movements(), y, zero);
        assertEquals(scores.get(1).score(), scores.get(0).score());
        assertEquals(scores.get(1).rank(), scores.get(0).rank());
    }

    @Test
    void an_absent_spine_has_no_score() {
        double[] absent = new double[FRAMES];
        Arrays.fill(absent, Double.NaN);
        Score score = run(DEFAULTS, movements(), absent).get(0);
        assertEquals(new Score("s0", Double.NaN, Double.NaN, Double.NaN, Optional.empty(), Optional.empty()), score);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_session_of_nothing_but_movement_or_rest_is_not_scored(boolean moving) {
        boolean[] constant = new boolean[FRAMES];
        Arrays.fill(constant, moving);
        Params any = new Params(1000, 97.5, 2.5, 0, 1);
        Score score = run(any, Epochs.of(constant), noise(3, "x")).get(0);
        assertTrue(Double.isNaN(score.rank()) && Double.isNaN(score.p()));
        assertEquals(Optional.empty(), score.mrs());
        assertTrue(Double.isFinite(score.score()));
    }

    @Test
    void a_session_of_too_few_movements_is_not_scored() {
        Epochs nine = Epochs.of(FRAMES, movements().runs().subList(0, 9));
        Epochs ten = Epochs.of(FRAMES, movements().runs().subList(0, 10));
        double[] y = noise(4, "x");
        assertEquals(Optional.empty(), run(DEFAULTS, nine, y).get(0).mrs());
        assertTrue(run(DEFAULTS, ten, y).get(0).mrs().isPresent());
    }

    @Test
    void the_rank_does_not_depend_on_the_unit_of_the_trace() {
        double[] y = noise(6, "x");
        double[] scaled = Arrays.stream(y).map(v -> 8 * v).toArray();
        List<Score> scores = run(DEFAULTS, movements(), y, scaled);
        assertEquals(scores.get(0).rank(), scores.get(1).rank());
        assertEquals(8 * scores.get(0).score(), scores.get(1).score(), 1e-9);
    }

    @Test
    void other_spines_and_the_number_of_threads_change_nothing() {
        double[][] values = new double[17][];
        Arrays.setAll(values, i -> noise(8, i));
        List<Score> serial = run(DEFAULTS, movements(), values);
        try (Parallel three = Parallel.of(3)) {
            Table<Score> parallel = MovementScoring.run(traces(values), movements(), DEFAULTS, three, Progress.NONE);
            assertEquals(serial, parallel.rows());
        }
        assertEquals(serial.get(0), run(DEFAULTS, movements(), values[0]).get(0));
    }

    @Test
    void another_seed_gives_other_shuffles() {
        double[] y = noise(9, "x");
        double first = run(DEFAULTS, movements(), y).get(0).rank();
        double second =
                run(new Params(1000, 97.5, 2.5, 10, 2), movements(), y).get(0).rank();
        assertTrue(first != second);
        assertEquals(first, second, 100);
    }

    @Test
    void different_lengths_are_refused() {
        Epochs shorter = Epochs.of(new boolean[FRAMES - 1]);
        String message = assertThrows(BadInputException.class, () -> run(DEFAULTS, shorter, new double[FRAMES]))
                .getMessage();
        assertTrue(message.contains("3000") && message.contains("2999"), message);
    }

    @Test
    void undefined_verdicts_are_empty_cells_and_read_back() {
        Score score = new Score("s", Double.NaN, Double.NaN, Double.NaN, Optional.empty(), Optional.of(true));
        Table<Score> table = new Table<>(Score.class, List.of(score));
        assertEquals("", Values.toText(table.cells(score)[4]));
        assertEquals(score, Table.row(Score.class, Map.of("spine", "s", "mrs", "", "quiescence_related", "true")));
    }

    @Test
    void the_user_can_stop() {
        assertThrows(
                CancelledException.class,
                () -> MovementScoring.run(
                        traces(new double[FRAMES]), movements(), DEFAULTS, Parallel.serial(), (done, total, what) -> {
                            throw new CancelledException();
                        }));
    }
}
