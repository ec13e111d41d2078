// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Table;
import io.github.spinet.simulate.Truth.Pair;
import java.util.ArrayList;
import java.util.List;

/** The tables of truth that a whole study shares. */
final class StudyTables {

    private static final int FARTHEST_UM = 40;

    private StudyTables() {}

    static List<Truth.SpineFate> fates(SessionKey key, List<PlannedSpine> spines) {
        return spines.stream()
                .map(s -> new Truth.SpineFate(
                        key.animal(),
                        key.field(),
                        s.name(),
                        s.fate(),
                        s.firstSession(),
                        s.lastSession(),
                        s.movementRelated(),
                        s.enlarged()))
                .toList();
    }

    /** Every µm from 0 to 40. */
    static Table<Truth.Coactivity> coactivity(ActivityModel.Params activity, PressModel.Params lever) {
        PressModel.Rates movements = PressModel.perMin(lever);
        List<Truth.Coactivity> rows = new ArrayList<>();
        for (Pair pair : Pair.values()) {
            for (int um = 0; um <= FARTHEST_UM; um++) {
                ActivityModel.Expected e = ActivityModel.expected(
                        um, pair != Pair.NONMRS_NONMRS, pair == Pair.MRS_MRS, movements, activity);
                rows.add(new Truth.Coactivity(pair, um, e.sharedPerMin(), e.chancePerMin(), e.coactivity()));
            }
        }
        return new Table<>(Truth.Coactivity.class, rows);
    }
}
