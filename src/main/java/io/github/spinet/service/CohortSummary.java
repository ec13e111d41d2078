// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.service;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.figure.Digits;
import io.github.spinet.figure.Figure;
import io.github.spinet.figure.SpineFigures;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.study.Cohort;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cohort's tables come to in a sentence and in figures. */
final class CohortSummary {

    private static final String ANOVA = "two-way ANOVA";

    private CohortSummary() {}

    /** How much there is, and what the headline test says. */
    static Map<String, String> facts(Cohort cohort, Clustering.Result clusters) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Animals", count(cohort.spines().stream().map(Cohort.Spine::animal)));
        facts.put("Fields of view", count(cohort.spines().stream().map(s -> s.animal() + "/" + s.field())));
        facts.put("Sessions", cohort.mostSessions() + " per field at most");
        facts.put("Spines", cohort.fates().size() + " followed over the sessions");
        long scored =
                cohort.scores().stream().filter(s -> s.row().mrs().isPresent()).count();
        long related = cohort.scores().stream()
                .filter(s -> s.row().mrs().orElse(false))
                .count();
        facts.put("Movement-related", related + " of " + scored + " spines scored, session by session");
        facts.put(
                "Pairs of spines",
                clusters.use().used() + " analysed of " + clusters.use().pairs());
        clusters.tests().stream()
                .filter(t -> t.test().equals(ANOVA))
                .forEach(t -> facts.put(
                        "Two-way ANOVA, " + t.term(), Double.isNaN(t.p()) ? t.warning() : "p = " + Digits.p(t.p())));
        return facts;
    }

    private static String count(Stream<String> names) {
        return Long.toString(names.distinct().count());
    }

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

    /**
     * Each spine's volume relative to its first session.
     *
     * @param enlargedFrom ratio from which a spine counts as enlarged
     */
    static Optional<Figure> volumes(Cohort cohort, double enlargedFrom) {
        int sessions = sessions(cohort);
        Map<String, double[]> volumes = new LinkedHashMap<>();
        cohort.volumes()
                .forEach(v -> volumes.computeIfAbsent(
                                        v.animal() + "/" + v.field() + "/"
                                                + v.row().spine(),
                                        k -> undefined(sessions))[cohort.ordinal(v.animal(), v.field(), v.session())] =
                        v.row().volumePx());
        double[][] ratios = volumes.values().stream()
                .filter(v -> v[0] > 0)
                .map(v -> Arrays.stream(v).map(x -> x / v[0]).toArray())
                .toArray(double[][]::new);
        return sessions < 2 || ratios.length == 0
                ? Optional.empty()
                : Optional.of(SpineFigures.volumes(ratios, enlargedFrom));
    }

    private static int sessions(Cohort cohort) {
        return cohort.mostSessions();
    }

    private static Map<String, boolean[]> presence(Cohort cohort) {
        Map<String, boolean[]> presence = new LinkedHashMap<>();
        cohort.spines()
                .forEach(s -> presence.computeIfAbsent(
                                        s.animal() + "/" + s.field() + "/"
                                                + s.row().spine(),
                                        k -> new boolean[sessions(cohort)])[
                                cohort.ordinal(s.animal(), s.field(), s.row().session())] =
                        s.row().status() == SpineRow.Status.PRESENT);
        return presence;
    }

    private static double[] undefined(int n) {
        double[] values = new double[n];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
