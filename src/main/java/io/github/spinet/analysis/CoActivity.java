// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.SpineRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often two spines are active together, for all pairs of spines of one session.
 *
 * <p>The co-active trace of a pair is the frame-wise AND of the two active states. The rate of a trace is its number of
 * events (runs of active frames) per minute; the normalised co-activity is the rate of the co-active trace divided by
 * the geometric mean of the two spines' rates. It can exceed 1: one long event may meet several short ones.
 *
 * <p>A frame counts for a pair if both states are defined in it: all three rates are over the same frames. An event that
 * an undefined frame interrupts is one event. The co-activity is NaN where a spine has no event, the rates are NaN where
 * no frame is defined for both.
 *
 * <p>Source: Hedrick et al. 2022, Nat Neurosci, doi:10.1038/s41593-022-01086-6.
 */
public final class CoActivity {

    private static final double S_PER_MIN = 60;

    private CoActivity() {}

    /** How events are counted. */
    public enum Preset {
        /** Every run of active frames is an event, also one that is on at the first frame. */
        LEGEND,
        /**
         * As the published analysis code of Hedrick et al. 2022 does: undefined frames count as inactive, the first and the
         * last frame are set inactive, then rising edges are counted and divided by the length of the recording.
         */
        HEDRICK2020
    }

    /** Which pairs are listed. */
    public enum Partners {
        /** Spines of the same dendrite, as only they have a distance along it. */
        SAME_DENDRITE,
        /** All spines of the field of view. */
        WHOLE_FIELD
    }

    /** The settings. */
    public record Params(
            @Field(
                    init = "LEGEND",
                    help =
                            "How events are counted: runs of active frames (LEGEND) or as in the published code (HEDRICK2020)")
            Preset preset,

            @Field(
                    init = "SAME_DENDRITE",
                    help = "Pairs to list: on the same dendrite only, or in the whole field of view")
            Partners partners)
            implements Serializable {}

    /** One pair of spines: a row of {@code pairs.csv}. */
    public record Pair(
            @Field(help = "First spine") String spineA,
            @Field(help = "Second spine") String spineB,

            @Field(help = "Dendrite that both sit on, empty if they do not share one")
            String dendrite,

            @Field(help = "Distance along the dendrite, undefined across dendrites", unit = "µm")
            double distanceUm,

            @Field(help = "Events of the first spine per minute", unit = "1/min")
            double rateAPerMin,

            @Field(help = "Events of the second spine per minute", unit = "1/min")
            double rateBPerMin,

            @Field(help = "Events of both together per minute", unit = "1/min")
            double coactivePerMin,

            @Field(
                    help =
                            "Rate together divided by the geometric mean of the two rates, undefined if a spine is silent")
            double coactivity) {}

    /**
     * Measures all pairs. Spines that are not there in this session (status other than PRESENT, or a trace without any
     * defined frame) have no pairs.
     *
     * @param active active states, 0 or 1, NaN where undefined; pairs come in the order of these traces
     * @param spines the rows of this session, in any order
     * @throws BadInputException if a spine that is there lacks its trace or its row, has two rows, or a state is neither
     *     0 nor 1
     */
    public static Table<Pair> run(Traces active, List<SpineRow> spines, Params params, Progress progress) {
        if (active.frames() < 2) {
            throw new BadInputException("The active states have " + active.frames()
                    + " frames; expected at least 2, as a rate needs a duration");
        }
        Map<String, SpineRow> rows = byName(spines);
        List<EventTrain> trains = presentTrains(active, rows, params.preset());
        requireTraces(active, spines);
        double framesPerMin = active.clock().rateHz() * S_PER_MIN;
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < trains.size(); a++) {
            progress.update(a, trains.size(), "Measuring co-activity");
            SpineRow rowA = rows.get(trains.get(a).spine());
            for (int b = a + 1; b < trains.size(); b++) {
                SpineRow rowB = rows.get(trains.get(b).spine());
                boolean together = !rowA.dendrite().isEmpty() && rowA.dendrite().equals(rowB.dendrite());
                if (together || params.partners() == Partners.WHOLE_FIELD) {
                    pairs.add(pair(
                            trains.get(a),
                            trains.get(b),
                            together ? rowA.dendrite() : "",
                            together ? Math.abs(rowA.positionUm() - rowB.positionUm()) : Double.NaN,
                            framesPerMin));
                }
            }
        }
        return new Table<>(Pair.class, pairs);
    }

    private static Pair pair(EventTrain a, EventTrain b, String dendrite, double distanceUm, double framesPerMin) {
        EventTrain.Counter ofA = new EventTrain.Counter();
        EventTrain.Counter ofB = new EventTrain.Counter();
        EventTrain.Counter ofBoth = new EventTrain.Counter();
        int frames = 0;
        for (int w = 0; w < a.on().length; w++) {
            long known = a.known()[w] & b.known()[w];
            long onA = a.on()[w] & known;
            long onB = b.on()[w] & known;
            ofA.add(onA, known);
            ofB.add(onB, known);
            ofBoth.add(onA & onB, known);
            frames += Long.bitCount(known);
        }
        // 0 / 0 is NaN on purpose, here without common frames and below without events.
        double minutes = frames / framesPerMin;
        return new Pair(
                a.spine(),
                b.spine(),
                dendrite,
                distanceUm,
                ofA.events() / minutes,
                ofB.events() / minutes,
                ofBoth.events() / minutes,
                ofBoth.events() / Math.sqrt((double) ofA.events() * ofB.events()));
    }

    private static Map<String, SpineRow> byName(List<SpineRow> spines) {
        Map<String, SpineRow> rows = new HashMap<>();
        for (SpineRow row : spines) {
            SpineRow other = rows.put(row.spine(), row);
            if (other != null) {
                throw new BadInputException("Spine '" + row.spine() + "' has two rows, of the sessions "
                        + other.session() + " and " + row.session() + "; expected the rows of one session");
            }
        }
        return rows;
    }

    private static List<EventTrain> presentTrains(Traces active, Map<String, SpineRow> rows, Preset preset) {
        List<EventTrain> trains = new ArrayList<>();
        for (int i = 0; i < active.size(); i++) {
            String name = active.names().get(i);
            SpineRow row = rows.get(name);
            EventTrain train = EventTrain.of(name, active.values()[i]);
            if (row != null && row.status() != SpineRow.Status.PRESENT || isUndefined(train)) {
                continue;
            }
            if (row == null) {
                throw new BadInputException("Trace '" + name + "' has no row among the " + rows.size()
                        + " spines of this session; expected the same spine names in both tables");
            }
            trains.add(preset == Preset.HEDRICK2020 ? train.zeroFilled(active.frames()) : train);
        }
        return trains;
    }

    private static boolean isUndefined(EventTrain train) {
        long any = 0;
        for (long word : train.known()) {
            any |= word;
        }
        return any == 0;
    }

    private static void requireTraces(Traces active, List<SpineRow> spines) {
        for (SpineRow row : spines) {
            if (row.status() == SpineRow.Status.PRESENT && !active.names().contains(row.spine())) {
                throw new BadInputException("Spine '" + row.spine() + "' is present in session " + row.session()
                        + " but has no trace among the " + active.size()
                        + "; expected the same spine names in both tables");
            }
        }
    }
}
