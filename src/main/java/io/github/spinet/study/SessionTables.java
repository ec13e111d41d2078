// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.spine.SpineRow;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What one stage needs of another's table. */
public final class SessionTables {

    private SessionTables() {}

    /** Whether each spine is movement-related; spines that could not be scored are left out. */
    public static Map<String, Boolean> mrsBySpine(Table<MovementScoring.Score> scores) {
        Map<String, Boolean> mrs = new HashMap<>();
        scores.stream().forEach(s -> s.mrs().ifPresent(m -> mrs.put(s.spine(), m)));
        return mrs;
    }

    /**
     * Refuses pairs of spines that the scores do not know at all, which are then of another session.
     *
     * @param source the file the scores are from, for the message
     */
    public static void requireScores(List<CoActivity.Pair> pairs, Table<MovementScoring.Score> scores, Path source) {
        Set<String> known = scores.stream().map(MovementScoring.Score::spine).collect(Collectors.toSet());
        for (CoActivity.Pair pair : pairs) {
            for (String spine : List.of(pair.spineA(), pair.spineB())) {
                if (!known.contains(spine)) {
                    throw new BadInputException("Spine '" + spine + "' of the pairs has no row in " + source
                            + "; expected pairs and scores of the same session");
                }
            }
        }
    }

    /**
     * The rows of one session.
     *
     * @param source the file they are from, for the message
     * @throws BadInputException if there are none
     */
    public static List<SpineRow> ofSession(Table<SpineRow> spines, int session, Path source) {
        List<SpineRow> rows =
                spines.stream().filter(s -> s.session() == session).toList();
        if (rows.isEmpty()) {
            String sessions = spines.stream()
                    .map(SpineRow::session)
                    .distinct()
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            throw new BadInputException(source + " has no session " + session
                    + (sessions.isEmpty() ? "; it has no spines" : "; its sessions are " + sessions));
        }
        return rows;
    }

    /** The name of the spine that each ROI of a session shows; a table without ROIs means ROIs named as their spines. */
    public static Map<String, String> spineByRoi(List<SpineRow> rowsOfSession) {
        Map<String, String> names = new HashMap<>();
        rowsOfSession.stream()
                .filter(s -> s.status() == SpineRow.Status.PRESENT)
                .forEach(s -> names.put(s.roi().isEmpty() ? s.spine() : s.roi(), s.spine()));
        return names;
    }
}
