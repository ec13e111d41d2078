// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Movie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedMoviesTest {

    private static final MovieOptions AT_10_HZ = MovieOptions.channel(1).withRateHz(10);

    @TempDir
    Path folder;

    private Path file(String name, int pages, String description) throws IOException {
        TiffMaker maker = new TiffMaker();
        maker.pages = pages;
        maker.description = description;
        return maker.write(folder.resolve(name));
    }

    private static String version3(String time) {
        return "state.acq.frameRate=10\rstate.acq.numberOfChannelsSave=1\rstate.internal.triggerTimeString='" + time
                + "'\r";
    }

    @Test
    void many_files_are_one_movie_in_order() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            files.add(file(i + ".tif", 1 + i % 3, ""));
        }
        try (Movie movie = Movies.open(files, AT_10_HZ, Movies.Joint.CONTINUOUS)) {
            assertEquals(79, movie.frames());
            assertEquals(10, movie.clock().rateHz());
            assertArrayEquals(new int[] {0}, movie.clock().boutStarts());
            int frame = 0;
            for (int i = 0; i < 40; i++) {
                for (int page = 0; page < 1 + i % 3; page++) {
                    assertEquals(1000 * page, movie.read(frame++)[0]);
                }
            }
        }
    }

    @Test
    void more_files_than_are_kept_open_are_read_by_many_threads() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            files.add(file(i + ".tif", 2, ""));
        }
        try (Movie movie = Movies.open(files, AT_10_HZ, Movies.Joint.CONTINUOUS);
                Parallel parallel = Parallel.of(4)) {
            parallel.forEach(4000, "reading", Progress.NONE, i -> {
                int frame = i * 31 % 80;
                assertEquals(1000 * (frame % 2), movie.read(frame)[0]);
            });
        }
    }

    @Test
    void the_user_says_whether_the_recording_paused() throws IOException {
        List<Path> files = List.of(file("a.tif", 3, ""), file("b.tif", 2, ""));
        try (Movie movie = Movies.open(files, AT_10_HZ, Movies.Joint.PAUSED)) {
            assertArrayEquals(
                    new double[] {0, 0.1, 0.2, 0.4, 0.5}, movie.clock().timesS(), 1e-12);
            assertArrayEquals(new int[] {0, 3}, movie.clock().boutStarts());
            FrameMask mask = movie.mask().withAcquisitionStarts(movie.clock(), 0.1);
            assertEquals(FrameMask.State.ACQUISITION_START, mask.state(3));
            assertEquals(3, mask.validFrames());
        }
    }

    @Test
    void scanimage_knows_when_the_files_began() throws IOException {
        List<Path> files = List.of(
                file("a.tif", 3, version3("7/30/2014 21:10:00.700")),
                file("b.tif", 2, version3("7/30/2014 21:10:01.003")),
                file("c.tif", 2, version3("7/30/2014 21:10:30.000")));
        try (Movie movie = Movies.open(files, MovieOptions.channel(1), Movies.Joint.PAUSED)) {
            Clock clock = movie.clock();
            assertArrayEquals(new double[] {0, 0.1, 0.2, 0.3, 0.4, 29.3, 29.4}, clock.timesS(), 1e-9);
            assertArrayEquals(new int[] {0, 5}, clock.boutStarts());
        }
    }

    @Test
    void frame_times_can_be_given() throws IOException {
        try (Movie movie = Movies.open(file("a.tif", 3, ""), AT_10_HZ)) {
            Clock clock = Clock.of(new double[] {0, 0.5, 3});
            FrameMask mask = FrameMask.allValid(3).with(2, 3, FrameMask.State.BAD);
            Movie timed = Movies.with(movie, new FrameTables.Frames(clock, mask));
            assertEquals(3, timed.clock().timeS(2));
            assertEquals(2, timed.mask().validFrames());
            assertArrayEquals(movie.read(1), timed.read(1));
            FrameTables.Frames other = new FrameTables.Frames(Clock.uniform(5, 1), FrameMask.allValid(5));
            refused(() -> Movies.with(movie, other), "a.tif has 3 frames", "5");
        }
    }

    @Test
    void refuses_files_that_differ_and_names_the_bad_one() throws IOException {
        TiffMaker wide = new TiffMaker();
        wide.width = 30;
        List<Path> files = List.of(file("a.tif", 3, ""), wide.write(folder.resolve("wide.tif")));
        refused(() -> Movies.open(files, AT_10_HZ, Movies.Joint.PAUSED), "wide.tif has 30 × 14", "a.tif 20 × 14");
        List<Path> missing = List.of(files.get(0), folder.resolve("b.tif"));
        refused(() -> Movies.open(missing, AT_10_HZ, Movies.Joint.PAUSED), "b.tif does not exist");
    }
}
