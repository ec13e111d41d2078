// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.CoActivity;
import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.spine.SpineVolume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** What all sessions of a study have in common tables; filled session by session, small beside the movies. */
public final class Cohort {

    /** A pair of spines of one session. */
    public record Pair(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            @Field(help = "Session") int session,
            CoActivity.Pair row) {}

    /** A spine's movement score in one session. */
    public record Score(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            @Field(help = "Session") int session,
            MovementScoring.Score row) {}

    /** A spine's volume in one session. */
    public record Volume(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            @Field(help = "Session") int session,
            SpineVolume.Volume row) {}

    /** A spine's place in one session. */
    public record Spine(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            SpineRow row) {}

    /** What became of a spine. */
    public record Fate(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            SpineTracking.Fate row) {}

    private final List<Pair> pairs = new ArrayList<>();
    private final List<Score> scores = new ArrayList<>();
    private final List<Volume> volumes = new ArrayList<>();
    private final List<Spine> spines = new ArrayList<>();
    private final List<Fate> fates = new ArrayList<>();
    private final List<Observed> observed = new ArrayList<>();
    private final Map<String, List<Integer>> numbersOfField = new HashMap<>();

    private record Observed(int number, int given, List<Clustering.Observation> observations) {}

    /**
     * Adds what was found over the sessions of one field. Tracking numbers the sessions 1, 2 …; here they bear the numbers
     * of the study.
     *
     * @param sessions of the field, in order
     */
    public void add(List<SessionEntry> sessions, SpineTracking.Result tracking) {
        SessionEntry any = sessions.get(0);
        int[] numbers = sessions.stream().mapToInt(SessionEntry::session).toArray();
        numbersOfField.put(any.fieldId(), Arrays.stream(numbers).boxed().toList());
        tracking.spines().forEach(r -> spines.add(new Spine(any.animal(), any.field(), numbered(r, numbers))));
        tracking.fates().forEach(r -> fates.add(new Fate(any.animal(), any.field(), numbered(r, numbers))));
    }

    private static SpineRow numbered(SpineRow r, int[] numbers) {
        return new SpineRow(
                r.spine(),
                numbers[r.session() - 1],
                r.status(),
                r.xPx(),
                r.yPx(),
                r.dendrite(),
                r.positionUm(),
                r.confidence(),
                r.roi());
    }

    private static SpineTracking.Fate numbered(SpineTracking.Fate f, int[] numbers) {
        return new SpineTracking.Fate(
                f.spine(),
                f.fate(),
                f.presence(),
                numbers[f.firstSession() - 1],
                numbers[f.lastSession() - 1],
                f.sessionsPresent(),
                f.dendrite(),
                f.positionUm(),
                f.reason());
    }

    /** Which of its field's sessions a session is, from 0. */
    public int ordinal(String animal, String field, int session) {
        return numbersOfField.get(SessionEntry.fieldId(animal, field)).indexOf(session);
    }

    /** The largest number of sessions of a field. */
    public int mostSessions() {
        return numbersOfField.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** Adds what was found in one session. */
    public void add(SessionEntry e, SessionActivity activity) {
        activity.pairs().forEach(r -> pairs.add(new Pair(e.animal(), e.field(), e.session(), r)));
        observed.add(new Observed(
                e.session(),
                activity.pairs().size(),
                Clustering.observe(activity.pairs(), SessionTables.mrsBySpine(activity.scores()))));
        activity.scores().forEach(r -> scores.add(new Score(e.animal(), e.field(), e.session(), r)));
        activity.volumes().forEach(r -> volumes.add(new Volume(e.animal(), e.field(), e.session(), r)));
    }

    public Table<Pair> pairs() {
        return new Table<>(Pair.class, pairs);
    }

    public Table<Score> scores() {
        return new Table<>(Score.class, scores);
    }

    public Table<Volume> volumes() {
        return new Table<>(Volume.class, volumes);
    }

    public Table<Spine> spines() {
        return new Table<>(Spine.class, spines);
    }

    public Table<Fate> fates() {
        return new Table<>(Fate.class, fates);
    }

    /** The session numbers of the study. */
    public List<Integer> sessions() {
        TreeSet<Integer> numbers = new TreeSet<>();
        observed.forEach(o -> numbers.add(o.number));
        return List.copyOf(numbers);
    }

    /**
     * Tests the clustering of the pairs of all animals, of all sessions or some.
     *
     * @param wanted which session numbers
     */
    public Clustering.Result clusters(IntPredicate wanted, Clustering.Params params, Progress progress) {
        List<Clustering.Observation> observations = new ArrayList<>();
        int given = 0;
        for (Observed session : observed) {
            if (wanted.test(session.number)) {
                observations.addAll(session.observations);
                given += session.given;
            }
        }
        return Clustering.run(observations, given, params, progress);
    }

    /** {@code pairs.csv}, {@code scores.csv}, {@code volumes.csv}, {@code spines.csv}, {@code fates.csv}. */
    public void write(Path folder) {
        ResultFiles.table(folder, "pairs", pairs());
        ResultFiles.table(folder, "scores", scores());
        ResultFiles.table(folder, "volumes", volumes());
        ResultFiles.table(folder, "spines", spines());
        ResultFiles.table(folder, "fates", fates());
    }
}
