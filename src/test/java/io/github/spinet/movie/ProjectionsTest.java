// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class ProjectionsTest {

    private static final float NAN = Float.NaN;

    private static Projections.Result project(Movie movie) {
        return Projections.run(movie, Parallel.serial(), Progress.NONE);
    }

    private static ArrayMovie movie(float[]... frames) {
        return ArrayMovie.of("m", frames[0].length, 1, 10, List.of(frames));
    }

    @Test
    void summarises_each_pixel_over_time() {
        Projections.Result r = project(movie(new float[] {1, -5}, new float[] {2, -5}, new float[] {6, -5}));
        assertArrayEquals(new float[] {3, -5}, r.average().pixels());
        assertArrayEquals(new float[] {6, -5}, r.maximum().pixels());
        assertArrayEquals(new float[] {(float) Math.sqrt(7), 0}, r.sd().pixels());
        assertEquals(3, r.frames());
    }

    @Test
    void leaves_undefined_values_out_pixel_by_pixel() {
        Projections.Result r =
                project(movie(new float[] {NAN, NAN, 4}, new float[] {NAN, 2, 6}, new float[] {NAN, NAN, 8}));
        assertArrayEquals(new float[] {NAN, 2, 6}, r.average().pixels());
        assertArrayEquals(new float[] {NAN, 2, 8}, r.maximum().pixels());
        assertArrayEquals(new float[] {NAN, NAN, 2}, r.sd().pixels());
    }

    @Test
    void uses_valid_frames_only() {
        ArrayMovie all = movie(new float[] {1}, new float[] {100}, new float[] {3});
        FrameMask mask = all.mask().with(1, 2, FrameMask.State.BAD);
        ArrayMovie masked = new ArrayMovie("m", 1, 1, all.clock(), all.calibration(), mask, all.pixels());
        assertEquals(2, project(masked).average().at(0, 0));
        FrameMask none = mask.with(0, 3, FrameMask.State.MISSING);
        ArrayMovie empty = new ArrayMovie("m", 1, 1, all.clock(), all.calibration(), none, all.pixels());
        assertThrows(BadInputException.class, () -> project(empty));
    }

    @Test
    void a_large_offset_costs_no_digits_of_the_deviation() {
        float[][] frames = new float[1000][];
        for (int f = 0; f < frames.length; f++) {
            frames[f] = new float[] {1_000_000 + f % 2};
        }
        // 1000 values, half of them 1 above the others: sqrt(1000/999)/2
        assertEquals(Math.sqrt(1000 / 999.0) / 2, project(movie(frames)).sd().at(0, 0), 1e-7);
    }

    @Test
    void threads_change_nothing() {
        UniformRandomProvider random = Seeds.stream(5, "test");
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < 67; f++) {
            float[] frame = new float[130 * 140];
            for (int p = 0; p < frame.length; p++) {
                frame[p] = random.nextInt(50) == 0 ? NAN : random.nextFloat() * 1000;
            }
            frames.add(frame);
        }
        ArrayMovie movie = ArrayMovie.of("m", 130, 140, 30, frames);
        Projections.Result one = project(movie);
        try (Parallel four = Parallel.of(4)) {
            Projections.Result many = Projections.run(movie, four, Progress.NONE);
            assertArrayEquals(one.average().pixels(), many.average().pixels());
            assertArrayEquals(one.sd().pixels(), many.sd().pixels());
            assertArrayEquals(one.maximum().pixels(), many.maximum().pixels());
        }
    }

    @Test
    void reports_progress_over_all_frames_and_can_be_stopped() {
        float[][] frames = new float[40][1];
        List<Long> done = new ArrayList<>();
        Projections.run(movie(frames), Parallel.serial(), (d, total, what) -> {
            assertEquals(40, total);
            done.add(d);
        });
        assertEquals(40, done.size());
        assertEquals(40, done.get(39));
        Progress stop = (d, total, what) -> {
            throw new CancelledException();
        };
        assertThrows(CancelledException.class, () -> Projections.run(movie(frames), Parallel.serial(), stop));
    }

    @Test
    void frames_never_fill_the_memory() {
        // 1000 frames of 512 x 512 would be 1 GB; a test has half of it.
        int frames = 1000;
        Movie endless = new Movie() {
            @Override
            public String name() {
                return "endless";
            }

            @Override
            public int width() {
                return 512;
            }

            @Override
            public int height() {
                return 512;
            }

            @Override
            public Clock clock() {
                return Clock.uniform(frames, 30);
            }

            @Override
            public Calibration calibration() {
                return Calibration.UNKNOWN;
            }

            @Override
            public FrameMask mask() {
                return FrameMask.allValid(frames);
            }

            @Override
            public void read(int frame, float[] pixels) {
                pixels[frame] = frame;
            }
        };
        assertEquals(999, project(endless).maximum().at(999 % 512, 1));
    }
}
