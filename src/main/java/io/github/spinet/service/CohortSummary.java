// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.figure.Figure;
import io.github.spinet.figure.SpineFigures;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.study.Cohort;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a cohort's tables come to in a sentence and in figures. */
final class CohortSummary {

    private static final double ENLARGED = 1.1;

    private CohortSummary() {}

    static String sentence(Cohort cohort) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        cohort.fates()
                .forEach(f -> counts.merge(f.row().fate().name().toLowerCase(java.util.Locale.ROOT), 1, Integer::sum));
        StringBuilder text = new StringBuilder("Of " + cohort.fates().size() + " spines:");
        counts.forEach(
                (fate, n) -> text.append(' ').append(n).append(' ').append(fate).append(','));
        text.setCharAt(text.length() - 1, '.');
        return text.toString();
    }

    /** Spines of each session by what becomes of them; nothing for a study of single sessions. */
    static Optional<Figure> fates(Cohort cohort) {
        Map<String, boolean[]> presence = presence(cohort);
        int sessions = sessions(cohort);
        if (sessions < 2) {
            return Optional.empty();
        }
        int[] stable = new int[sessions];
        int[] gained = new int[sessions];
        int[] passing = new int[sessions];
        int[] lost = new int[sessions];
        for (boolean[] there : presence.values()) {
            int last = sessions - 1;
            while (last >= 0 && !there[last]) {
                last--;
            }
            int first = 0;
            while (first < sessions && !there[first]) {
                first++;
            }
            for (int s = 0; s < sessions; s++) {
                if (there[s]) {
                    boolean isNew = s == first && first > 0;
                    boolean goes = first > 0 && last < sessions - 1;
                    (goes ? passing : isNew ? gained : stable)[s]++;
                } else if (s > 0 && there[s - 1]) {
                    lost[s]++;
                }
            }
        }
        return Optional.of(SpineFigures.fates(stable, gained, passing, lost));
    }

    /** Each spine's volume relative to its first session. */
    static Optional<Figure> volumes(Cohort cohort) {
        int sessions = sessions(cohort);
        List<Integer> numbers = cohort.sessions();
        Map<String, double[]> volumes = new LinkedHashMap<>();
        cohort.volumes()
                .forEach(v -> volumes.computeIfAbsent(
                                        v.animal() + "/" + v.field() + "/"
                                                + v.row().spine(),
                                        k -> undefined(sessions))[numbers.indexOf(v.session())] =
                        v.row().volumePx());
        double[][] ratios = volumes.values().stream()
                .filter(v -> v[0] > 0)
                .map(v -> Arrays.stream(v).map(x -> x / v[0]).toArray())
                .toArray(double[][]::new);
        return sessions < 2 || ratios.length == 0
                ? Optional.empty()
                : Optional.of(SpineFigures.volumes(ratios, ENLARGED));
    }

    private static int sessions(Cohort cohort) {
        return cohort.sessions().size();
    }

    private static Map<String, boolean[]> presence(Cohort cohort) {
        List<Integer> numbers = cohort.sessions();
        Map<String, boolean[]> presence = new LinkedHashMap<>();
        cohort.spines()
                .forEach(s -> presence.computeIfAbsent(
                                        s.animal() + "/" + s.field() + "/"
                                                + s.row().spine(),
                                        k -> new boolean[numbers.size()])[
                                numbers.indexOf(s.row().session())] =
                        s.row().status() == SpineRow.Status.PRESENT);
        return presence;
    }

    private static double[] undefined(int n) {
        double[] values = new double[n];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
