// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.Field;
import io.github.spinet.core.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which spines grew: the ratio of a spine's volume in a later session to that in an earlier one.
 *
 * <p>Source: Hedrick et al. 2022, Nat Neurosci, doi:10.1038/s41593-022-01086-6. The published code counts an undefined
 * ratio as "not enlarged"; here it stays undefined.
 */
public final class VolumeChange {

    /** Which sessions are compared. */
    public enum Comparison {
        /** The last with the first. */
        LAST_TO_FIRST,
        /** The last with the one before, or with an earlier one where the spine was obscured (volume 0) there. */
        LAST_TO_PREVIOUS
    }

    /** The settings. */
    public record Params(
            @Field(init = "LAST_TO_FIRST", help = "Sessions compared: LAST_TO_FIRST or LAST_TO_PREVIOUS")
            Comparison comparison,

            @Field(init = "1.1", min = 1, max = 20, help = "Ratio from which a spine counts as enlarged")
            double enlargedFrom)
            implements Serializable {}

    /** One spine's change. */
    public record Change(
            @Field(help = "Spine") String spine,

            @Field(help = "Volume in the earlier session", unit = "px")
            double earlierPx,

            @Field(help = "Volume in the last session", unit = "px")
            double lastPx,

            @Field(
                    help =
                            "Last over earlier volume; undefined for spines that are absent in one of the two, that have no"
                                    + " volume there, or whose ratio is beyond 20")
            double ratio,

            @Field(help = "Whether it is enlarged, empty where the ratio is undefined")
            Optional<Boolean> enlarged) {}

    /** How many spines count as enlarged at one threshold. */
    public record Scan(
            @Field(help = "Ratio from which a spine counts as enlarged")
            double enlargedFrom,

            @Field(help = "Spines enlarged") int enlarged,
            @Field(help = "Spines with a ratio") int spines,

            @Field(help = "Share enlarged; undefined if no spine has a ratio")
            double share) {}

    /**
     * The outcome.
     *
     * @param changes one row a spine that is present in any session, in the order of {@code spines}
     * @param scan thresholds 1.1, 1.2 … 2.0, as the result depends on the one chosen
     */
    public record Result(Table<Change> changes, Table<Scan> scan) {}

    private static final double MAX_RATIO = 20;

    private VolumeChange() {}

    /**
     * @param volumes of each session, in order, by the names of the spines
     * @param spines the rows of tracking: which spine is present in which session
     */
    public static Result run(List<Table<SpineVolume.Volume>> volumes, Table<SpineRow> spines, Params params) {
        List<Map<String, Double>> bySession = new ArrayList<>();
        for (Table<SpineVolume.Volume> session : volumes) {
            Map<String, Double> map = new HashMap<>();
            session.forEach(v -> map.put(v.spine(), v.volumePx()));
            bySession.add(map);
        }
        Map<String, double[]> bySpine = new LinkedHashMap<>();
        for (SpineRow row : spines) {
            double[] over = bySpine.computeIfAbsent(row.spine(), name -> undefined(volumes.size()));
            if (row.status() == SpineRow.Status.PRESENT && row.session() <= over.length) {
                over[row.session() - 1] = bySession.get(row.session() - 1).getOrDefault(row.spine(), Double.NaN);
            }
        }
        List<Change> changes = new ArrayList<>();
        bySpine.forEach((name, over) -> changes.add(change(name, over, params)));
        return new Result(new Table<>(Change.class, changes), scan(changes));
    }

    private static Change change(String spine, double[] over, Params params) {
        int last = over.length - 1;
        int earlier = 0;
        if (params.comparison() == Comparison.LAST_TO_PREVIOUS) {
            earlier = Math.max(0, last - 1);
            while (earlier > 0 && over[earlier] == 0) {
                earlier--;
            }
        }
        double ratio = over.length < 2 ? Double.NaN : over[last] / over[earlier];
        ratio = Math.abs(ratio) <= MAX_RATIO ? ratio : Double.NaN;
        return new Change(
                spine,
                over.length == 0 ? Double.NaN : over[earlier],
                over.length == 0 ? Double.NaN : over[last],
                ratio,
                Double.isNaN(ratio) ? Optional.empty() : Optional.of(ratio >= params.enlargedFrom()));
    }

    private static Table<Scan> scan(List<Change> changes) {
        double[] ratios = changes.stream()
                .mapToDouble(Change::ratio)
                .filter(r -> !Double.isNaN(r))
                .toArray();
        List<Scan> rows = new ArrayList<>();
        for (int tenths = 11; tenths <= 20; tenths++) {
            double from = tenths / 10.0;
            int enlarged = 0;
            for (double ratio : ratios) {
                enlarged += ratio >= from ? 1 : 0;
            }
            double share = ratios.length == 0 ? Double.NaN : (double) enlarged / ratios.length;
            rows.add(new Scan(from, enlarged, ratios.length, share));
        }
        return new Table<>(Scan.class, rows);
    }

    private static double[] undefined(int sessions) {
        double[] values = new double[sessions];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
