// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.io.Matrices;
import io.github.spinet.signal.Epochs.Run;
import io.github.spinet.signal.EventDetection;
import io.github.spinet.signal.Traces;
import io.github.spinet.simulate.Truth;
import io.github.spinet.spine.SpineRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether events were found: a found event and a planted one are the same if they share a frame. */
final class EventRecovery {

    private EventRecovery() {}

    static List<Recovery.Row> run(Table<Truth.Event> truth, Table<Truth.Spine> spines, Path results) {
        Map<Path, Map<String, List<Run>>> planted = new HashMap<>();
        for (Truth.Spine s : spines) {
            if (s.present()) {
                planted.computeIfAbsent(
                                Recovery.session(results, s.animal(), s.field(), s.session()), k -> new HashMap<>())
                        .put(s.roi(), new ArrayList<>());
            }
        }
        for (Truth.Event e : truth) {
            planted.get(Recovery.session(results, e.animal(), e.field(), e.session()))
                    .get(e.roi())
                    .add(new Run(e.startFrame() - 1, e.endFrame()));
        }
        Map<Path, Map<String, String>> names = names(results);
        Counts counts = new Counts();
        planted.forEach((session, byRoi) -> counts.add(session, byRoi, names.get(session)));
        return List.of(
                Recovery.share("Events: precision", counts.right, counts.found),
                Recovery.share("Events: recall", counts.seen, counts.planted));
    }

    // Session folder → ROI → spine.
    private static Map<Path, Map<String, String>> names(Path results) {
        Map<Path, Map<String, String>> names = new HashMap<>();
        for (Cohort.Spine s : CsvTables.read(results.resolve("cohort/spines.csv"), Cohort.Spine.class)) {
            if (s.row().status() == SpineRow.Status.PRESENT) {
                names.computeIfAbsent(
                                Recovery.session(
                                        results, s.animal(), s.field(), s.row().session()),
                                k -> new HashMap<>())
                        .put(s.row().roi(), s.row().spine());
            }
        }
        return names;
    }

    private static final class Counts {
        private long planted;
        private long seen;
        private long found;
        private long right;

        void add(Path session, Map<String, List<Run>> plantedByRoi, Map<String, String> spineByRoi) {
            Traces active = Matrices.read(session.resolve("active.csv"));
            Map<String, List<Run>> foundBySpine = new HashMap<>();
            CsvTables.read(session.resolve("events.csv"), EventDetection.Event.class)
                    .forEach(e -> foundBySpine
                            .computeIfAbsent(e.roi(), k -> new ArrayList<>())
                            .add(new Run(e.startFrame() - 1, e.endFrame())));
            plantedByRoi.forEach((roi, truth) -> {
                String spine = spineByRoi.get(roi);
                double[] states = active.values()[active.names().indexOf(spine)];
                List<Run> events = foundBySpine.getOrDefault(spine, List.of());
                // What lies in frames that were masked cannot be found.
                List<Run> visible =
                        truth.stream().filter(r -> isVisible(r, states)).toList();
                planted += visible.size();
                seen += visible.stream().filter(r -> overlapsAny(r, events)).count();
                found += events.size();
                right += events.stream().filter(r -> overlapsAny(r, truth)).count();
            });
        }

        private static boolean isVisible(Run event, double[] states) {
            for (int i = event.start(); i < Math.min(event.end(), states.length); i++) {
                if (!Double.isNaN(states[i])) {
                    return true;
                }
            }
            return false;
        }

        private static boolean overlapsAny(Run event, List<Run> others) {
            return others.stream().anyMatch(event::overlaps);
        }
    }
}
