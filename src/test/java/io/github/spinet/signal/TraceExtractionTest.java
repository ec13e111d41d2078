// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import io.github.spinet.signal.TraceExtraction.Params;
import io.github.spinet.spine.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceExtractionTest {

    private static final int WIDTH = 5;
    private static final int HEIGHT = 4;
    private static final int FRAMES = 50;
    private static final Params DEFAULTS = Records.defaults(Params.class);
    private static final Region PAIR = Region.of("pair", new int[] {1, 4}, new int[] {0, 3});
    private static final Region ROW = Region.of("row", new int[] {0, 1, 2, 3}, new int[] {2, 2, 2, 2});
    private static final Region DARK = Region.of("background", new int[] {0, 1}, new int[] {1, 1});

    /** Pixel (x, y) of frame f is 100 f + 10 y + x. */
    private static ArrayMovie movie(FrameMask mask) {
        List<float[]> frames = IntStream.range(0, FRAMES)
                .mapToObj(f -> {
                    float[] pixels = new float[WIDTH * HEIGHT];
                    for (int i = 0; i < pixels.length; i++) {
                        pixels[i] = 100 * f + 10 * (i / WIDTH) + i % WIDTH;
                    }
                    return pixels;
                })
                .toList();
        return new ArrayMovie("made", WIDTH, HEIGHT, Clock.uniform(FRAMES, 10), Calibration.UNKNOWN, mask, frames);
    }

    private static ArrayMovie movie() {
        return movie(FrameMask.allValid(FRAMES));
    }

    private static double[][] run(Movie movie, Map<String, Object> settings) {
        Params params = Records.from(Params.class, settings);
        return TraceExtraction.run(
                        movie, List.of(PAIR, ROW), Optional.of(DARK), params, Parallel.serial(), Progress.NONE)
                .values();
    }

    @Test
    void sum_and_mean_of_the_pixels() {
        double[][] sums = run(movie(), Map.of());
        double[][] means = run(movie(), Map.of("measure", "mean"));
        for (int f = 0; f < FRAMES; f++) {
            assertEquals(200 * f + 1 + 34, sums[0][f]);
            assertEquals(400 * f + 80 + 6, sums[1][f]);
            assertEquals(100 * f + 17.5, means[0][f]);
            assertEquals(100 * f + 21.5, means[1][f]);
        }
    }

    @Test
    void background_is_subtracted_from_every_pixel() {
        double[][] sums = run(movie(), Map.of("background", "subtract"));
        double[][] means = run(movie(), Map.of("background", "subtract", "measure", "mean"));
        for (int f = 0; f < FRAMES; f++) {
            assertEquals(2 * (17.5 - 10.5), sums[0][f]);
            assertEquals(4 * (21.5 - 10.5), sums[1][f]);
            assertEquals(11, means[1][f]);
        }
    }

    @Test
    void missing_and_bad_frames_are_undefined_and_acquisition_starts_are_kept() {
        FrameMask mask = FrameMask.allValid(FRAMES)
                .with(0, 5, FrameMask.State.ACQUISITION_START)
                .with(10, 12, FrameMask.State.MISSING)
                .with(20, 21, FrameMask.State.BAD);
        double[][] traces = run(movie(mask), Map.of());
        for (int f = 0; f < FRAMES; f++) {
            boolean undefined = f == 10 || f == 11 || f == 20;
            assertEquals(undefined, Double.isNaN(traces[0][f]), "frame " + f);
            assertEquals(undefined, Double.isNaN(traces[1][f]), "frame " + f);
        }
    }

    @Test
    void lost_pixels_are_replaced_by_the_mean_of_the_others_down_to_the_least_coverage() {
        ArrayMovie movie = movie();
        float[] first = movie.pixels().get(0);
        first[2 * WIDTH] = Float.NaN;
        float[] second = movie.pixels().get(1);
        second[2 * WIDTH] = Float.NaN;
        second[2 * WIDTH + 1] = Float.NaN;
        float[] third = movie.pixels().get(2);
        third[2 * WIDTH] = Float.NaN;
        third[2 * WIDTH + 1] = Float.NaN;
        third[2 * WIDTH + 2] = Float.NaN;
        double[] row = run(movie, Map.of())[1];
        assertEquals(4 * 22.0, row[0]);
        assertEquals(4 * 122.5, row[1]);
        assertTrue(Double.isNaN(row[2]));
        assertEquals(4 * 223.0, run(movie, Map.of("min_coverage", 0))[1][2]);
        assertTrue(Double.isNaN(run(movie, Map.of("min_coverage", 1))[1][0]));
    }

    @Test
    void a_lost_background_makes_the_frame_undefined() {
        ArrayMovie movie = movie();
        movie.pixels().get(3)[WIDTH] = Float.NaN;
        movie.pixels().get(3)[WIDTH + 1] = Float.NaN;
        assertTrue(Double.isNaN(run(movie, Map.of("background", "subtract"))[0][3]));
        assertEquals(335, run(movie, Map.of())[0][3] - 300);
    }

    @Test
    void each_frame_is_read_once_by_any_number_of_threads() {
        AtomicIntegerArray reads = new AtomicIntegerArray(FRAMES);
        Movie counting = new CountingMovie(movie(), reads);
        try (Parallel two = Parallel.of(2)) {
            Traces threaded =
                    TraceExtraction.run(counting, List.of(PAIR, ROW), Optional.empty(), DEFAULTS, two, Progress.NONE);
            assertArrayEquals(run(movie(), Map.of()), threaded.values());
            assertEquals(List.of("pair", "row"), threaded.names());
        }
        for (int f = 0; f < FRAMES; f++) {
            assertEquals(1, reads.get(f));
        }
    }

    @Test
    void the_user_can_stop_it() {
        Progress stop = (done, total, what) -> {
            throw new CancelledException();
        };
        assertThrows(
                CancelledException.class,
                () -> TraceExtraction.run(movie(), List.of(PAIR), Optional.empty(), DEFAULTS, Parallel.serial(), stop));
    }

    @Test
    void unfit_regions_are_refused() {
        Region outside = Region.of("outside", new int[] {WIDTH}, new int[] {0});
        refuses("'outside'", List.of(PAIR, outside), DEFAULTS);
        refuses("'pair'", List.of(PAIR, PAIR), DEFAULTS);
        refuses("no ROIs", List.of(), DEFAULTS);
        refuses("no background", List.of(PAIR), Records.from(Params.class, Map.of("background", "subtract")));
    }

    private static void refuses(String told, List<Region> regions, Params params) {
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> TraceExtraction.run(
                        movie(), regions, Optional.empty(), params, Parallel.serial(), Progress.NONE));
        assertTrue(e.getMessage().contains(told), e.getMessage());
    }

    private record CountingMovie(Movie movie, AtomicIntegerArray reads) implements Movie {
        @Override
        public String name() {
            return movie.name();
        }

        @Override
        public int width() {
            return movie.width();
        }

        @Override
        public int height() {
            return movie.height();
        }

        @Override
        public Clock clock() {
            return movie.clock();
        }

        @Override
        public Calibration calibration() {
            return movie.calibration();
        }

        @Override
        public FrameMask mask() {
            return movie.mask();
        }

        @Override
        public void read(int frame, float[] pixels) {
            reads.incrementAndGet(frame);
            movie.read(frame, pixels);
        }
    }
}
