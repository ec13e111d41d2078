// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.measure.Measurements;
import ij.process.FloatProcessor;
import ij.process.ImageStatistics;
import io.github.spinet.core.Seeds;
import io.github.spinet.spine.Dendrite;
import io.github.spinet.spine.FieldRois;
import io.github.spinet.spine.Region;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoiSetsTest {

    @TempDir
    Path folder;

    private static Roi named(String name, Roi roi) {
        roi.setName(name);
        return roi;
    }

    private static RoiSet set(Roi... rois) {
        return new RoiSet(List.of(rois));
    }

    private static FloatProcessor noise(int width, int height) {
        UniformRandomProvider random = Seeds.stream(5, "roi image");
        float[] pixels = new float[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(4096);
        }
        return new FloatProcessor(width, height, pixels);
    }

    private static void sumsEqualThoseOfMeasure(RoiSet set, FloatProcessor image) {
        FieldRois field = set.toFieldRois(image.getWidth(), image.getHeight());
        for (Region region : field.regions()) {
            Roi roi = set.rois().stream()
                    .filter(r -> r.getName().equals(region.name()))
                    .findFirst()
                    .orElseThrow();
            image.setRoi(roi);
            ImageStatistics measured = ImageStatistics.getStatistics(image, Measurements.MEAN, null);
            double sum = 0;
            for (int i = 0; i < region.size(); i++) {
                sum += image.getf(region.pixelX()[i], region.pixelY()[i]);
            }
            assertEquals(measured.pixelCount, region.size(), region.name());
            assertEquals(measured.mean * measured.pixelCount, sum, 1e-6 * sum, region.name());
        }
    }

    @Test
    void sums_equal_those_of_measure_for_areas_of_every_kind() {
        Roi rotated = named("ellipse", new EllipseRoi(10.3, 12.7, 30.1, 25.2, 0.6));
        Roi polygon =
                named("polygon", new PolygonRoi(new float[] {40, 60.5f, 50}, new float[] {5, 9, 28}, Roi.POLYGON));
        Roi[] areas = {
            rotated,
            polygon,
            named("oval", new OvalRoi(5, 40, 7, 9)),
            named("over the edge", new OvalRoi(-3, 58, 9, 9)),
            named("rectangle", new Roi(30, 40, 4, 3))
        };
        sumsEqualThoseOfMeasure(set(areas), noise(64, 64));
    }

    @Test
    void sums_over_real_sets_equal_those_of_measure() {
        for (String zip : List.of("rois/swharden_cell2_RoiSet.zip", "rois/coleman_RoiSet_somata.zip")) {
            RoiSet set = RoiSets.read(RealData.path(zip));
            FieldRois field = set.toFieldRois(1200, 1200);
            assertEquals(set.rois().size(), field.spines().size());
            sumsEqualThoseOfMeasure(set, noise(1200, 1200));
        }
    }

    @Test
    void real_sets_keep_the_order_and_names_of_the_zip() {
        RoiSet set = RoiSets.read(RealData.path("rois/swharden_cell2_RoiSet.zip"));
        assertEquals(10, set.rois().size());
        assertEquals("0185-0248-0306", set.rois().get(0).getName());
        assertEquals("0215-0492-1078", set.rois().get(9).getName());
    }

    @Test
    void real_rois_of_every_type_agree_with_their_description() throws IOException {
        try (Stream<Path> files = Files.list(RealData.path("rois/read_roi"))) {
            List<Path> descriptions =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            assertEquals(21, descriptions.size());
            for (Path json : descriptions) {
                JsonObject all = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
                String name = all.keySet().iterator().next();
                JsonObject truth = all.getAsJsonObject(name);
                Roi roi = RoiSets.read(Path.of(json.toString().replace(".json", ".roi")))
                        .rois()
                        .get(0);
                // That of one point has another name within than that of its file.
                assertEquals(name.equals("point") ? "0001-0077-0068" : name, roi.getName());
                if (truth.has("left")) {
                    assertEquals(truth.get("width").getAsInt(), roi.getBounds().width, name);
                    assertEquals(truth.get("left").getAsInt(), roi.getBounds().x, name);
                }
                if (truth.has("x") && truth.get("x").isJsonArray() && !roi.isArea()) {
                    JsonArray x = truth.getAsJsonArray("x");
                    assertEquals(x.size(), roi.getFloatPolygon().npoints, name);
                    assertEquals(x.get(0).getAsFloat(), roi.getFloatPolygon().xpoints[0], 1e-3, name);
                }
                FieldRois field = set(roi).toFieldRois(512, 512);
                assertFalse(field.regions().isEmpty() && field.dendrites().isEmpty(), name);
            }
        }
    }

    @Test
    void a_set_survives_the_round_trip() {
        Roi spine = named("spine 1/a", new OvalRoi(5, 6, 7, 8));
        spine.setPosition(1, 2, 3);
        spine.setGroup(4);
        spine.setStrokeColor(Color.MAGENTA);
        spine.setProperty("note", "thin");
        Roi line = named("z-dendrite", new PolygonRoi(new float[] {1, 2.5f}, new float[] {3, 4}, Roi.POLYLINE));
        line.setStrokeWidth(3);
        Roi late = named("a", new Roi(1, 2, 3, 4));
        Path file = folder.resolve("rois.zip");
        RoiSets.write(set(spine, line, late), file);
        List<Roi> read = RoiSets.read(file).rois();
        assertEquals(
                List.of("spine 1/a", "z-dendrite", "a"),
                read.stream().map(Roi::getName).toList());
        assertEquals(3, read.get(0).getTPosition());
        assertEquals(2, read.get(0).getZPosition());
        assertEquals(4, read.get(0).getGroup());
        assertEquals("thin", read.get(0).getProperty("note"));
        assertEquals(3, read.get(1).getStrokeWidth());
        assertEquals(2.5f, read.get(1).getFloatPolygon().xpoints[1]);
    }

    @Test
    void equal_sets_make_equal_files() throws IOException {
        Path first = folder.resolve("1.zip");
        Path second = folder.resolve("2.zip");
        RoiSets.write(set(named("s", new Roi(1, 2, 3, 4))), first);
        RoiSets.write(set(named("s", new Roi(1, 2, 3, 4))), second);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void regions_and_lines_survive_the_way_over_imagej() {
        Region ring = Region.of("ring", new int[] {5, 6, 7, 5, 7, 5, 6, 7}, new int[] {2, 2, 2, 3, 3, 4, 4, 4});
        Region diagonal = Region.of("diagonal", new int[] {0, 1, 2}, new int[] {0, 1, 2});
        Region background = Region.of("background", new int[] {9, 9}, new int[] {9, 8});
        Dendrite dendrite = new Dendrite("d", new double[] {0.5, 3.25, 9}, new double[] {1, 2, 3});
        FieldRois field = new FieldRois(List.of(ring, diagonal), List.of(dendrite), Optional.of(background));
        Path file = folder.resolve("rois.zip");
        RoiSets.write(RoiSet.of(field), file);
        FieldRois read = RoiSets.read(file).toFieldRois(10, 10);
        for (int i = 0; i < 3; i++) {
            assertEquals(pixels(field.regions().get(i)), pixels(read.regions().get(i)));
        }
        assertArrayEquals(dendrite.xPx(), read.dendrites().get(0).xPx(), 1e-6);
        assertArrayEquals(dendrite.yPx(), read.dendrites().get(0).yPx(), 1e-6);
    }

    private static List<String> pixels(Region region) {
        String[] pixels = new String[region.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = region.name() + " " + region.pixelX()[i] + " " + region.pixelY()[i];
        }
        Arrays.sort(pixels);
        return List.of(pixels);
    }

    @Test
    void lines_points_and_background_are_told_apart() {
        Roi thick = named("d1", new Line(2, 3, 8, 3));
        thick.setStrokeWidth(5);
        PointRoi points = new PointRoi(new float[] {10, 20}, new float[] {10, 10});
        FieldRois field =
                set(thick, named("p", points), named("BG", new Roi(0, 0, 2, 2))).toFieldRois(30, 30);
        assertArrayEquals(new double[] {2.5, 8.5}, field.dendrites().get(0).xPx());
        assertEquals(
                List.of("p-1", "p-2"), field.spines().stream().map(Region::name).toList());
        // Pixel centres within 3 px of a pixel's centre: 29.
        assertEquals(29, field.spines().get(0).size());
        assertEquals(10.5, field.spines().get(0).xPx());
        assertEquals(4, field.background().orElseThrow().size());
    }

    @Test
    void refuses_naming_the_roi() throws IOException {
        refused(() -> set(named("s", new Roi(0, 0, 1, 1)), named("s", new Roi(2, 2, 1, 1))), "Two ROIs", "'s'");
        refused(() -> set(named("far", new OvalRoi(64, 5, 9, 9))).toFieldRois(64, 64), "'far'", "64 × 64");
        refused(() -> set(named("d", new Line(2, 3, 80, 3))).toFieldRois(64, 64), "'d'", "(80.5, 3.5)");
        refused(() -> set(named("t", new TextRoi(1, 1, "x"))).toFieldRois(64, 64), "'t'", "delete it");
        Roi a = named("bg", new Roi(0, 0, 2, 2));
        Roi b = named("Background", new Roi(3, 3, 2, 2));
        refused(() -> set(a, b).toFieldRois(64, 64), "'bg' and 'Background'");
    }

    @Test
    void refuses_what_holds_no_rois() throws IOException {
        Path text = Files.writeString(folder.resolve("rois.zip"), "no zip");
        refused(() -> RoiSets.read(text), "rois.zip", "neither a zip file nor an ImageJ ROI");
        Path cut = Files.write(folder.resolve("cut.roi"), "Iout\0\0".getBytes(StandardCharsets.UTF_8));
        refused(() -> RoiSets.read(cut), "cut.roi", "damaged");
        Path empty = folder.resolve("empty.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(empty))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
        }
        refused(() -> RoiSets.read(empty), "empty.zip", "without ROIs");
        refused(() -> RoiSets.read(folder), "is a folder");
    }
}
