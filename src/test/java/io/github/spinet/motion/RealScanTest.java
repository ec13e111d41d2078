// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.motion.LinePhase.Reason;
import io.github.spinet.motion.MotionCorrection.Params;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.movie.ArrayMovie;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A recorded movie of two channels that was scanned to and fro, although its file does not say so. */
class RealScanTest {

    private static LinePhase phase(int channel) {
        return LinePhaseFit.of(RealMovieTest.movie(channel), Parallel.serial(), Progress.NONE);
    }

    @Test
    void both_channels_drift_alike() {
        LinePhase one = phase(1);
        LinePhase two = phase(2);
        System.out.printf("phase of lines: %s%n                %s%n", one, two);
        assertEquals(Reason.FOUND, one.reason());
        assertEquals(Reason.FOUND, two.reason());
        double apart = one.meanPx() - two.meanPx();
        for (int f = 0; f < 99; f += 14) {
            assertEquals(apart, one.px(f) - two.px(f), 0.1, "frame " + f);
        }
    }

    @Test
    void nothing_is_left_once_lines_are_in_step() {
        ArrayMovie movie = RealMovieTest.movie(1);
        LinePhase found = phase(1);
        LinePhase left = LinePhaseFit.of(new AlignedLines(movie, found), Parallel.serial(), Progress.NONE);
        assertEquals(Reason.NOT_SIGNIFICANT, left.reason(), left.toString());
        assertEquals(0, left.estimatePx(), 0.05);
    }

    @Test
    void frames_fit_the_template_better_with_lines_in_step() {
        double with = correlation(Double.NaN);
        double without = correlation(0);
        System.out.printf("correlation with lines as recorded %.4f, in step %.4f%n", without, with);
        assertTrue(with > without + 0.001, with + " with lines in step, " + without + " as recorded");
    }

    private static double correlation(double phasePx) {
        Params params = Records.from(Params.class, Map.of("engine", "RIGID", "scan_phase_px", phasePx));
        Result result = MotionCorrection.run(
                RealMovieTest.movie(1), Optional.empty(), params, Parallel.serial(), Progress.NONE);
        return result.shifts().stream().mapToDouble(Shift::corrAfter).average().orElseThrow();
    }
}
