// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Component;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.movie.Movie;
import io.github.spinet.spine.Region;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudySimulationTest {

    private static final SessionKey FIRST = new SessionKey("A1", "F1", 1);

    @Test
    void keys_of_the_settings_are_distinct_and_none_ends_with_another() {
        for (Class<? extends Record> type : List.of(StudySimulation.Params.class, TraceSimulation.Params.class)) {
            List<String> keys =
                    Records.components(type).stream().map(Component::key).toList();
            for (String a : keys) {
                assertEquals(1, keys.stream().filter(a::equals).count(), a);
                assertFalse(keys.stream().anyMatch(b -> b.endsWith("_" + a)), a + " is the end of another key");
            }
        }
    }

    @Test
    void settings_survive_the_way_through_text() {
        StudySimulation.Params params = Made.params(StudySimulation.Params.class, "motion", "rows", "seed", 9);
        assertEquals(params, Records.from(StudySimulation.Params.class, Records.toMap(params)));
    }

    @Test
    void a_frame_is_the_same_whenever_and_by_whichever_thread_it_is_read() {
        int[] frames = {0, 5, 17, 999, 1165};
        Movie movie = Made.study("duration_s", 20).session(FIRST).movie();
        float[][] forward = new float[frames.length][];
        for (int i = 0; i < frames.length; i++) {
            forward[i] = movie.read(frames[i]);
        }
        Movie again = Made.study("duration_s", 20).session(FIRST).movie();
        float[][] parallel = new float[frames.length][];
        try (Parallel threads = Parallel.of(3)) {
            threads.forEach(frames.length, "reading", Progress.NONE, i -> {
                int k = frames.length - 1 - i;
                parallel[k] = again.read(frames[k]);
            });
        }
        for (int i = 0; i < frames.length; i++) {
            assertArrayEquals(forward[i], parallel[i], "frame " + frames[i]);
        }
        assertFalse(java.util.Arrays.equals(
                forward[0],
                Made.study("duration_s", 20, "seed", 2).session(FIRST).movie().read(0)));
    }

    @Test
    void counts_have_the_mean_and_the_variance_of_photons_times_gain() {
        SimulatedSession session = Made.study(
                        "duration_s",
                        60,
                        "motion",
                        "NONE",
                        "bleaching",
                        0,
                        "photons",
                        3,
                        "gain",
                        100,
                        "offset",
                        200,
                        "read_noise",
                        12,
                        "private_per_min",
                        0,
                        "local_per_min",
                        0,
                        "response_probability",
                        0)
                .session(FIRST);
        Movie movie = session.movie();
        int n = 1500;
        int pixels = movie.width() * movie.height();
        double[] sum = new double[pixels];
        double[] squares = new double[pixels];
        float[] frame = new float[pixels];
        for (int i = 0; i < n; i++) {
            movie.read(i, frame);
            for (int p = 0; p < pixels; p++) {
                sum[p] += frame[p];
                squares[p] += (double) frame[p] * frame[p];
            }
        }
        float[] photons = session.expectedPhotons(0);
        double meanRatio = 0;
        double varianceRatio = 0;
        for (int p = 0; p < pixels; p++) {
            double mean = sum[p] / n;
            double variance = squares[p] / n - mean * mean;
            // Rounding to whole counts adds a variance of 1/12.
            double expected = 100 * 100 * photons[p] + 144 + 1 / 12.0;
            meanRatio += (mean - 200) / (100 * photons[p]) / pixels;
            varianceRatio += variance / expected / pixels;
            assertEquals(200 + 100 * photons[p], mean, 6 * Math.sqrt(expected / n), "pixel " + p);
        }
        assertEquals(1, meanRatio, 0.002);
        assertEquals(1, varianceRatio, 0.005);
    }

    @Test
    void the_content_moves_as_the_shifts_say() {
        SimulatedSession moved = Made.study("duration_s", 20, "bleaching", 0).session(FIRST);
        SimulatedSession still =
                Made.study("duration_s", 20, "bleaching", 0, "motion", "NONE").session(FIRST);
        List<Truth.Shift> shifts = moved.shifts().rows();
        int width = moved.movie().width();
        int height = moved.movie().height();
        for (int i = 0; i < 1100; i += 97) {
            // Gauss-Newton in the least squares of two noise-free frames, an estimate independent of the renderer.
            double[] d = displacement(still.expectedPhotons(i), moved.expectedPhotons(i), width, height);
            assertEquals(shifts.get(i).dxPx(), d[0], 0.01, "x of frame " + i);
            assertEquals(shifts.get(i).dyPx(), d[1], 0.01, "y of frame " + i);
        }
    }

    @Test
    void rows_of_a_frame_move_on_their_own() {
        SimulatedSession session =
                Made.study("duration_s", 20, "motion", "ROWS").session(FIRST);
        double[][] rows = session.rowShiftsPx(300);
        assertEquals(72, rows[0].length);
        double mean = java.util.Arrays.stream(rows[0]).average().orElseThrow();
        assertEquals(mean, session.shifts().rows().get(300).dxPx(), 1e-12);
        assertTrue(rows[0][71] != rows[0][0]);
    }

    @Test
    void uneven_motion_is_drawn_where_it_says() {
        SimulatedSession still = Made.study("duration_s", 20, "motion", "ROWS").session(FIRST);
        SimulatedSession uneven = Made.study("duration_s", 20, "motion", "PIECEWISE", "shear_px", 0)
                .session(FIRST);
        // Without shear, the pixel-wise way of drawing gives what the row-wise way does.
        assertArrayEquals(still.expectedPhotons(300), uneven.expectedPhotons(300), 2e-3f);
        double[] shift = uneven.shiftPx(300, 40, 17);
        assertEquals(uneven.rowShiftsPx(300)[0][40], shift[0]);
        assertEquals(uneven.rowShiftsPx(300)[1][40], shift[1]);
    }

    @Test
    void spines_are_present_as_their_fates_say_and_rois_are_numbered_along_the_dendrite() {
        SimulatedStudy<SimulatedSession> study = Made.study("duration_s", 20);
        for (SimulatedSession session : study.sessions().toList()) {
            List<Truth.Spine> spines = session.spines().rows();
            assertEquals(study.fates().size(), spines.size());
            int number = 0;
            for (int i = 0; i < spines.size(); i++) {
                Truth.SpineFate fate = study.fates().rows().get(i);
                Truth.Spine spine = spines.get(i);
                int s = session.key().session();
                assertEquals(fate.spine(), spine.spine());
                assertEquals(fate.firstSession() <= s && s <= fate.lastSession(), spine.present());
                assertEquals(spine.present() ? "S" + ++number : "", spine.roi());
                assertEquals(spine.present(), !Double.isNaN(spine.volume()));
            }
            assertEquals(number, session.rois().spines().size());
            assertEquals(number + 1, session.outlines().size());
        }
    }

    @Test
    void rois_lie_within_the_image_on_the_spines_and_the_background_in_the_dark() {
        for (SimulatedSession session : Made.study("duration_s", 20, "motion", "NONE", "dendrites", 2, "height_px", 120)
                .sessions()
                .toList()) {
            Movie movie = session.movie();
            float[] light = session.expectedPhotons(0);
            List<Truth.Spine> present =
                    session.spines().stream().filter(Truth.Spine::present).toList();
            List<Region> drawn = session.rois().spines();
            Region background = session.rois().background().orElseThrow();
            for (int i = 0; i < drawn.size(); i++) {
                drawn.get(i).requireInside(movie.width(), movie.height());
                assertEquals(present.get(i).xPx(), drawn.get(i).xPx(), 1.5);
                assertEquals(present.get(i).yPx(), drawn.get(i).yPx(), 1.5);
                assertTrue(
                        drawn.get(i).size() >= 12,
                        drawn.get(i).name() + " has only " + drawn.get(i).size() + " pixels");
                assertTrue(mean(drawn.get(i), light, movie.width()) > 4 * mean(background, light, movie.width()));
            }
            assertEquals(2, session.rois().dendrites().size());
        }
    }

    @Test
    void a_later_session_lies_elsewhere() {
        SimulatedStudy<SimulatedSession> study = Made.study("duration_s", 20);
        List<Truth.Spine> one = study.session(FIRST).spines().rows();
        List<Truth.Spine> three =
                study.session(new SessionKey("A1", "F1", 3)).spines().rows();
        double farthest = 0;
        for (int i = 0; i < one.size(); i++) {
            farthest = Math.max(
                    farthest,
                    Math.hypot(
                            one.get(i).xPx() - three.get(i).xPx(),
                            one.get(i).yPx() - three.get(i).yPx()));
        }
        assertTrue(farthest > 0.5 && farthest < 40, farthest + " px");
    }

    @Test
    void bleaching_dims_the_movie_by_what_is_asked() {
        SimulatedSession session =
                Made.study("duration_s", 20, "motion", "NONE", "bleaching", 40).session(FIRST);
        Region background = session.rois().background().orElseThrow();
        double first = mean(background, session.expectedPhotons(0), 208);
        double last = mean(background, session.expectedPhotons(1165), 208);
        assertEquals(0.6, last / first, 0.01);
    }

    @Test
    void the_lever_covers_the_session_and_the_tables_number_from_one() {
        SimulatedSession session = Made.study("duration_s", 30).session(FIRST);
        assertEquals(300_000, session.lever().length);
        assertEquals(1, session.truth().movements().rows().get(0).movement());
        assertEquals(1, session.shifts().rows().get(0).frame());
        for (Truth.Event event : session.truth().events()) {
            assertTrue(event.startFrame() >= 1
                    && event.endFrame() <= session.movie().frames());
            assertTrue(event.startFrame() <= event.endFrame());
        }
        assertEquals(
                session.truth().presses().size(),
                session.truth().moving().runs().size());
    }

    @ParameterizedTest
    @CsvSource({
        "height_px, 40, height_px",
        "dendrites, 3, dendrites",
        "width_px, 40, width_px",
        "um_per_px, 1.5, um_per_px",
        "photons, 0, photons",
        "rate_hz, -3, rate_hz",
        "duration_s, 5, duration_s",
        "mrs_share, 1.2, mrs_share",
        "press_v, 5, press_v",
        "motion, SIDEWAYS, motion",
        "photon, 3, photons"
    })
    void bad_settings_are_refused_by_name(String key, String value, String named) {
        BadParameterException refusal = assertThrows(BadParameterException.class, () -> Made.study(key, value));
        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }

    @Test
    void a_frame_that_needs_too_fine_a_grid_is_refused() {
        BadParameterException refusal = assertThrows(
                BadParameterException.class, () -> Made.study("width_px", 4096, "height_px", 4096, "um_per_px", 0.8));
        assertTrue(refusal.getMessage().contains("um_per_px = 0.8"), refusal.getMessage());
    }

    @Test
    void unknown_sessions_and_frames_are_refused() {
        SimulatedStudy<SimulatedSession> study = Made.study("duration_s", 20);
        assertThrows(BadInputException.class, () -> study.session(new SessionKey("A1", "F1", 4)));
        Movie movie = study.session(FIRST).movie();
        assertThrows(BadInputException.class, () -> movie.read(movie.frames()));
        assertThrows(BadInputException.class, () -> movie.read(-1));
    }

    @Test
    void planning_can_be_cancelled() {
        StudySimulation.Params params = Made.params(StudySimulation.Params.class);
        assertThrows(
                CancelledException.class,
                () -> StudySimulation.run(params, (done, total, what) -> {
                    throw new CancelledException();
                }));
    }

    private static double mean(Region region, float[] image, int width) {
        double sum = 0;
        for (int i = 0; i < region.size(); i++) {
            sum += image[region.pixelY()[i] * width + region.pixelX()[i]];
        }
        return sum / region.size();
    }

    // Iterated least squares with bilinear sampling of the moved image and central differences of the still one.
    private static double[] displacement(float[] still, float[] moved, int width, int height) {
        double[] d = new double[2];
        for (int round = 0; round < 12; round++) {
            double xx = 0;
            double xy = 0;
            double yy = 0;
            double bx = 0;
            double by = 0;
            for (int y = 12; y < height - 12; y++) {
                for (int x = 12; x < width - 12; x++) {
                    double gx = (still[y * width + x + 1] - still[y * width + x - 1]) / 2;
                    double gy = (still[(y + 1) * width + x] - still[(y - 1) * width + x]) / 2;
                    double e = cubic(moved, width, x + d[0], y + d[1]) - still[y * width + x];
                    xx += gx * gx;
                    xy += gx * gy;
                    yy += gy * gy;
                    bx += gx * e;
                    by += gy * e;
                }
            }
            double det = xx * yy - xy * xy;
            d[0] -= (yy * bx - xy * by) / det;
            d[1] -= (xx * by - xy * bx) / det;
        }
        return d;
    }

    // Catmull-Rom interpolation.
    private static double cubic(float[] image, int width, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double sum = 0;
        for (int j = -1; j <= 2; j++) {
            for (int i = -1; i <= 2; i++) {
                sum += kernel(x - x0 - i) * kernel(y - y0 - j) * image[(y0 + j) * width + x0 + i];
            }
        }
        return sum;
    }

    private static double kernel(double at) {
        double t = Math.abs(at);
        return t < 1 ? 1 - 2.5 * t * t + 1.5 * t * t * t : t < 2 ? 2 - 4 * t + 2.5 * t * t - 0.5 * t * t * t : 0;
    }
}
