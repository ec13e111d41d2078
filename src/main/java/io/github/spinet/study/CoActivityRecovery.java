// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.Decay;
import io.github.spinet.analysis.PairClass;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Traces;
import io.github.spinet.simulate.Truth;
import io.github.spinet.spine.SpineRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether co-activity falls with distance as planted. The truth is the co-activity of the events that were planted between
 * the spines that were planted; a few dozen pairs scatter about what the model expects, and that scatter is no fault of the
 * analysis.
 */
final class CoActivityRecovery {

    private CoActivityRecovery() {}

    static List<Recovery.Row> run(
            Table<Truth.Shift> frames, Table<Truth.Event> events, Table<Truth.Spine> spines, Path results) {
        Clustering.Result planted = planted(frames, events, spines);
        Table<Decay> decays = CsvTables.read(results.resolve("cohort/decays.csv"), Decay.class);
        Table<Clustering.Bin> bins = CsvTables.read(results.resolve("cohort/bins.csv"), Clustering.Bin.class);
        List<Recovery.Row> rows = new ArrayList<>();
        for (PairClass group : List.of(PairClass.MRS, PairClass.NON_MRS)) {
            String pairs = "Co-activity of " + group.label() + " pairs";
            rows.add(new Recovery.Row(
                    pairs + ": decay length", length(planted.decays(), group), length(decays, group), "µm"));
            List<Clustering.Bin> truth = of(planted.bins(), group);
            List<Clustering.Bin> found = of(bins, group);
            for (int i : new int[] {0, truth.size() - 2}) {
                String range =
                        (int) truth.get(i).startUm() + "–" + (int) truth.get(i).endUm() + " µm";
                rows.add(new Recovery.Row(
                        pairs + " at " + range,
                        truth.get(i).meanCoactivity(),
                        found.get(i).meanCoactivity(),
                        ""));
            }
        }
        return rows;
    }

    private static Clustering.Result planted(
            Table<Truth.Shift> frames, Table<Truth.Event> events, Table<Truth.Spine> spines) {
        Map<String, List<Truth.Shift>> clocks =
                frames.stream().collect(Collectors.groupingBy(s -> key(s.animal(), s.field(), s.session())));
        Map<String, List<Truth.Event>> eventsOf =
                events.stream().collect(Collectors.groupingBy(e -> key(e.animal(), e.field(), e.session())));
        Map<String, List<Truth.Spine>> spinesOf = spines.stream()
                .filter(Truth.Spine::present)
                .collect(Collectors.groupingBy(s -> key(s.animal(), s.field(), s.session())));
        List<Clustering.Observation> observations = new ArrayList<>();
        int given = 0;
        for (String session : new java.util.TreeSet<>(clocks.keySet())) {
            List<Truth.Spine> there = spinesOf.get(session);
            Clock clock = Clock.of(
                    clocks.get(session).stream().mapToDouble(Truth.Shift::timeS).toArray());
            Table<CoActivity.Pair> pairs = CoActivity.run(
                    active(there, eventsOf.getOrDefault(session, List.of()), clock),
                    there.stream().map(CoActivityRecovery::row).toList(),
                    Records.defaults(CoActivity.Params.class),
                    Progress.NONE);
            Map<String, Boolean> mrs = new HashMap<>();
            there.forEach(s -> mrs.put(s.spine(), s.mrs()));
            observations.addAll(Clustering.observe(pairs, mrs));
            given += pairs.size();
        }
        return Clustering.run(observations, given, Records.defaults(Clustering.Params.class), Progress.NONE);
    }

    private static Traces active(List<Truth.Spine> spines, List<Truth.Event> events, Clock clock) {
        List<String> names = spines.stream().map(Truth.Spine::spine).toList();
        double[][] states = new double[names.size()][clock.frames()];
        events.forEach(e -> Arrays.fill(states[names.indexOf(e.spine())], e.startFrame() - 1, e.endFrame(), 1));
        return new Traces(names, clock, states);
    }

    private static SpineRow row(Truth.Spine s) {
        return new SpineRow(
                s.spine(),
                s.session(),
                SpineRow.Status.PRESENT,
                s.xPx(),
                s.yPx(),
                s.dendrite(),
                s.positionUm(),
                1,
                s.roi());
    }

    private static List<Clustering.Bin> of(Table<Clustering.Bin> bins, PairClass group) {
        return bins.stream().filter(b -> b.group() == group).toList();
    }

    private static double length(Table<Decay> decays, PairClass group) {
        return decays.stream()
                .filter(d -> d.group() == group)
                .mapToDouble(Decay::lengthUm)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String key(String animal, String field, int session) {
        return animal + "/" + field + "/" + session;
    }
}
