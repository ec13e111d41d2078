// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.simulate.SimulatedSession;
import io.github.spinet.simulate.StudySimulation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints how engines do on made recordings: seconds, motion (RIGID or ROWS), photons, first and last seed. */
public final class EngineBench {

    private EngineBench() {}

    /** See the class. */
    public static void main(String[] args) {
        double seconds = Double.parseDouble(args[0]);
        int first = Integer.parseInt(args[3]);
        int last = Integer.parseInt(args[4]);
        for (String motion : args[1].split(",")) {
            for (String photons : args[2].split(",")) {
                for (int seed = first; seed <= last; seed++) {
                    SimulatedSession session = session(seconds, motion, Double.parseDouble(photons), seed);
                    for (Engine engine : new Engine[] {Engine.RIGID, Engine.AUTO}) {
                        print(motion + " " + photons + " " + seed, engine, session);
                    }
                }
            }
        }
    }

    /** A made recording. */
    static SimulatedSession session(double seconds, String motion, double photons, long seed) {
        Map<String, Object> settings = Map.of(
                "design_sessions",
                1,
                "design_duration_s",
                seconds,
                "design_seed",
                seed,
                "motion_motion",
                motion,
                "imaging_photons",
                photons);
        var study = StudySimulation.run(params(settings), Progress.NONE);
        return study.session(study.keys().get(0));
    }

    private static StudySimulation.Params params(Map<String, Object> settings) {
        try {
            return Records.from(StudySimulation.Params.class, settings);
        } catch (RuntimeException e) {
            Map<String, Object> bare = new java.util.HashMap<>();
            settings.forEach((k, v) -> bare.put(k.substring(k.indexOf('_') + 1), v));
            return Records.from(StudySimulation.Params.class, bare);
        }
    }

    static Result correct(SimulatedSession session, Engine engine) {
        try (Parallel two = Parallel.of(2)) {
            return MotionCorrection.run(
                    session.movie(), Optional.empty(), MotionCorrectionTest.params(engine), two, Progress.NONE);
        }
    }

    private static void print(String what, Engine engine, SimulatedSession session) {
        Result result = correct(session, engine);
        long lost = result.shifts().stream().filter(s -> s.flag() != Flag.OK).count();
        long worse = result.shifts().stream()
                .filter(s -> s.corrAfter() <= s.corrBefore())
                .count();
        double raw = worst(session, result);
        EngineChoice choice = result.choice();
        System.out.printf(
                Locale.ROOT,
                "%s %s: error %.4f px, lost %d of %d, not better than raw %d (found %.3f, kept raw %.3f), whole in rows %d,"
                        + " %s gain %.3f +- %.3f, %.3f px, %s%n",
                what,
                engine,
                error(session, result),
                lost,
                result.shifts().size(),
                worse,
                raw,
                worstRaw(session, result),
                whole(result),
                choice.used(),
                choice.gain(),
                choice.standardError(),
                choice.withinFramePx(),
                choice.reason());
    }

    private static long whole(Result result) {
        long n = 0;
        for (int f = 0; result.rows().isPresent() && f < result.shifts().size(); f++) {
            RowShifts rows = result.rows().get();
            n += rows.dx(f, 0) == rows.dx(f, rows.bands() - 1) ? 1 : 0;
        }
        return n;
    }

    private static double worst(SimulatedSession session, Result result) {
        return offs(session, result, false);
    }

    private static double worstRaw(SimulatedSession session, Result result) {
        return offs(session, result, true);
    }

    // RMS error per axis of the frames whose correlation does not rise, with the shifts found or with none.
    private static double offs(SimulatedSession session, Result result, boolean raw) {
        double[] mean = offset(session, result);
        double squares = 0;
        int n = 0;
        for (Shift s : result.shifts()) {
            if (s.corrAfter() <= s.corrBefore()) {
                double x = mean(session.rowShiftsPx(s.frame() - 1)[0]) + mean[0] - (raw ? 0 : s.dxPx());
                double y = mean(session.rowShiftsPx(s.frame() - 1)[1]) + mean[1] - (raw ? 0 : s.dyPx());
                squares += x * x + y * y;
                n++;
            }
        }
        return Math.sqrt(squares / (2 * n));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] offset(SimulatedSession session, Result result) {
        double[] mean = new double[2];
        for (Shift s : result.shifts()) {
            double[][] truth = session.rowShiftsPx(s.frame() - 1);
            mean[0] += (s.dxPx() - mean(truth[0])) / result.shifts().size();
            mean[1] += (s.dyPx() - mean(truth[1])) / result.shifts().size();
        }
        return mean;
    }

    /** The RMS error of all rows per axis, after the mean difference is taken away. */
    static double error(SimulatedSession session, Result result) {
        double[] mean = new double[2];
        double squares = 0;
        long n = 0;
        for (Shift s : result.shifts()) {
            int f = s.frame() - 1;
            double[][] truth = session.rowShiftsPx(f);
            for (int b = 0; b < truth[0].length / RowShifts.BAND; b++) {
                int row = b * RowShifts.BAND + 3;
                boolean rows = result.rows().isPresent();
                double x = (rows ? result.rows().get().dx(f, b) : s.dxPx()) - (truth[0][row] + truth[0][row + 1]) / 2;
                double y = (rows ? result.rows().get().dy(f, b) : s.dyPx()) - (truth[1][row] + truth[1][row + 1]) / 2;
                squares += x * x + y * y;
                mean[0] += x;
                mean[1] += y;
                n++;
            }
        }
        return Math.sqrt((squares - (mean[0] * mean[0] + mean[1] * mean[1]) / n) / (2 * n));
    }
}
