// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.motion.LinePhase;
import io.github.spinet.motion.ScanGeometry;
import io.github.spinet.simulate.Truth;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the lines were found to be out of step by as much as they were made; nothing where they were made in step. */
final class ScanRecovery {

    private ScanRecovery() {}

    /** @param frames of all sessions, to know how long these are */
    static List<Recovery.Row> run(Table<Truth.Lines> truth, Table<Truth.Shift> frames, Path results) {
        if (truth.stream().allMatch(t -> t.phasePx() == 0)) {
            return List.of();
        }
        Map<Path, List<Truth.Lines>> sessions = truth.stream()
                .collect(Collectors.groupingBy(
                        t -> Recovery.session(results, t.animal(), t.field(), t.session()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<Path, Long> lengths = frames.stream()
                .collect(Collectors.groupingBy(
                        s -> Recovery.session(results, s.animal(), s.field(), s.session()), Collectors.counting()));
        double planted = 0;
        double found = 0;
        double squares = 0;
        int all = 0;
        for (Map.Entry<Path, List<Truth.Lines>> session : sessions.entrySet()) {
            int length = lengths.get(session.getKey()).intValue();
            Path file = session.getKey().resolve("scan.csv");
            LinePhase phase = ScanGeometry.of(CsvTables.read(file, ScanGeometry.Row.class), length)
                    .phase();
            LinePhase made = new LinePhase(
                    session.getValue().stream().map(Truth.Lines::phasePx).toList(),
                    length,
                    Double.NaN,
                    Double.NaN,
                    LinePhase.Reason.ASKED_FOR);
            for (int f = 0; f < length; f++) {
                planted += made.px(f);
                found += phase.px(f);
                squares += Math.pow(phase.px(f) - made.px(f), 2);
            }
            all += length;
        }
        return List.of(
                new Recovery.Row("Even lines right of odd ones (mean)", planted / all, found / all, "px"),
                new Recovery.Row("Error of that (RMS over frames)", 0, Math.sqrt(squares / all), "px"));
    }
}
