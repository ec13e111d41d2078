// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spinet.movie.Movie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanImageHeaderTest {

    private static final String TWO_CHANNELS = """
            SI.LINE_FORMAT_VERSION = 1
            SI.hChannels.channelSave = [1;3]
            SI.hRoiManager.imagingFovUm = [-50 -40;50 -40;50 40;-50 40]
            SI.hRoiManager.scanFrameRate = 58.3
            SI.hScan2D.logAverageFactor = 1
            SI.hStackManager.enable = false
            """;

    @TempDir
    Path folder;

    private static List<String> frameHeaders(int pages, int channels, double interval, String epoch) {
        List<String> headers = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            headers.add(String.format(
                    Locale.ROOT,
                    "frameNumbers = %d\nframeTimestamps_sec = %.9f\nepoch = %s\n",
                    page / channels + 1,
                    page / channels * interval,
                    epoch));
        }
        return headers;
    }

    private Path file(String name, String software, List<String> descriptions) throws IOException {
        TiffMaker maker = new TiffMaker();
        maker.pages = descriptions.size();
        maker.software = software;
        maker.descriptions = descriptions;
        maker.type = PixelType.INT16;
        return maker.write(folder.resolve(name));
    }

    @Test
    void later_versions_know_channels_times_and_field_of_view() throws IOException {
        Path file = file("a.tif", TWO_CHANNELS, frameHeaders(8, 2, 0.017, "[2024  2 12  9 14 43.5]"));
        try (Movie movie = Movies.open(file, 2)) {
            assertEquals(4, movie.frames());
            assertArrayEquals(
                    new double[] {0, 0.017, 0.034, 0.051}, movie.clock().timesS(), 1e-12);
            assertEquals(100.0 / 20, movie.calibration().widthUm());
            assertEquals(80.0 / 14, movie.calibration().heightUm());
            assertEquals((float) TiffMaker.value(PixelType.INT16, 3, 0, 2, 1), movie.read(1)[22]);
        }
        try (Movie movie = Movies.open(file, MovieOptions.channel(1).withRateHz(30))) {
            assertEquals(30, movie.clock().rateHz());
        }
    }

    @Test
    void version_5_keeps_all_in_the_description() throws IOException {
        List<String> pages = new ArrayList<>();
        for (String header : frameHeaders(6, 2, 0.02, "[2016 9 26 16 35 9.98]")) {
            pages.add(header + TWO_CHANNELS.replace("SI.h", "scanimage.SI.h"));
        }
        try (Movie movie = Movies.open(file("a.tif", "", pages), 2)) {
            assertEquals(3, movie.frames());
            assertEquals(50, movie.clock().rateHz());
        }
    }

    @Test
    void the_rate_stands_in_for_missing_times() throws IOException {
        TiffMaker maker = new TiffMaker();
        maker.pages = 8;
        maker.software = TWO_CHANNELS.replace("logAverageFactor = 1", "logAverageFactor = 2");
        try (Movie movie = Movies.open(maker.write(folder.resolve("a.tif")), 1)) {
            assertEquals(4, movie.frames());
            assertEquals(29.15, movie.clock().rateHz());
        }
    }

    @Test
    void files_of_one_session_lie_apart_by_their_dates() throws IOException {
        List<Path> files = List.of(
                file("a.tif", TWO_CHANNELS, frameHeaders(6, 2, 0.02, "[2024 2 12 9 14 50]")),
                file("b.tif", TWO_CHANNELS, frameHeaders(6, 2, 0.02, "[2024 2 12 9 15 10.25]")));
        try (Movie movie = Movies.open(files, MovieOptions.channel(1), Movies.Joint.CONTINUOUS)) {
            assertArrayEquals(
                    new double[] {0, 0.02, 0.04, 20.25, 20.27, 20.29},
                    movie.clock().timesS(),
                    1e-6);
            assertArrayEquals(new int[] {0, 3}, movie.clock().boutStarts());
        }
    }

    @Test
    void an_unfinished_last_frame_is_left_out() throws IOException {
        Path file = file("a.tif", TWO_CHANNELS, frameHeaders(7, 2, 0.02, "[]"));
        try (Movie movie = Movies.open(file, 1)) {
            assertEquals(3, movie.frames());
        }
    }

    @Test
    void volumes_are_taken_slice_by_slice_and_slow_stacks_have_no_rate() throws IOException {
        String volumes = TWO_CHANNELS.replace("enable = false", "enable = true")
                + "SI.hStackManager.stackMode = 'fast'\nSI.hStackManager.numFramesPerVolumeWithFlyback = 3\n"
                + "SI.hRoiManager.scanVolumeRate = 20\n";
        TiffMaker maker = new TiffMaker();
        maker.pages = 12;
        maker.software = volumes;
        Path fast = maker.write(folder.resolve("fast.tif"));
        refused(() -> Movies.open(fast, 1), "3 slices", "slice = 1 … 3");
        try (Movie movie = Movies.open(fast, new MovieOptions(2, 3, Double.NaN, Double.NaN))) {
            assertEquals(2, movie.frames());
            assertEquals(20, movie.clock().rateHz());
            assertEquals(11_000, movie.read(1)[0]);
        }
        maker = new TiffMaker();
        maker.pages = 12;
        maker.software = volumes.replace("'fast'", "'slow'") + "SI.hStackManager.actualNumSlices = 3\n";
        Path slow = maker.write(folder.resolve("slow.tif"));
        try (Movie movie = Movies.open(slow, new MovieOptions(1, 2, Double.NaN, Double.NaN))) {
            assertTrue(Double.isNaN(movie.clock().rateHz()));
        }
        try (Movie movie = Movies.open(slow, new MovieOptions(1, 2, 5, Double.NaN))) {
            assertEquals(6_000, movie.read(1)[0]);
        }
    }

    // The settings of a real acquisition, kept as JSON: four fast planes of one or two channels.
    @Test
    void real_settings_of_2020_are_understood() throws IOException {
        JsonObject settings = JsonParser.parseString(
                        Files.readString(RealData.path("scanimage/aind_example_timeseries_meta.json")))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonElement> entry : settings.entrySet()) {
            String value = entry.getValue().toString().replace(',', ' ').replace('"', '\'');
            text.append(entry.getKey()).append(" = ").append(value).append('\n');
        }
        int channels = Math.max(
                1, settings.get("SI.hChannels.channelSave").getAsJsonArray().size());
        TiffMaker maker = new TiffMaker();
        maker.pages = 4 * channels * 3;
        maker.software = text.toString();
        Path file = maker.write(folder.resolve("a.tif"));
        try (Movie movie = Movies.open(file, new MovieOptions(channels, 4, Double.NaN, Double.NaN))) {
            assertEquals(3, movie.frames());
            assertEquals(9.47647, movie.clock().rateHz());
            assertFalse(movie.calibration().isKnown());
        }
    }

    @Test
    void ome_knows_dimensions_interval_and_pixel_size() throws IOException {
        TiffMaker maker = new TiffMaker();
        maker.pages = 6;
        maker.description = "<?xml version=\"1.0\"?><OME><Pixels DimensionOrder=\"XYCZT\" SizeC=\"2\" SizeZ=\"1\""
                + " SizeT=\"3\" PhysicalSizeX=\"250\" PhysicalSizeXUnit=\"nm\" PhysicalSizeY=\"0.5\""
                + " TimeIncrement=\"40\" TimeIncrementUnit=\"ms\"/></OME>";
        Path file = maker.write(folder.resolve("a.ome.tif"));
        try (Movie movie = Movies.open(file, 2)) {
            assertEquals(25, movie.clock().rateHz());
            assertEquals(0.25, movie.calibration().widthUm());
            assertEquals(0.5, movie.calibration().heightUm());
            assertEquals(3000, movie.read(1)[0]);
        }
        TiffMaker some = new TiffMaker();
        some.description = maker.description;
        Path part = some.write(folder.resolve("part.ome.tif"));
        refused(() -> Movies.open(part, 1), "part.ome.tif", "2 channels × 1 slices × 3 frames", "3 pages");
    }
}
