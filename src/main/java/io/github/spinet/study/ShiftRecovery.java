// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.motion.MotionCorrection.Flag;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.simulate.Truth;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the motion of the frames was found: root mean squares over frames and both axes. */
final class ShiftRecovery {

    private ShiftRecovery() {}

    static List<Recovery.Row> run(Table<Truth.Shift> truth, Path results) {
        Map<Path, List<Shift>> found = new HashMap<>();
        double planted = 0;
        double recovered = 0;
        double error = 0;
        int frames = 0;
        for (Truth.Shift t : truth) {
            Path file = Recovery.session(results, t.animal(), t.field(), t.session())
                    .resolve("shifts.csv");
            Shift s = found.computeIfAbsent(
                            file, f -> CsvTables.read(f, Shift.class).rows())
                    .get(t.frame() - 1);
            if (s.flag() != Flag.OK) {
                continue;
            }
            frames++;
            planted += square(t.dxPx(), t.dyPx());
            recovered += square(s.dxPx(), s.dyPx());
            error += square(s.dxPx() - t.dxPx(), s.dyPx() - t.dyPx());
        }
        return List.of(
                new Recovery.Row(
                        "Motion of the frames (RMS per axis)", rms(planted, frames), rms(recovered, frames), "px"),
                new Recovery.Row("Shift error (RMS per axis)", 0, rms(error, frames), "px"),
                Recovery.share("Frames that could be registered", frames, truth.size()));
    }

    private static double square(double x, double y) {
        return x * x + y * y;
    }

    private static double rms(double sumOfSquares, int frames) {
        return Math.sqrt(sumOfSquares / (2.0 * frames));
    }
}
