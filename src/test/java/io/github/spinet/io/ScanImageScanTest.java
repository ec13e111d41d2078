// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.MeanMovie;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Scan;
import io.github.spinet.movie.Scan.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanImageScanTest {

    private static final Scan NOTHING = Scan.UNKNOWN;

    @TempDir
    Path folder;

    @Test
    void version_3_writes_ms_a_line() {
        HeaderText text =
                new HeaderText("state.acq.linesPerFrame=128\nstate.acq.msPerLine=2\nstate.acq.bidirectionalScan=0\n");
        assertEquals(new Scan(Lines.ONE_WAY, 0.768), ScanImageScan.version3(text, 3));
        assertEquals(new Scan(Lines.ONE_WAY, Double.NaN), ScanImageScan.version3(text, Double.NaN));
        // A rate with which the lines do not fit into a frame is not that of the lines.
        assertEquals(new Scan(Lines.ONE_WAY, Double.NaN), ScanImageScan.version3(text, 30));
        assertEquals(NOTHING, ScanImageScan.version3(new HeaderText("state.acq.frameRate=3\n"), 3));
    }

    private static final String MODERN = """
            SI.hRoiManager.linesPerFrame = 512
            SI.hRoiManager.linePeriod = 3.2e-05
            SI.hScan2D.bidirectional = true
            """;

    @Test
    void later_versions_write_s_a_line() {
        assertEquals(
                new Scan(Lines.BOTH_WAYS, 512 * 3.2e-5 * 50), ScanImageScan.modern(new HeaderText(MODERN), 512, 50));
        // Pages of several regions, and means of frames, are not scanned in one go.
        assertEquals(new Scan(Lines.BOTH_WAYS, Double.NaN), ScanImageScan.modern(new HeaderText(MODERN), 1100, 50));
        HeaderText averaged = new HeaderText(MODERN + "SI.hScan2D.logAverageFactor = 4\n");
        assertEquals(new Scan(Lines.BOTH_WAYS, Double.NaN), ScanImageScan.modern(averaged, 512, 12.5));
        HeaderText oneWay = new HeaderText(MODERN.replace("true", "false"));
        assertEquals(Lines.ONE_WAY, ScanImageScan.modern(oneWay, 512, 50).lines());
        assertEquals(NOTHING, ScanImageScan.modern(new HeaderText("SI.hChannels.x = 1\n"), 512, 50));
    }

    private Path file(String name, boolean bothWays) throws IOException {
        TiffMaker maker = new TiffMaker();
        maker.pages = 4;
        maker.software = "SI.hChannels.channelSave = 1\nSI.hRoiManager.scanFrameRate = 50\n"
                + "SI.hRoiManager.linesPerFrame = 14\nSI.hRoiManager.linePeriod = 0.001\nSI.hScan2D.bidirectional = "
                + bothWays + "\n";
        return maker.write(folder.resolve(name));
    }

    @Test
    void a_movie_passes_on_what_its_file_says() throws IOException {
        Path file = file("a.tif", true);
        try (Movie movie = Movies.open(file, 1)) {
            assertEquals(new Scan(Lines.BOTH_WAYS, 14 * 0.001 * 50), movie.scan());
            Movie timed = Movies.with(movie, new FrameTables.Frames(Clock.uniform(4, 49), FrameMask.allValid(4)));
            assertEquals(movie.scan(), timed.scan());
            assertEquals(movie.scan(), new MeanMovie(timed, 1).scan());
            assertEquals(new Scan(Lines.BOTH_WAYS, Double.NaN), new MeanMovie(timed, 2).scan());
        }
        try (Movie two = Movies.open(List.of(file, file), MovieOptions.channel(1), Movies.Joint.CONTINUOUS)) {
            assertEquals(new Scan(Lines.BOTH_WAYS, 14 * 0.001 * 50), two.scan());
        }
        Path other = file("b.tif", false);
        try (Movie two = Movies.open(List.of(file, other), MovieOptions.channel(1), Movies.Joint.CONTINUOUS)) {
            assertEquals(Scan.UNKNOWN, two.scan());
        }
    }

    // 64 lines of 1.92 ms, to and fro, at 8.138 Hz: no time is left for a way back.
    @Test
    void a_real_file_of_version_3_was_scanned_to_and_fro() {
        try (Movie movie = Movies.open(RealData.path("scanimage/Blank-IPA_1s_16r_032.tif"), 1)) {
            assertEquals(Lines.BOTH_WAYS, movie.scan().lines());
            assertEquals(1, movie.scan().duty(), 1e-9);
        }
    }

    // Its frames are means of five.
    @Test
    void a_real_file_of_averaged_frames_was_scanned_one_way() {
        try (Movie movie = Movies.open(RealData.path("scanimage/yasuda_spine_SI38_8p_128x128.tif"), 1)) {
            assertEquals(new Scan(Lines.ONE_WAY, Double.NaN), movie.scan());
        }
    }

    // Resonant, four planes in turn: 512 lines of 41.6 µs at 37.9 Hz, a quarter of that for each plane.
    @Test
    void real_settings_of_2020_tell_the_flyback() throws IOException {
        JsonObject settings = JsonParser.parseString(
                        Files.readString(RealData.path("scanimage/aind_example_timeseries_meta.json")))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonElement> entry : settings.entrySet()) {
            text.append(entry.getKey()).append(" = ").append(entry.getValue()).append('\n');
        }
        Scan plane = ScanImageScan.modern(new HeaderText(text.toString()), 512, 37.9059);
        assertEquals(Lines.BOTH_WAYS, plane.lines());
        assertEquals(0.8076, plane.duty(), 1e-4);
        Scan volume = ScanImageScan.modern(new HeaderText(text.toString()), 512, 9.47647);
        assertEquals(0.2019, volume.duty(), 1e-4);
    }
}
