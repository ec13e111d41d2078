// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.Image;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.Region;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FigurePartsTest {

    private static final Path NOWHERE = Path.of("no", "such", "folder", "figure");

    @Test
    void thinning_a_long_curve_keeps_its_peaks_and_gaps() {
        double[] x = new double[100_000];
        double[] y = new double[x.length];
        Arrays.setAll(x, i -> i);
        y[54_321] = 9;
        y[77_777] = -4;
        Arrays.fill(y, 20_000, 30_000, Double.NaN);
        double[][] thin = new Curve("", x, y, Style.INK, 1).thinned();
        assertTrue(thin[0].length < 3000);
        assertEquals(
                9, Arrays.stream(thin[1]).filter(v -> !Double.isNaN(v)).max().orElseThrow());
        assertEquals(
                -4, Arrays.stream(thin[1]).filter(v -> !Double.isNaN(v)).min().orElseThrow());
        assertTrue(Arrays.stream(thin[1]).anyMatch(Double::isNaN));
        double[] sorted = thin[0].clone();
        Arrays.sort(sorted);
        assertArrayEquals(sorted, thin[0], "times still increase");
    }

    @Test
    void a_movement_is_shaded_to_the_end_of_its_last_frame() {
        Spans spans = Spans.of(Epochs.of(10, List.of(new Epochs.Run(2, 5))), Clock.uniform(10, 10));
        assertArrayEquals(new double[] {0.2}, spans.startS(), 1e-12);
        assertArrayEquals(new double[] {0.5}, spans.endS(), 1e-12);
    }

    @Test
    void the_outline_of_pixels_runs_around_them() {
        Outline outline = Outline.of(Region.of("s", new int[] {3, 4, 3, 4}, new int[] {7, 7, 8, 8}), Outline.Kind.NEW);
        assertEquals(new Rectangle2D.Double(3, 7, 2, 2), outline.shapePx().getBounds2D());
        assertTrue(outline.shapePx().contains(4, 8), "no line between the pixels");
    }

    @Test
    void grey_levels_span_the_image_and_undefined_pixels_are_not_black() {
        Image image = new Image(3, 1, new float[] {100, 300, Float.NaN}, Calibration.UNKNOWN);
        assertEquals(0xFF000000, ImageFigure.grey(image).getRGB(0, 0));
        assertEquals(0xFF10203C, ImageFigure.grey(image).getRGB(2, 0));
        Image flat = new Image(1, 1, new float[] {5}, Calibration.UNKNOWN);
        assertEquals(0xFF000000, ImageFigure.grey(flat).getRGB(0, 0));
    }

    @Test
    void scale_bars_are_round() {
        assertEquals(1, TraceFigure.round(1.9));
        assertEquals(2, TraceFigure.round(4.9));
        assertEquals(0.5, TraceFigure.round(0.9), 1e-12);
        assertEquals(10, TraceFigure.round(10));
        assertEquals(1, TraceFigure.round(Double.NaN));
    }

    @Test
    void the_caption_of_the_scores_counts_the_spines() {
        Figure figure =
                SpineFigures.scores(new double[] {0.99, 0.2, Double.NaN, 1}, new boolean[] {true, false, false, true});
        assertTrue(
                figure.caption().startsWith("n = 3 spines that could be scored, 2 of them movement-related (66.7 %)"));
    }

    @Test
    void figures_of_no_data_are_drawn_all_the_same() {
        double[] none = {};
        Traces noTraces = new Traces(List.of(), Clock.of(none), new double[0][]);
        List<Figure> empty = List.of(
                TimeFigures.motion(none, none, none, none, none, false, Spans.none()),
                TimeFigures.lever(none, none, "Lever (V)", Spans.none()),
                TraceFigure.of(noTraces, noTraces, List.of(), Spans.none()),
                SpineFigures.scores(none, new boolean[0]),
                SpineFigures.fates(new int[0], new int[0], new int[0], new int[0]),
                SpineFigures.volumes(new double[0][], 1.1),
                RecoveryFigure.of(List.of()),
                SampleFigure.of("n", "t", "", "y", List.of()),
                ShuffleFigure.of("n", "t", "", "x", none, Double.NaN),
                ShuffleFigure.of("n", "t", "", "x", new double[] {2, 2}, 2),
                PointFigure.of("n", "t", "", "x", "y", List.of()),
                DistanceFigure.of(
                        Clustering.run(List.of(), 0, Records.defaults(Clustering.Params.class), Progress.NONE)));
        for (Figure figure : empty) {
            assertTrue(Svg.element(figure, "").startsWith("<svg"), figure.name());
        }
    }

    @Test
    void ticks_look_the_same_in_every_country() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String german = Svg.element(Gallery.all().get(0), "");
            Locale.setDefault(Locale.US);
            assertEquals(Svg.element(Gallery.all().get(0), ""), german);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void wrong_lengths_and_folders_are_refused() {
        double[] two = {1, 2};
        double[] one = {1};
        assertThrows(BadInputException.class, () -> new Spans(two, one));
        assertThrows(BadInputException.class, () -> TimeFigures.lever(two, one, "Lever (V)", Spans.none()));
        assertThrows(BadInputException.class, () -> new Group("g", Style.MRS, Style.circle(3), two, one, one, one));
        Figure figure = TimeFigures.lever(two, two, "Lever (V)", Spans.none());
        assertThrows(BadInputException.class, () -> Svg.write(figure, NOWHERE));
        assertThrows(BadInputException.class, () -> Report.of("t").write(NOWHERE));
        Traces traces = new Traces(List.of("a"), Clock.uniform(2, 1), new double[][] {two});
        String message = assertThrows(
                        BadInputException.class, () -> TraceFigure.of(traces, traces, List.of("b"), Spans.none()))
                .getMessage();
        assertTrue(message.contains("'b'"), message);
    }

    @Test
    void movement_related_pairs_have_a_colour_of_their_own() {
        assertNotEquals(Style.MRS, Style.NON_MRS);
        assertNotEquals(Style.MRS, Style.MIXED);
    }
}
