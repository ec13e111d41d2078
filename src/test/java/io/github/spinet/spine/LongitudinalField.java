// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A real field in three sessions with an expert's spines: the folder {@code longitudinal_rr30a} of the data, from the
 * public collection of PyMapManager.
 *
 * <p>The label column {@code idx} of its spine table is shifted by one or more in stretches of rows: a stretch begins
 * where a label is missing and ends where one occurs twice. The links ({@code next_idx}, {@code prev_idx}, {@code run_id})
 * were joined by that label and so describe a neighbour of the spine in such a stretch; taken as they are they make
 * spines jump by up to 41 µm. {@link #labels} counts the labels through again, from the labels alone. Then
 * every spine that is linked moves as its neighbours do, to a standard deviation of 0.9 µm along each axis.
 */
final class LongitudinalField {

    static final double UM_PER_PX = 0.12;

    /** One row of the table. */
    record Point(int label, int givenLabel, double xPx, double yPx, int segment, String runId) {}

    final List<Image> images = new ArrayList<>();
    final List<List<Point>> points = new ArrayList<>();
    /** {@code next.get(session)}: label → label in the session after. */
    final List<Map<Integer, Integer>> next = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());

    private final List<List<Dendrite>> dendrites = new ArrayList<>();

    /** Skips the test if the data are not there. */
    static LongitudinalField load() {
        String given = System.getenv("SPINET_DATA");
        Path folder = Path.of(given == null ? "../shared/data" : given, "longitudinal_rr30a");
        boolean there = Files.isDirectory(folder);
        if (!there) {
            System.out.println("Skipped: no real data in " + folder.toAbsolutePath());
        }
        assumeTrue(there, "no real data in " + folder);
        try {
            return new LongitudinalField(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LongitudinalField(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("spines_sessions_0-2.csv"));
        for (int s = 0; s < 3; s++) {
            images.add(image(folder.resolve("MAX_rr30a_tp" + s + "_ch2.png")));
            dendrites.add(dendrites(folder.resolve("rr30a_s" + s + "_l.txt")));
            points.add(points(lines, s));
        }
    }

    /** Session as a person would have drawn it: every spine a disk of 0.5 µm, named by its label. */
    SpineTracking.Session session(int s, boolean withDendrites) {
        List<Region> spines = points.get(s).stream()
                .map(p -> Phantoms.disk("s" + p.label(), p.xPx(), p.yPx(), 4))
                .toList();
        return new SpineTracking.Session(
                "day " + s,
                images.get(s),
                new FieldRois(spines, withDendrites ? dendrites.get(s) : List.of(), Optional.empty()));
    }

    /** Label in session {@code to} of each spine of session {@code from} that is there in both. */
    Map<Integer, Integer> truth(int from, int to) {
        Map<Integer, Integer> pairs = new HashMap<>();
        for (Point p : points.get(from)) {
            Integer label = p.label();
            for (int s = from; s < to && label != null; s++) {
                label = next.get(s).get(label);
            }
            if (label != null) {
                pairs.put(p.label(), label);
            }
        }
        return pairs;
    }

    private List<Point> points(List<String> lines, int session) {
        List<String[]> rows = lines.stream()
                .skip(1)
                .map(l -> l.split(",", -1))
                .filter(r -> Integer.parseInt(r[0]) == session)
                .toList();
        int[] given = rows.stream().mapToInt(r -> Integer.parseInt(r[1])).toArray();
        int[] labels = labels(given);
        List<Point> out = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            String[] r = rows.get(i);
            double x = Double.parseDouble(r[5]);
            double y = Double.parseDouble(r[6]);
            out.add(new Point(labels[i], given[i], x, y, Integer.parseInt(r[7]), r[10]));
            if (!r[8].isEmpty()) {
                next.get(session).put(given[i], Integer.parseInt(r[8]));
            }
            if (!r[9].isEmpty()) {
                next.get(session - 1).put(Integer.parseInt(r[9]), given[i]);
            }
        }
        return out;
    }

    /** The labels counted through: where one occurs twice, those before it back to the missing one are one too high. */
    static int[] labels(int[] given) {
        int[] out = given.clone();
        int carried = 0;
        for (int last = given.length - 1; last >= 0; ) {
            int first = last;
            // Steps of more than 8 are labels of other kinds of objects.
            while (first > 0 && given[first] - given[first - 1] <= 8) {
                first--;
            }
            int missing = given[last] - given[first] - (last - first);
            int shift = Math.min(carried, Math.max(0, missing));
            for (int i = last; i >= first; i--) {
                if (i < last) {
                    int step = given[i + 1] - given[i];
                    shift = step == 0 ? shift + 1 : Math.max(0, shift - (step - 1));
                }
                out[i] = given[i] - shift;
            }
            carried = Math.max(0, -missing);
            last = first - 1;
        }
        return out;
    }

    private static Image image(Path file) throws IOException {
        Raster raster = ImageIO.read(file.toFile()).getRaster();
        float[] pixels = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (float[]) null);
        return new Image(raster.getWidth(), raster.getHeight(), pixels, Calibration.square(UM_PER_PX));
    }

    // Blocks of lines ended by CR; columns node,type,x,y,…,ID in µm.
    private static List<Dendrite> dendrites(Path file) throws IOException {
        Map<Integer, List<double[]>> vertices = new HashMap<>();
        Map<String, Integer> column = new HashMap<>();
        for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("[\r\n]+")) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals("node")) {
                for (int i = 0; i < cells.length; i++) {
                    column.put(cells[i], i);
                }
            } else if (!column.isEmpty() && cells.length > 10) {
                int id = (int) Double.parseDouble(cells[column.get("ID")]);
                vertices.computeIfAbsent(id, k -> new ArrayList<>()).add(new double[] {
                    Double.parseDouble(cells[column.get("x")]) / UM_PER_PX,
                    Double.parseDouble(cells[column.get("y")]) / UM_PER_PX
                });
            }
        }
        return vertices.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new Dendrite(
                        "dendrite" + e.getKey(),
                        e.getValue().stream().mapToDouble(p -> p[0]).toArray(),
                        e.getValue().stream().mapToDouble(p -> p[1]).toArray()))
                .toList();
    }
}
