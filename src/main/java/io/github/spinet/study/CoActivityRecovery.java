// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.Decay;
import io.github.spinet.analysis.PairClass;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.simulate.Truth;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether co-activity falls with distance as planted. */
final class CoActivityRecovery {

    private static final double RANGE_UM = 30;

    private CoActivityRecovery() {}

    static List<Recovery.Row> run(Table<Truth.Coactivity> model, Table<Decay> measured, Path results) {
        List<Recovery.Row> rows = new ArrayList<>();
        Table<Clustering.Bin> bins = CsvTables.read(results.resolve("cohort/bins.csv"), Clustering.Bin.class);
        for (PairClass group : List.of(PairClass.MRS, PairClass.NON_MRS)) {
            Truth.Pair pair = group == PairClass.MRS ? Truth.Pair.MRS_MRS : Truth.Pair.NONMRS_NONMRS;
            List<Truth.Coactivity> curve = model.stream()
                    .filter(c -> c.pair() == pair && c.distanceUm() <= RANGE_UM)
                    .toList();
            // The model's curve is fitted in the same way, so that both lengths mean the same.
            Decay planted = Decay.fit(
                    group,
                    curve.stream().mapToDouble(Truth.Coactivity::distanceUm).toArray(),
                    curve.stream().mapToDouble(Truth.Coactivity::coactivity).toArray(),
                    RANGE_UM);
            double found = measured.stream()
                    .filter(d -> d.group() == group)
                    .mapToDouble(Decay::lengthUm)
                    .findFirst()
                    .orElse(Double.NaN);
            rows.add(new Recovery.Row(
                    "Co-activity of " + group.label() + " pairs: decay length", planted.lengthUm(), found, "µm"));
            bins.stream()
                    .filter(b -> b.group() == group && b.startUm() == 0)
                    .forEach(b -> rows.add(new Recovery.Row(
                            "Co-activity of " + group.label() + " pairs within " + (int) b.endUm() + " µm",
                            mean(curve, b),
                            b.meanCoactivity(),
                            "")));
        }
        return rows;
    }

    private static double mean(List<Truth.Coactivity> curve, Clustering.Bin bin) {
        return curve.stream()
                .filter(c -> c.distanceUm() >= bin.startUm() && c.distanceUm() < bin.endUm())
                .mapToDouble(Truth.Coactivity::coactivity)
                .average()
                .orElse(Double.NaN);
    }
}
