// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Linking, naming and fates on sessions that fit already. */
class SpineTrackingTest {

    private static final Dendrite LINE = new Dendrite("d", new double[] {0, 100}, new double[] {50, 50});

    private static SpineTracking.Params params(String... more) {
        Map<String, Object> values = new HashMap<>(Map.of("alignment", "NONE"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return Records.from(SpineTracking.Params.class, values);
    }

    private static Image blank() {
        return new Image(100, 100, new float[10000], Calibration.square(0.2));
    }

    /** Spines 1 µm below the line, {@code name@x}. */
    private static SpineTracking.Session session(Image image, String... spines) {
        List<Region> regions = new ArrayList<>();
        for (String spine : spines) {
            String[] parts = spine.split("@");
            regions.add(Phantoms.disk(parts[0], Double.parseDouble(parts[1]), 55, 2));
        }
        return new SpineTracking.Session("day", image, new FieldRois(regions, List.of(LINE), Optional.empty()));
    }

    private static SpineTracking.Result run(SpineTracking.Params params, SpineTracking.Session... sessions) {
        return SpineTracking.run(Arrays.asList(sessions), params, Parallel.serial(), Progress.NONE);
    }

    private static SpineTracking.Fate fate(SpineTracking.Result result, String spine) {
        return result.fates().stream()
                .filter(f -> f.spine().equals(spine))
                .findFirst()
                .orElseThrow();
    }

    private static SpineRow row(SpineTracking.Result result, String spine, int session) {
        return result.spines().stream()
                .filter(r -> r.spine().equals(spine) && r.session() == session)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void spines_keep_the_name_of_their_first_roi() {
        SpineTracking.Result r = run(
                params(),
                session(blank(), "a@20", "b@40", "c@60"),
                session(blank(), "1@41", "2@61", "3@80"),
                session(blank(), "x@20", "y@42", "z@80"));
        assertEquals(
                List.of("a", "b", "c", "3"),
                r.fates().stream().map(SpineTracking.Fate::spine).toList());
        assertEquals("x", row(r, "a", 3).roi());
        assertEquals("1", row(r, "b", 2).roi());
        assertEquals("", row(r, "a", 2).roi());
        assertEquals(SpineTracking.Outcome.RECURRENT, fate(r, "a").fate());
        assertEquals("101", fate(r, "a").presence());
        assertEquals(SpineTracking.Outcome.STABLE, fate(r, "b").fate());
        assertEquals(SpineTracking.Outcome.ELIMINATED, fate(r, "c").fate());
        assertEquals(SpineTracking.Outcome.NEW, fate(r, "3").fate());
        assertEquals(2, fate(r, "3").firstSession());
        assertEquals(12, r.spines().size());
    }

    @Test
    void fates_are_the_published_classes() {
        String[][] table = {
            {"01", "NEW"},
            {"10", "ELIMINATED"},
            {"11", "STABLE"},
            {"011", "NEW"},
            {"001", "NEW"},
            {"010", "TRANSIENT"},
            {"110", "ELIMINATED"},
            {"100", "ELIMINATED"},
            {"111", "STABLE"},
            {"101", "RECURRENT"},
            {"0110", "TRANSIENT"},
            {"0101", "NEW"},
            {"1?1", "UNDEFINED"},
            {"1", "UNDEFINED"}
        };
        for (String[] row : table) {
            assertEquals(row[1], TrackTables.outcome(row[0]).name(), row[0]);
        }
    }

    @Test
    void position_and_absent_place_are_carried_over() {
        SpineTracking.Result r = run(params(), session(blank(), "a@20"), session(blank(), "b@70"));
        SpineRow absent = row(r, "a", 2);
        assertEquals(SpineRow.Status.ABSENT, absent.status());
        assertEquals(20, absent.xPx(), 1e-9);
        assertEquals(55, absent.yPx(), 1e-9);
        assertEquals("d", absent.dendrite());
        assertEquals(4, absent.positionUm(), 1e-9);
        assertEquals(14, row(r, "b", 1).positionUm(), 1e-9);
        assertTrue(Double.isNaN(absent.confidence()));
    }

    @Test
    void a_new_spine_with_a_taken_name_gets_another() {
        SpineTracking.Result r = run(params(), session(blank(), "a@20"), session(blank(), "a@70", "b@20"));
        assertEquals("b", row(r, "a", 2).roi());
        assertEquals("a", row(r, "a_s2", 2).roi());
    }

    @Test
    void names_can_be_trusted_instead() {
        SpineTracking.Result r =
                run(params("identity", "NAME"), session(blank(), "a@20", "b@40"), session(blank(), "b@20", "c@40"));
        assertEquals("b", row(r, "b", 2).roi());
        assertEquals(1, row(r, "b", 2).confidence());
        assertEquals(SpineTracking.Outcome.ELIMINATED, fate(r, "a").fate());
        assertEquals(SpineTracking.Outcome.NEW, fate(r, "c").fate());
    }

    @Test
    void what_was_not_imaged_has_no_fate() {
        Image cut = blank();
        for (int i = 0; i < cut.pixels().length; i++) {
            cut.pixels()[i] = i % 100 < 30 ? Float.NaN : 0;
        }
        SpineTracking.Result r = run(params(), session(blank(), "a@20", "b@33", "c@60", "e@97"), session(cut, "f@80"));
        assertEquals(SpineRow.Status.NOT_IMAGED, row(r, "a", 2).status());
        assertEquals(SpineRow.Status.NOT_IMAGED, row(r, "b", 2).status(), "nearer than 1 µm to the end of the data");
        assertEquals(SpineRow.Status.ABSENT, row(r, "c", 2).status());
        assertEquals(SpineRow.Status.NOT_IMAGED, row(r, "e", 2).status(), "nearer than 1 µm to the border");
        assertEquals(SpineTracking.Outcome.UNDEFINED, fate(r, "a").fate());
        assertEquals("not imaged in session 2", fate(r, "a").reason());
    }

    @Test
    void a_row_of_spines_that_slid_together_is_not_taken_for_its_neighbours() {
        // Spaced by 2 µm, all moved by 1.2 µm: each is nearer to the place of its neighbour.
        SpineTracking.Result r = run(
                params(),
                session(blank(), "a@20", "b@30", "c@40", "e@50", "f@60"),
                session(blank(), "a@26", "b@36", "c@46", "e@56", "f@66"));
        r.fates().forEach(f -> assertEquals(SpineTracking.Outcome.STABLE, f.fate(), f.spine()));
        r.spines().forEach(row -> assertEquals(row.spine(), row.roi()));
    }

    @Test
    void confidence_falls_with_distance_and_rivals() {
        SpineTracking.Result near = run(params(), session(blank(), "a@20"), session(blank(), "b@20"));
        SpineTracking.Result far = run(params(), session(blank(), "a@20"), session(blank(), "b@30"));
        SpineTracking.Result rival = run(params(), session(blank(), "a@20"), session(blank(), "b@20", "c@23"));
        assertEquals(1 / (1 + Math.exp(-4.5)), row(near, "a", 1).confidence(), 1e-9);
        assertTrue(row(far, "a", 2).confidence() < row(near, "a", 2).confidence());
        assertTrue(row(rival, "a", 2).confidence() < row(near, "a", 2).confidence());
        assertTrue(Double.isNaN(row(rival, "c", 2).confidence()), "seen once");
    }

    @Test
    void a_dendrite_of_a_later_session_counts_once() {
        Dendrite again = new Dendrite("d", new double[] {0, 60}, new double[] {52, 52});
        Dendrite other = new Dendrite("e", new double[] {0, 100}, new double[] {95, 95});
        SpineTracking.Session second = new SpineTracking.Session(
                "day 2",
                blank(),
                new FieldRois(
                        List.of(Phantoms.disk("n", 50, 90, 2), Phantoms.disk("m", 80, 55, 2)),
                        List.of(again, other),
                        Optional.empty()));
        SpineTracking.Result r = run(params(), session(blank(), "a@20"), second);
        assertEquals("e", row(r, "n", 2).dendrite());
        assertEquals(10, row(r, "n", 1).positionUm(), 1e-9);
        assertEquals("d", row(r, "m", 2).dendrite());
    }

    @Test
    void bad_input_is_refused_in_one_line() {
        Image unknown = new Image(100, 100, new float[10000], Calibration.UNKNOWN);
        SpineTracking.Session bad = session(unknown, "a@20");
        String message =
                assertThrows(BadInputException.class, () -> run(params(), bad)).getMessage();
        assertTrue(message.contains("pixel size"), message);
        assertThrows(BadInputException.class, () -> run(params()));
        SpineTracking.Session outside = session(blank(), "a@99.5");
        message = assertThrows(BadInputException.class, () -> run(params(), outside))
                .getMessage();
        assertTrue(message.contains("'day'") && message.contains("'a'"), message);
    }
}
