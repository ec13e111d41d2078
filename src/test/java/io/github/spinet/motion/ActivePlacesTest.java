// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Seeds;
import io.github.spinet.movie.ArrayMovie;
import io.github.spinet.movie.FrameBlocks;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.PixelStatistics;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.api.Test;

/** A spine that lights up beside a dendrite does not look like a shift. */
class ActivePlacesTest {

    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    private static final double SPINE_X = 48;
    private static final double SPINE_Y = 26;
    private static final double PHOTONS = 10;

    // A dendrite along y = 32, another across, and a spine on the first one's flank.
    private static float[] still(double light) {
        float[] frame = new float[WIDTH * HEIGHT];
        for (int p = 0; p < frame.length; p++) {
            double x = p % WIDTH;
            double y = p / WIDTH;
            double dendrites = gauss(y - 32, 2.5) + gauss(x - 20, 2);
            frame[p] = (float) (PHOTONS * (0.1 + dendrites + light * gauss(Math.hypot(x - SPINE_X, y - SPINE_Y), 2)));
        }
        return frame;
    }

    private static double gauss(double d, double sd) {
        return Math.exp(-d * d / (2 * sd * sd));
    }

    private static ArrayMovie movie(boolean active, long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "active");
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < 200; f++) {
            float[] frame = still(active && f % 4 == 0 ? 2 : 0.5);
            for (int p = 0; p < frame.length; p++) {
                frame[p] = PoissonSampler.of(random, frame[p]).sample();
            }
            frames.add(frame);
        }
        return ArrayMovie.of("active", WIDTH, HEIGHT, 30, frames);
    }

    private static Template template(ArrayMovie movie) {
        PixelStatistics statistics = new PixelStatistics(WIDTH * HEIGHT);
        FrameBlocks.forEach(
                movie.frames(), WIDTH * HEIGHT, Parallel.serial(), Progress.NONE, "frames", movie::read, statistics);
        Image mean = new Image(WIDTH, HEIGHT, statistics.means(), movie.calibration());
        return Template.of(mean, statistics).activeAs(statistics);
    }

    private static double pull(Template template) {
        float[] quiet = still(0.5);
        float[] lit = still(2);
        Frames.centre(quiet);
        Frames.centre(lit);
        RigidRegistration registration = new RigidRegistration(template, new SearchRange(8, 8));
        Match without = registration.register(quiet);
        Match with = registration.register(lit);
        return Math.hypot(with.dx() - without.dx(), with.dy() - without.dy());
    }

    @Test
    void the_spine_is_found_as_one_place() {
        long seed = 1;
        ActivePlaces places = template(movie(true, seed)).active();
        int spine = places.place()[(int) (SPINE_Y * WIDTH + SPINE_X)];
        assertTrue(spine >= 0, "seed " + seed);
        float most = 0;
        int at = 0;
        for (int p = 0; p < places.sd().length; p++) {
            at = places.sd()[p] > most ? p : at;
            most = Math.max(most, places.sd()[p]);
        }
        assertEquals(spine, places.place()[at], "seed " + seed);
        assertEquals(SPINE_X, at % WIDTH, 2, "seed " + seed);
        assertEquals(SPINE_Y, at / WIDTH, 2, "seed " + seed);
        // 15 photons more in a quarter of the frames, at the peak: SD 6.5; smoothing lowers it.
        assertEquals(4.5, most, 1.5, "seed " + seed);
    }

    @Test
    void a_frame_in_which_it_is_bright_is_placed_like_any_other() {
        long seed = 2;
        Template template = template(movie(true, seed));
        double blind = pull(template);
        double seeing = pull(new Template(template.image(), template.noise(), ActivePlaces.none()));
        assertTrue(seeing > 0.05, "seed " + seed + ": pull " + seeing);
        assertTrue(blind < seeing / 3, "seed " + seed + ": " + blind + ", " + seeing + " if seen");
    }

    @Test
    void a_movie_whose_brightness_is_steady_has_hardly_any_activity() {
        long seed = 3;
        ActivePlaces places = template(movie(false, seed)).active();
        double share = 0;
        for (int p = 0; p < places.sd().length; p++) {
            double noise = still(0.5)[p];
            share += places.sd()[p] * places.sd()[p] / noise / places.sd().length;
        }
        assertTrue(share < 0.01, "seed " + seed + ": " + share + " of the variance");
    }

    @Test
    void undefined_pixels_and_frames_without_noise_are_no_activity() {
        ArrayMovie movie = movie(true, 4);
        List<float[]> frames = new ArrayList<>(movie.pixels());
        for (int f = 0; f < frames.size(); f++) {
            frames.set(f, frames.get(f).clone());
            for (int p = 0; p < 28 * WIDTH; p++) {
                frames.get(f)[p] = Float.NaN;
            }
        }
        Template cut = template(ArrayMovie.of("cut", WIDTH, HEIGHT, 30, frames));
        for (float sd : cut.active().sd()) {
            assertTrue(Float.isFinite(sd), "seed 4");
        }
        Match match = new RigidRegistration(cut, new SearchRange(8, 8)).register(centred(still(0.5)));
        assertEquals(0, match.dx(), 0.2, "seed 4");
        List<float[]> steady = new ArrayList<>();
        for (int f = 0; f < 20; f++) {
            steady.add(still(0.5));
        }
        assertEquals(
                0,
                template(ArrayMovie.of("steady", WIDTH, HEIGHT, 30, steady))
                        .active()
                        .places());
    }

    private static float[] centred(float[] frame) {
        Frames.centre(frame);
        return frame;
    }

    @Test
    void what_is_left_has_nothing_in_common_with_the_place() {
        float[] sd = {0, 3, 4, 0, 100};
        ActivePlaces places = new ActivePlaces(sd, new int[] {-1, 0, 0, -1, 1}, 2);
        float[] weights = {1, 1, 0.5f, 1, 0};
        float[] image = {7, 2, -1, 5, 9};
        places.takeOutOf(image, weights, 1e-9);
        assertEquals(0, 3 * image[1] + 0.5 * 4 * image[2], 1e-5);
        assertEquals(7, image[0]);
        assertEquals(5, image[3]);
        assertEquals(9, image[4], "a pixel without weight is left alone");
        float[] faint = {0, 2, -1, 0, 0};
        // A factor of SD 1 seen with a noise of variance 17: half of it can be told from noise.
        places.takeOutOf(faint, weights, 17);
        assertEquals(2 - 3 * (6 - 2) / 34.0, faint[1], 1e-6);
    }
}
