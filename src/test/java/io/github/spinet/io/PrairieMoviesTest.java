// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.Parallel;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Image;
import io.github.spinet.movie.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Made recordings of two channels, of 5 frames 40 ms apart of which the microscope dropped the fourth (the times go on 80
 * ms later), as Prairie View lays them out. Pixels of channel c of frame f have the value 100 f + c.
 */
class PrairieMoviesTest {

    private static final double[] TIMES = {0, 0.04, 0.08, 0.16, 0.2};
    private static final String SETTINGS = """
              <PVStateShard>
                <PVStateValue key="activeMode" value="ResonantGalvo" />
                <PVStateValue key="framePeriod" value="0.04" />
                <PVStateValue key="linesPerFrame" value="512" />
                <PVStateValue key="scanLinePeriod" value="6.25E-05" />
                <PVStateValue key="rastersPerFrame" value="1" />
                <PVStateValue key="micronsPerPixel">
                  <IndexedValue index="XAxis" value="0.2" />
                  <IndexedValue index="YAxis" value="0.25" />
                  <IndexedValue index="ZAxis" value="5" />
                </PVStateValue>
              </PVStateShard>
            """;

    @TempDir
    Path folder;

    private static String name(int channel, int frame) {
        return String.format("TSeries-001_Cycle00001_Ch%d_%06d.ome.tif", channel, frame);
    }

    private void page(int channel, int frame) throws IOException {
        float[] pixels = new float[20 * 14];
        Arrays.fill(pixels, 100 * frame + channel);
        TiffWriter.write(new Image(20, 14, pixels, Calibration.UNKNOWN), folder.resolve(name(channel, frame)));
    }

    private static String frame(int frame, double time, String files) {
        return "    <Frame relativeTime=\"" + time + "\" absoluteTime=\"" + (2.5 + time) + "\" index=\"" + frame
                + "\" parameterSet=\"CurrentSettings\">\n" + files
                + "      <PVStateShard><PVStateValue key=\"framePeriod\" value=\"9\" /></PVStateShard>\n    </Frame>\n";
    }

    private static String file(int channel, int page, String name) {
        return "      <File channel=\"" + channel + "\" channelName=\"Ch" + channel + "\" page=\"" + page
                + "\" filename=\"" + name + "\" />\n";
    }

    private Path log(String body) throws IOException {
        Files.writeString(folder.resolve("TSeries-001_Cycle00001_VoltageRecording_001.xml"), "<VRecSessionEntry/>");
        return Files.writeString(
                folder.resolve("TSeries-001.xml"),
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<PVScan version=\"5.4.64.700\" date=\"2/16/2019 1:34:22"
                        + " PM\" notes=\"\">\n" + body + "</PVScan>\n");
    }

    private static String sequence(String type, int cycle, String frames) {
        return "  <Sequence type=\"" + type + "\" cycle=\"" + cycle + "\" bidirectionalZ=\"False\">\n    <PVStateShard"
                + " />\n" + frames + "  </Sequence>\n";
    }

    /** One file a frame and channel, channels 1 and 3. */
    private Path recording() throws IOException {
        StringBuilder frames = new StringBuilder();
        for (int f = 1; f <= 5; f++) {
            page(1, f);
            page(3, f);
            frames.append(frame(f < 4 ? f : f + 1, TIMES[f - 1], file(1, 1, name(1, f)) + file(3, 1, name(3, f))));
        }
        return log(SETTINGS + sequence("TSeries Timed Element", 1, frames.toString()));
    }

    @Test
    void a_folder_of_single_pages_is_a_movie_with_its_own_times() throws IOException {
        recording();
        List<Path> files = MovieFiles.of(List.of(folder));
        assertEquals(1, files.size());
        try (StackMovie movie = Movies.open(files, MovieOptions.channel(2), Movies.Joint.CONTINUOUS)) {
            assertEquals("TSeries-001.xml", movie.name());
            assertEquals(2, movie.channels());
            assertEquals("Ch3", movie.label(0).orElseThrow());
            assertArrayEquals(TIMES, movie.clock().timesS(), 1e-12);
            assertEquals(new Calibration(0.2, 0.25), movie.calibration());
            // 512 lines of 62.5 µs are 32 of 40 ms.
            assertEquals(Scan.Lines.BOTH_WAYS, movie.scan().lines());
            assertEquals(0.8, movie.scan().duty(), 1e-9);
            for (int f = 0; f < 5; f++) {
                assertEquals(100 * (f + 1) + 3, movie.read(f)[7]);
                assertEquals(100 * (f + 1) + 1, movie.channel(1).read(f)[0]);
            }
            assertTrue(movie.info().contains("version = 5.4.64.700"), movie.info());
        }
    }

    @Test
    void a_frame_whose_file_is_not_there_is_missing_in_that_channel() throws IOException {
        Path log = recording();
        Files.delete(folder.resolve(name(3, 2)));
        try (StackMovie movie = Movies.open(log, 2)) {
            assertEquals(FrameMask.State.MISSING, movie.mask().state(1));
            assertEquals(4, movie.mask().validFrames());
            assertEquals(5, movie.channel(1).mask().validFrames());
        }
    }

    @Test
    void pages_of_a_file_are_frames_and_a_rate_that_is_given_counts() throws IOException {
        TiffMaker maker = new TiffMaker();
        maker.pages = 5;
        maker.write(folder.resolve("stack.ome.tif"));
        StringBuilder frames = new StringBuilder();
        for (int f = 1; f <= 6; f++) {
            frames.append(frame(f, 0, file(2, f, "C:\\data\\stack.ome.tif")));
        }
        Path log = log(SETTINGS + sequence("TSeries Timed Element", 1, frames.toString()));
        refused(() -> Movies.open(log, 1), "TSeries-001.xml: frame 2 was taken at 0 s", "rate_hz");
        try (StackMovie movie = Movies.open(log, MovieOptions.channel(1).withRateHz(30))) {
            assertEquals(30, movie.clock().rateHz(), 1e-9);
            assertEquals(6, movie.frames());
            // The file has one page fewer than listed.
            assertFalse(movie.mask().isValid(5));
            for (int f = 0; f < 5; f++) {
                assertEquals(TiffMaker.value(PixelType.UINT16, f, 0, 3, 0), movie.read(f)[3]);
            }
        }
    }

    @Test
    void cycles_of_slices_are_volumes_and_settings_of_version_4_are_read() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int cycle = 1; cycle <= 3; cycle++) {
            String frames = "";
            for (int slice = 1; slice <= (cycle == 3 ? 1 : 2); slice++) {
                int f = 2 * cycle + slice;
                page(1, f);
                frames += "    <Frame relativeTime=\"" + 0.1 * slice + "\" absoluteTime=\"" + f + "\" index=\"" + slice
                        + "\">" + file(1, 1, name(1, f))
                        + "<PVStateShard><Key key=\"micronsPerPixel_XAxis\" permissions=\"Read\" value=\"0.5\" />"
                        + "<Key key=\"micronsPerPixel_YAxis\" permissions=\"Read\" value=\"0.5\" /></PVStateShard>"
                        + "</Frame>\n";
            }
            body.append(sequence("TSeries ZSeries Element", cycle, frames));
        }
        Path log = log(body.toString());
        refused(() -> Movies.open(log, 1), "2 slices at each of 2 frames", "slice = 1 … 2");
        MovieOptions second = new MovieOptions(1, 2, Double.NaN, Double.NaN);
        try (StackMovie movie = Movies.open(log, second)) {
            assertEquals(2, movie.frames());
            assertEquals(401, movie.read(0)[0]);
            assertEquals(601, movie.read(1)[0]);
            assertEquals(0.5, movie.clock().rateHz(), 1e-9);
            assertEquals(0.5, movie.calibration().widthUm());
            assertEquals(Scan.UNKNOWN, movie.scan());
        }
    }

    @Test
    void many_files_are_read_by_many_threads_without_staying_open() throws IOException {
        StringBuilder frames = new StringBuilder();
        for (int f = 1; f <= 100; f++) {
            page(1, f);
            frames.append(frame(f, 0.04 * f, file(1, 1, name(1, f))));
        }
        Path log = log(SETTINGS + sequence("TSeries Timed Element", 1, frames.toString()));
        try (StackMovie movie = Movies.open(log, 1);
                Parallel four = Parallel.of(4)) {
            float[] found = new float[100];
            four.forEach(100, "reading", (d, t, w) -> {}, f -> found[f] = movie.read(f)[5]);
            IntStream.range(0, 100).forEach(f -> assertEquals(100 * (f + 1) + 1, found[f]));
        }
    }

    @Test
    void what_is_no_recording_is_refused_by_name() throws IOException {
        Path log = recording();
        String text = Files.readString(log);
        Path half = Files.writeString(log, text.substring(0, text.length() / 2));
        refused(() -> Movies.open(half, 1), "TSeries-001.xml, line ", "no well-formed XML");
        Path empty = log(SETTINGS);
        refused(() -> Movies.open(empty, 1), "lists no frames with their files");
        Path gone = log(sequence("TSeries Timed Element", 1, frame(1, 0, file(1, 1, "other.tif"))));
        refused(() -> Movies.open(gone, 1), "lists 1 TIFF files, as other.tif, of which none is beside it");
        TiffMaker small = new TiffMaker();
        small.pages = 1;
        small.width = 10;
        small.write(folder.resolve(name(1, 2)));
        Path mixed = log(sequence(
                "TSeries Timed Element", 1, frame(1, 0, file(1, 1, name(1, 1))) + frame(2, 1, file(1, 1, name(1, 2)))));
        refused(() -> Movies.open(mixed, 1), name(1, 2) + " has 10 × 14 pixels", "expected files of one recording");
        Path turns = log(sequence("TSeries ZSeries Element", 1, frame(1, 0, file(1, 1, name(1, 1))))
                .replace("bidirectionalZ=\"False\"", "bidirectionalZ=\"True\""));
        refused(() -> Movies.open(turns, 1), "up and down by turns");
        Files.copy(turns, folder.resolve("TSeries-002.xml"));
        refused(() -> MovieFiles.of(List.of(folder)), "holds several Prairie View recordings", "TSeries-002.xml");
        Path other = Files.writeString(folder.resolve("notes.xml"), "<notes/>");
        refused(() -> Movies.open(other, 1), "notes.xml is not a TIFF file");
    }
}
