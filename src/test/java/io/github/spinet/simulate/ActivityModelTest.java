// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import io.github.spinet.simulate.PlannedSpine.Fate;
import io.github.spinet.simulate.PressModel.Press;
import io.github.spinet.simulate.SpineActivity.Event;
import io.github.spinet.simulate.SpineActivity.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityModelTest {

    private static final double RATE = 20;
    private static final PressModel.Rates ALL_LEARNED = new PressModel.Rates(10, 0);
    private static final PressModel.Rates TWELVE = new PressModel.Rates(6, 6);
    private static final SessionKey KEY = new SessionKey("A1", "F1", 1);

    // Spines every µm, movement-related or not, on one dendrite of 41 µm.
    private static List<PlannedSpine> row(boolean related) {
        List<PlannedSpine> spines = new ArrayList<>();
        for (int i = 0; i <= 40; i++) {
            spines.add(
                    new PlannedSpine("s" + i, 0, i + 0.5, 1, 1.5, new double[] {1}, related, Fate.STABLE, 1, 1, false));
        }
        return spines;
    }

    // Every 6 s a movement of 0.5 s.
    private static List<Press> presses(double durationS) {
        List<Press> presses = new ArrayList<>();
        for (double t = 3; t < durationS - 3; t += 6) {
            presses.add(new Press(t, t + 0.5, 1, 0.5, 0, true));
        }
        return presses;
    }

    private static List<SpineActivity> run(boolean related, double durationS, long seed, Object... pairs) {
        return ActivityModel.run(
                row(related),
                new double[] {41},
                presses(durationS),
                Clock.uniform((int) (durationS * RATE), RATE),
                Made.params(ActivityModel.Params.class, pairs),
                seed,
                KEY);
    }

    private static double sharedPerMin(SpineActivity a, SpineActivity b, double durationS) {
        return a.active().and(b.active()).runs().size() / durationS * 60;
    }

    @Test
    void shared_local_events_fall_with_distance_as_the_model_says() {
        double duration = 20_000;
        List<SpineActivity> spines = run(false, duration, 1, "private_per_min", 0, "local_per_min", 3, "coupling", 0.8);
        for (int d : new int[] {1, 4, 8, 16, 32}) {
            double sum = 0;
            for (int i = 0; i + d < spines.size(); i++) {
                sum += sharedPerMin(spines.get(i), spines.get(i + d), duration);
            }
            ActivityModel.Expected expected = ActivityModel.expected(
                    d,
                    false,
                    false,
                    ALL_LEARNED,
                    Made.params(ActivityModel.Params.class, "private_per_min", 0, "local_per_min", 3, "coupling", 0.8));
            double model = expected.sharedPerMin() + expected.chancePerMin();
            // Thinning removes a little, at most as much as comes together by chance.
            assertEquals(model, sum / (spines.size() - d), 0.12 * model + 0.05, d + " µm, seed 1");
        }
    }

    @Test
    void movement_related_spines_respond_to_their_share_of_movements_and_neighbours_to_the_same() {
        double duration = 12_000;
        List<SpineActivity> spines = run(
                true,
                duration,
                2,
                "private_per_min",
                0,
                "local_per_min",
                0,
                "response_probability",
                0.4,
                "learned_preference",
                0,
                "coupling",
                0.9);
        double perMovement =
                spines.stream().mapToInt(s -> s.events().size()).average().orElseThrow()
                        / presses(duration).size();
        assertEquals(0.4, perMovement, 0.02, "seed 2");
        for (int d : new int[] {1, 8, 30}) {
            double sum = 0;
            for (int i = 0; i + d < spines.size(); i++) {
                sum += sharedPerMin(spines.get(i), spines.get(i + d), duration);
            }
            double expected = 10 * (0.16 + 0.81 * 0.24 * Math.exp(-d / 8.0));
            assertEquals(expected, sum / (spines.size() - d), 0.08 * expected, d + " µm, seed 2");
        }
    }

    @Test
    void learned_movements_have_more_responses() {
        List<Press> presses = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            presses.add(new Press(3 + 6 * i, 3.5 + 6 * i, 1, 0.5, 0, i % 2 == 0));
        }
        int[] responses = new int[2];
        ActivityModel.Params params = Made.params(
                ActivityModel.Params.class,
                "private_per_min",
                0,
                "local_per_min",
                0,
                "response_probability",
                0.4,
                "learned_preference",
                0.5);
        Clock clock = Clock.uniform((int) (6010 * RATE), RATE);
        for (SpineActivity spine : ActivityModel.run(row(true), new double[] {41}, presses, clock, params, 7, KEY)) {
            for (Event event : spine.events()) {
                responses[(int) Math.floor(event.startS() / 6) % 2]++;
            }
        }
        assertEquals(0.6, responses[0] / (500.0 * 41), 0.04, "seed 7");
        assertEquals(0.2, responses[1] / (500.0 * 41), 0.04, "seed 7");
    }

    @Test
    void transient_spines_share_nothing_with_their_neighbours() {
        List<PlannedSpine> spines = row(false).stream()
                .map(s -> new PlannedSpine(
                        s.name(), 0, s.positionUm(), 1, 1.5, s.volumes(), false, Fate.TRANSIENT, 1, 1, false))
                .toList();
        ActivityModel.Params params = Made.params(ActivityModel.Params.class, "private_per_min", 0, "local_per_min", 5);
        for (SpineActivity spine : ActivityModel.run(
                spines, new double[] {41}, presses(600), Clock.uniform(12000, RATE), params, 8, KEY)) {
            assertEquals(List.of(), spine.events());
        }
    }

    @Test
    void responses_follow_the_movement_by_the_lag() {
        List<SpineActivity> spines = run(true, 3000, 3, "private_per_min", 0, "local_per_min", 0, "lag_s", 0.2);
        List<Press> presses = presses(3000);
        double sum = 0;
        int n = 0;
        for (SpineActivity spine : spines) {
            for (Event event : spine.events()) {
                assertEquals(Source.MOVEMENT, event.source());
                double lag = presses.stream()
                        .mapToDouble(p -> event.startS() - p.startS())
                        .filter(x -> Math.abs(x) < 3)
                        .findFirst()
                        .orElseThrow();
                sum += lag;
                n++;
            }
        }
        assertEquals(0.2, sum / n, 0.005, "seed 3");
    }

    @Test
    void other_spines_do_not_care_about_movements() {
        double duration = 20_000;
        boolean[] moving = new boolean[(int) (duration * RATE)];
        for (Press p : presses(duration)) {
            for (int i = (int) (p.startS() * RATE); i <= p.endS() * RATE; i++) {
                moving[i] = true;
            }
        }
        Epochs movements = Epochs.of(moving);
        double active = 0;
        double both = 0;
        for (SpineActivity spine : run(false, duration, 4)) {
            active += spine.active().activeFrames();
            both += spine.active().and(movements).activeFrames();
        }
        double share = (double) movements.activeFrames() / movements.frames();
        assertEquals(share, both / active, 0.05 * share, "seed 4");
    }

    @Test
    void events_are_runs_of_the_active_frames_and_at_least_half_their_peak() {
        for (SpineActivity spine : run(true, 600, 5)) {
            assertEquals(
                    spine.active().runs(),
                    spine.events().stream().map(Event::frames).toList());
            for (Event event : spine.events()) {
                double highest = 0;
                for (int i = event.frames().start(); i < event.frames().end(); i++) {
                    assertTrue(spine.dff()[i] >= event.peakDff() / 2 - 1e-9);
                    highest = Math.max(highest, spine.dff()[i]);
                }
                assertEquals(event.peakDff(), highest, 0.12 * event.peakDff());
                assertTrue(event.frames().start() == 0
                        || spine.dff()[event.frames().start() - 1] < event.peakDff() / 2 + 0.05);
            }
        }
    }

    @Test
    void a_spine_added_changes_no_other() {
        List<PlannedSpine> all = row(true);
        Clock clock = Clock.uniform(4000, RATE);
        ActivityModel.Params params = Made.params(ActivityModel.Params.class);
        List<SpineActivity> many = ActivityModel.run(all, new double[] {41}, presses(200), clock, params, 6, KEY);
        List<SpineActivity> few =
                ActivityModel.run(all.subList(7, 8), new double[] {41}, presses(200), clock, params, 6, KEY);
        assertArrayEquals(many.get(7).dff(), few.get(0).dff());
    }

    @Test
    void expected_coactivity_falls_with_distance_and_is_highest_between_movement_related_spines() {
        ActivityModel.Params params = Made.params(ActivityModel.Params.class);
        double before = Double.POSITIVE_INFINITY;
        for (int d = 0; d < 30; d++) {
            double related =
                    ActivityModel.expected(d, true, true, TWELVE, params).coactivity();
            assertTrue(related < before);
            assertTrue(related
                    > ActivityModel.expected(d, false, false, TWELVE, params).coactivity());
            assertTrue(related
                    > ActivityModel.expected(d, true, false, TWELVE, params).coactivity());
            before = related;
        }
    }
}
