// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.simulate.SimulatedSession;
import io.github.spinet.simulate.SimulatedStudy;
import io.github.spinet.simulate.StudySimulation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints how engines do on made recordings; not a test. */
public final class EngineBench {

    private EngineBench() {}

    /**
     * Runs it.
     *
     * @param args length in s; motion, photons and engines, each a list with commas; first and last seed
     */
    public static void main(String[] args) {
        for (String motion : args[1].split(",")) {
            for (String photons : args[2].split(",")) {
                for (int seed = Integer.parseInt(args[4]); seed <= Integer.parseInt(args[5]); seed++) {
                    SimulatedSession session = session(Map.of(
                            "sessions", 1, "duration_s", args[0], "seed", seed, "motion", motion, "photons", photons));
                    for (String engine : args[3].split(",")) {
                        System.out.print(motion + ", " + photons + " photons, seed " + seed + ", ");
                        print(Engine.valueOf(engine), session);
                    }
                }
            }
        }
    }

    private static SimulatedSession session(Map<String, Object> settings) {
        SimulatedStudy<SimulatedSession> study =
                StudySimulation.run(Records.from(StudySimulation.Params.class, settings), Progress.NONE);
        return study.session(study.keys().get(0));
    }

    private static void print(Engine engine, SimulatedSession session) {
        long start = System.nanoTime();
        Result result;
        try (Parallel two = Parallel.of(2)) {
            result = MotionCorrection.run(
                    session.movie(), Optional.empty(), MotionCorrectionTest.params(engine), two, Progress.NONE);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long lost = result.shifts().stream().filter(s -> s.flag() != Flag.OK).count();
        MotionVerdict verdict = MotionVerdict.of(result.shifts());
        EngineChoice choice = result.choice();
        System.out.printf(
                Locale.ROOT,
                "%s -> %s: error %.4f px, lost %d of %d, gain %.3f +- %.3f (%.3f px), %s, %s, kept raw %.4f, %.1f s%n",
                engine,
                choice.used(),
                error(session, result),
                lost,
                result.shifts().size(),
                choice.gain(),
                choice.standardError(),
                choice.withinFramePx(),
                choice.reason(),
                verdict.grade(),
                verdict.keptRawShare(),
                seconds);
    }

    /** The RMS error of all rows per axis, after the mean difference is taken away. */
    private static double error(SimulatedSession session, Result result) {
        double[] mean = new double[2];
        double squares = 0;
        long n = 0;
        for (Shift s : result.shifts()) {
            int f = s.frame() - 1;
            double[][] truth = session.rowShiftsPx(f);
            for (int b = 0; b < truth[0].length / RowShifts.BAND; b++) {
                int row = b * RowShifts.BAND + 3;
                int band = b;
                double dx = result.rows().map(r -> r.dx(f, band)).orElse(s.dxPx());
                double dy = result.rows().map(r -> r.dy(f, band)).orElse(s.dyPx());
                double x = dx - (truth[0][row] + truth[0][row + 1]) / 2;
                double y = dy - (truth[1][row] + truth[1][row + 1]) / 2;
                squares += x * x + y * y;
                mean[0] += x;
                mean[1] += y;
                n++;
            }
        }
        return Math.sqrt((squares - (mean[0] * mean[0] + mean[1] * mean[1]) / n) / (2 * n));
    }
}
