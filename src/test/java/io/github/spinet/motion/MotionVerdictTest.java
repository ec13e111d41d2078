// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Table;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.MotionVerdict.Grade;
import io.github.spinet.motion.MotionVerdict.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A table of shifts says whether to trust it. */
class MotionVerdictTest {

    private final List<Shift> rows = new ArrayList<>();

    private MotionVerdictTest add(int frames, Flag flag, double before, double after) {
        for (int i = 0; i < frames; i++) {
            rows.add(new Shift(rows.size() + 1, 0, 1, 1, 0.9, before, after, flag));
        }
        return this;
    }

    private MotionVerdict verdict() {
        return MotionVerdict.of(new Table<>(Shift.class, rows));
    }

    @Test
    void a_usual_movie_is_good() {
        MotionVerdict verdict = add(97, Flag.OK, 0.5, 0.75)
                .add(3, Flag.BAD, 0.2, 0.3)
                .add(50, Flag.MISSING, Double.NaN, Double.NaN)
                .verdict();
        assertEquals(new MotionVerdict(Grade.GOOD, 0.97, 0, 0, 0.25, List.of()), verdict);
    }

    @Test
    void lost_frames_make_it_usable_or_worth_a_look() {
        MotionVerdict some =
                add(90, Flag.OK, 0.5, 0.6).add(10, Flag.BAD, 0.1, 0.2).verdict();
        assertEquals(Grade.USABLE, some.grade());
        assertEquals(List.of(Reason.FRAMES_LOST), some.reasons());
        assertEquals(
                Grade.LOOK,
                add(20, Flag.CONSTANT, Double.NaN, Double.NaN).verdict().grade());
    }

    @Test
    void frames_at_the_border_of_the_search_count() {
        MotionVerdict some =
                add(199, Flag.OK, 0.5, 0.6).add(1, Flag.AT_LIMIT, 0.1, 0.2).verdict();
        assertEquals(0.005, some.atLimitShare(), 1e-12);
        assertEquals(Grade.USABLE, some.grade());
        MotionVerdict many = add(8, Flag.AT_LIMIT, 0.1, 0.2).verdict();
        assertEquals(List.of(Reason.AT_LIMIT), many.reasons());
        assertEquals(Grade.LOOK, many.grade());
    }

    @Test
    void a_correction_that_does_not_help_is_said() {
        MotionVerdict half =
                add(50, Flag.OK, 0.5, 0.6).add(50, Flag.OK, 0.5, 0.5).verdict();
        assertEquals(List.of(Reason.NOT_BETTER_THAN_RAW), half.reasons());
        assertEquals(0.5, half.keptRawShare());
        assertEquals(0.05, half.correlationGain(), 1e-12);
        assertEquals(Grade.USABLE, half.grade());
        MotionVerdict fell = add(101, Flag.OK, 0.5, 0.4).verdict();
        assertEquals(Grade.LOOK, fell.grade());
        assertTrue(fell.reasons().contains(Reason.CORRELATION_FELL));
    }

    @Test
    void nothing_recorded_is_worth_a_look() {
        MotionVerdict none = add(3, Flag.MISSING, Double.NaN, Double.NaN).verdict();
        assertEquals(Grade.LOOK, none.grade());
        assertEquals(List.of(Reason.NO_FRAMES), none.reasons());
        assertTrue(Double.isNaN(none.okShare()) && Double.isNaN(none.correlationGain()));
    }

    @Test
    void the_order_of_frames_does_not_matter() {
        add(60, Flag.OK, 0.5, 0.7).add(5, Flag.BAD, 0.1, 0.05).add(2, Flag.AT_LIMIT, 0.3, 0.4);
        MotionVerdict one = verdict();
        Collections.shuffle(rows, new Random(3));
        assertEquals(one, verdict());
    }

    @Test
    void a_gain_that_chance_may_have_made_asks_for_more_frames() {
        double[] before = new double[100];
        double[] after = new double[100];
        for (int f = 0; f < 100; f++) {
            after[f] = f % 10 < 6 ? 0.1 : -0.1;
        }
        HeldOutGain few = HeldOutGain.of(before, after);
        assertTrue(few.undecided(), few.toString());
        double[] four = new double[400];
        for (int f = 0; f < 400; f++) {
            four[f] = after[f % 100];
        }
        HeldOutGain more = HeldOutGain.of(new double[400], four);
        assertTrue(more.helps() && !more.undecided(), more.toString());
    }

    @Test
    void judged_frames_come_in_runs_and_cover_short_movies() {
        boolean[] runs = HeldOut.runs(24_000, 384);
        int n = 0;
        for (boolean run : runs) {
            n += run ? 1 : 0;
        }
        assertEquals(384, n);
        assertTrue(runs[0] && runs[15] && !runs[16] && runs[1000]);
        for (boolean run : HeldOut.runs(30, 384)) {
            assertTrue(run);
        }
    }
}
