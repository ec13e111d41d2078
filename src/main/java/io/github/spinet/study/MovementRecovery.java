// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.simulate.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether movements were found: a found movement and a planted one are the same if they overlap in time. */
final class MovementRecovery {

    private MovementRecovery() {}

    static List<Recovery.Row> run(Table<Truth.Movement> truth, Path results) {
        Map<Path, List<Truth.Movement>> planted = truth.stream()
                .collect(Collectors.groupingBy(m -> Recovery.session(results, m.animal(), m.field(), m.session())));
        long found = 0;
        long right = 0;
        long seen = 0;
        for (Map.Entry<Path, List<Truth.Movement>> session : planted.entrySet()) {
            List<MovementDetection.Movement> movements = CsvTables.read(
                            session.getKey().resolve("movements.csv"), MovementDetection.Movement.class)
                    .rows();
            found += movements.size();
            right += movements.stream()
                    .filter(m -> session.getValue().stream().anyMatch(t -> overlap(t, m)))
                    .count();
            seen += session.getValue().stream()
                    .filter(t -> movements.stream().anyMatch(m -> overlap(t, m)))
                    .count();
        }
        return List.of(
                Recovery.share("Movements: precision", right, found),
                Recovery.share("Movements: recall", seen, truth.size()));
    }

    private static boolean overlap(Truth.Movement planted, MovementDetection.Movement found) {
        return planted.startS() < found.endS() && found.startS() < planted.endS();
    }
}
