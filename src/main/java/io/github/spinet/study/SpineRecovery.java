// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.simulate.Truth;
import io.github.spinet.spine.SpineRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether spines were found again in the next session, and whether movement-related ones were told from others. */
final class SpineRecovery {

    private SpineRecovery() {}

    static List<Recovery.Row> run(Table<Truth.Spine> truth, Path results) {
        List<Recovery.Row> rows = new ArrayList<>(matches(truth, results));
        Map<String, Boolean> mrs = new HashMap<>();
        for (Truth.Spine t : truth) {
            if (t.present()) {
                mrs.put(roi(t.animal(), t.field(), t.session(), t.roi()), t.mrs());
            }
        }
        Map<String, String> roiOfSpine = new HashMap<>();
        spines(results)
                .forEach(s -> roiOfSpine.put(
                        roi(s.animal(), s.field(), s.row().session(), s.row().spine()),
                        s.row().roi()));
        long[] found = new long[2];
        long[] all = new long[2];
        for (Cohort.Score score : CsvTables.read(results.resolve("cohort/scores.csv"), Cohort.Score.class)) {
            Optional<Boolean> called = score.row().mrs();
            String spine = roi(
                    score.animal(), score.field(), score.session(), score.row().spine());
            Boolean planted = mrs.get(roi(score.animal(), score.field(), score.session(), roiOfSpine.get(spine)));
            if (called.isPresent() && planted != null) {
                int kind = planted ? 1 : 0;
                all[kind]++;
                found[kind] += called.get().equals(planted) ? 1 : 0;
            }
        }
        rows.add(Recovery.share("Movement-related spines: sensitivity", found[1], all[1]));
        rows.add(Recovery.share("Movement-related spines: specificity", found[0], all[0]));
        return rows;
    }

    // A match joins the ROIs of one spine in two sessions that follow each other.
    private static List<Recovery.Row> matches(Table<Truth.Spine> truth, Path results) {
        Set<String> planted = new HashSet<>();
        Map<String, String> last = new HashMap<>();
        for (Truth.Spine t : truth) {
            String spine = roi(t.animal(), t.field(), 0, t.spine());
            String before = last.put(roi(spine, "", t.session(), ""), t.roi());
            String previous = last.get(roi(spine, "", t.session() - 1, ""));
            if (before == null && t.present() && previous != null && !previous.isEmpty()) {
                planted.add(roi(t.animal(), t.field(), t.session(), previous + ">" + t.roi()));
            }
        }
        Set<String> found = new HashSet<>();
        Map<String, String> rois = new HashMap<>();
        for (Cohort.Spine s : spines(results)) {
            String spine = roi(s.animal(), s.field(), 0, s.row().spine());
            boolean present = s.row().status() == SpineRow.Status.PRESENT;
            rois.put(roi(spine, "", s.row().session(), ""), present ? s.row().roi() : "");
            String previous = rois.getOrDefault(roi(spine, "", s.row().session() - 1, ""), "");
            if (present && !previous.isEmpty()) {
                found.add(roi(
                        s.animal(),
                        s.field(),
                        s.row().session(),
                        previous + ">" + s.row().roi()));
            }
        }
        long both = found.stream().filter(planted::contains).count();
        return List.of(
                Recovery.share("Spines found again: precision", both, found.size()),
                Recovery.share("Spines found again: recall", both, planted.size()));
    }

    private static Table<Cohort.Spine> spines(Path results) {
        return CsvTables.read(results.resolve("cohort/spines.csv"), Cohort.Spine.class);
    }

    private static String roi(String animal, String field, int session, String name) {
        return animal + "/" + field + "/" + session + "/" + name;
    }
}
