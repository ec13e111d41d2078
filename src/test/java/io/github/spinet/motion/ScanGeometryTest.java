// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.motion.LinePhase.Reason;
import io.github.spinet.motion.MotionCorrection.Params;
import io.github.spinet.motion.MotionCorrection.Result;
import io.github.spinet.motion.MotionCorrection.Shift;
import io.github.spinet.motion.ScanGeometry.Mirrored;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines are put right before frames are registered, so that a scan to and fro registers as well as one that is not. */
class ScanGeometryTest {

    private static final int FRAMES = 40;
    private static final Scene SCENE = new Scene(128, 128, 10, 0.3);

    private static Movie told(Movie movie, Scan scan) {
        return new DerivedMovie(movie) {
            @Override
            public void read(int frame, float[] pixels) {
                source.read(frame, pixels);
            }

            @Override
            public Scan scan() {
                return scan;
            }
        };
    }

    private static Result correct(Movie movie, Engine engine, Map<String, ?> scan) {
        Map<String, Object> values = new HashMap<>(scan);
        values.put("engine", engine);
        return MotionCorrection.run(
                movie, Optional.empty(), Records.from(Params.class, values), Parallel.serial(), Progress.NONE);
    }

    private static double error(Result result) {
        double[][] truth = new double[FRAMES][];
        for (int f = 0; f < FRAMES; f++) {
            truth[f] = new double[2];
            for (int y = 0; y < 128; y++) {
                double[] at = LinePhaseFitTest.run(SCENE.time(f, y));
                truth[f][0] += at[0] / 128;
                truth[f][1] += at[1] / 128;
            }
        }
        return Scene.error(truth, result.shifts());
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"RIGID", "ROWS"})
    void registration_is_as_good_as_without_an_offset(Engine engine) {
        double without = error(correct(SCENE.scanned(FRAMES, LinePhaseFitTest::run, 3), engine, Map.of()));
        ArrayMovie offset = SCENE.scanned(FRAMES, LinePhaseFitTest::run, t -> -2.4, 3);
        Result found = correct(offset, engine, Map.of());
        assertEquals(Reason.FOUND, found.scan().phase().reason());
        double with = error(found);
        assertTrue(with < 1.1 * without + 0.005, "error " + with + " px, without offset " + without);
        double ignored = error(correct(offset, engine, Map.of("scan_phase_px", 0)));
        assertTrue(ignored > with, "error without correction " + ignored + ", with " + with);
    }

    @Test
    void the_corrected_movie_is_as_sharp_as_without_an_offset() {
        Scene bright = new Scene(128, 128, 2000, 100);
        double[][] shifts = Scene.shifts(FRAMES, 2, 4);
        ArrayMovie still = bright.scanned(FRAMES, t -> shifts[(int) t], 4);
        ArrayMovie offset = bright.scanned(FRAMES, t -> shifts[(int) t], t -> 1.0, 4);
        double sharp = sharpness(mean(correctedBy(still, Map.of())));
        double again = sharpness(mean(correctedBy(offset, Map.of())));
        assertEquals(1, again / sharp, 0.03);
    }

    private static Movie correctedBy(Movie movie, Map<String, ?> scan) {
        return CorrectedMovie.of(movie, correct(movie, Engine.RIGID, scan));
    }

    private static double[] mean(Movie movie) {
        double[] mean = new double[128 * 128];
        for (int f = 0; f < movie.frames(); f++) {
            float[] frame = movie.read(f);
            for (int p = 0; p < mean.length; p++) {
                mean[p] += frame[p] / movie.frames();
            }
        }
        return mean;
    }

    private static double sharpness(double[] image) {
        double squares = 0;
        for (int y = 20; y < 108; y++) {
            for (int x = 20; x < 108; x++) {
                double step = image[y * 128 + x + 1] - image[y * 128 + x];
                squares += step * step;
            }
        }
        return squares;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ODD", "EVEN"})
    void mirrored_lines_are_turned_round(String lines) {
        ArrayMovie movie = SCENE.movie(Scene.shifts(12, 1, 7), 7);
        Mirrored mirrored = Mirrored.valueOf(lines);
        List<float[]> frames = new ArrayList<>();
        for (float[] frame : movie.pixels()) {
            float[] turned = frame.clone();
            for (int y = mirrored == Mirrored.ODD ? 0 : 1; y < 128; y += 2) {
                for (int x = 0; x < 128; x++) {
                    turned[y * 128 + x] = frame[y * 128 + 127 - x];
                }
            }
            frames.add(turned);
        }
        Movie stored = ArrayMovie.of("scene", 128, 128, 30, frames);
        Result expected = correct(movie, Engine.RIGID, Map.of());
        Result result = correct(stored, Engine.RIGID, Map.of("scan_mirrored", lines));
        assertEquals(expected.shifts(), result.shifts());
        assertArrayEquals(
                CorrectedMovie.of(movie, expected).read(3),
                CorrectedMovie.of(stored, result).read(3));
    }

    @Test
    void what_the_source_says_counts_unless_the_settings_say_otherwise() {
        Movie movie = SCENE.scanned(FRAMES, LinePhaseFitTest::run, t -> 1.7, 8);
        Movie oneWay = told(movie, new Scan(Scan.Lines.ONE_WAY, 0.8));
        ScanGeometry left = geometry(oneWay, Map.of());
        assertEquals(Reason.ONE_WAY, left.phase().reason());
        assertEquals(0.8, left.duty());
        assertSame(oneWay, left.straight(oneWay));
        ScanGeometry asked = geometry(oneWay, Map.of("scan_phase_px", 1.5, "scan_duty", 0.7));
        assertEquals(1.5, asked.phase().px(3));
        assertEquals(Reason.ASKED_FOR, asked.phase().reason());
        assertEquals(0.7, asked.duty());
        ScanGeometry found = geometry(told(movie, new Scan(Scan.Lines.BOTH_WAYS, Double.NaN)), Map.of());
        assertEquals(1.7, found.phase().meanPx(), 0.05);
        assertEquals(0.9, found.duty());
        assertThrows(BadParameterException.class, () -> geometry(movie, Map.of("scan_duty", 1.5)));
        assertThrows(BadParameterException.class, () -> geometry(movie, Map.of("scan_mirrored", "BOTH")));
    }

    @Test
    void another_channel_has_a_phase_of_its_own() {
        Movie green = SCENE.scanned(FRAMES, LinePhaseFitTest::run, t -> 1.5, 8);
        Movie red = SCENE.scanned(FRAMES, LinePhaseFitTest::run, t -> 0.7, 9);
        Movie dark = ArrayMovie.of(
                "dark",
                128,
                128,
                30,
                IntStream.range(0, FRAMES).mapToObj(f -> new float[128 * 128]).toList());
        Params params = Records.defaults(Params.class);
        Result result = correct(green, Engine.RIGID, Map.of());
        Result other = result.ofChannel(red, params, Parallel.serial(), Progress.NONE);
        assertEquals(0.7, other.scan().phase().meanPx(), 0.05);
        assertSame(result.shifts(), other.shifts());
        assertEquals(result, result.ofChannel(dark, params, Parallel.serial(), Progress.NONE));
    }

    private static ScanGeometry geometry(Movie movie, Map<String, ?> scan) {
        Params params = Records.from(Params.class, scan);
        return ScanGeometry.find(movie, params.scan(), Parallel.serial(), Progress.NONE);
    }

    @Test
    void a_table_holds_the_geometry() {
        LinePhase drift = new LinePhase(List.of(0.5, 1.0 / 3, -2.0), 48, 0.25, 0.01, Reason.FOUND);
        ScanGeometry geometry = new ScanGeometry(Mirrored.EVEN, 0.81, drift);
        Table<ScanGeometry.Row> table = geometry.table();
        assertEquals(
                List.of(1.0, 24.5, 48.0),
                table.stream().map(ScanGeometry.Row::frame).toList());
        assertEquals(geometry, ScanGeometry.of(table, 48));
        assertThrows(BadInputException.class, () -> ScanGeometry.of(table, 47));
        assertThrows(BadInputException.class, () -> ScanGeometry.of(new Table<>(ScanGeometry.Row.class, List.of()), 4));
        assertEquals((0.5 + 1.0 / 3) / 2, drift.px(0) / 2 + (1.0 / 3) / 2, 1e-12);
        assertEquals(1.0 / 3, (drift.px(23) + drift.px(24)) / 2, 0.03);
        assertEquals(-2, drift.px(47), 1e-12);
        assertEquals(2.5, drift.driftPx(), 1e-12);
    }

    @Test
    void lines_are_moved_by_half_the_phase_each_without_loss() {
        Scene bright = new Scene(128, 64, 1000, 100);
        LinePhase phase = LinePhase.askedFor(1.3, 1);
        float[] frame = new float[128 * 64];
        for (int p = 0; p < frame.length; p++) {
            frame[p] = (float) bright.at(p % 128 - phase.of(0, p / 128), p / 128);
        }
        Movie aligned = new AlignedLines(ArrayMovie.of("m", 128, 64, 30, List.of(frame)), phase);
        float[] pixels = aligned.read(0);
        float[] still = bright.frame(0, 0);
        for (int y = 0; y < 64; y++) {
            for (int x = 5; x < 123; x++) {
                assertEquals(still[y * 128 + x], pixels[y * 128 + x], 12, x + ", " + y);
            }
        }
        // Even lines lie to the right: their first pixels are known, their last are not.
        assertTrue(Float.isNaN(pixels[0]) && Float.isFinite(pixels[127]));
        assertTrue(Float.isFinite(pixels[128]) && Float.isNaN(pixels[255]));
    }

    @Test
    void whole_pixels_are_moved_exactly() {
        float[] line = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        float[] moved = new float[10];
        AlignedLines.move(line, -3, moved, 0);
        assertArrayEquals(new float[] {Float.NaN, Float.NaN, Float.NaN, 1, 2, 3, 4, 5, 6, 7}, moved);
        AlignedLines.move(line, 1 - 1e-12, moved, 0);
        assertEquals(2, moved[0]);
        AlignedLines.move(line, 0.5, moved, 0);
        assertEquals(5.5, moved[4], 0.02);
        assertTrue(Float.isFinite(moved[0]) && Float.isNaN(moved[9]));
    }

    @Test
    void lines_and_frames_are_moved_in_one_step() {
        float[] frame = SCENE.frame(0, 0);
        Movie movie = ArrayMovie.of("m", 128, 128, 30, List.of(frame));
        Table<Shift> shifts =
                new Table<>(Shift.class, List.of(new Shift(1, 0, 0.4, 0.25, 1, 1, 1, MotionCorrection.Flag.OK)));
        LinePhase phase = LinePhase.askedFor(1.2, 1);
        float[] once = CorrectedMovie.of(new AlignedLines(movie, phase), shifts).read(0);
        for (int x = 10; x < 110; x++) {
            // Row 20 is the 21st, an odd line, and lies 0.6 px to the left; the one below it as far to the right.
            double odd = at(frame, x + 0.4 - 0.6, 20);
            double even = at(frame, x + 0.4 + 0.6, 21);
            assertEquals(0.75 * odd + 0.25 * even, once[20 * 128 + x], 1e-4);
        }
    }

    private static double at(float[] frame, double x, int y) {
        int left = (int) Math.floor(x);
        double part = x - left;
        return (1 - part) * frame[y * 128 + left] + part * frame[y * 128 + left + 1];
    }
}
