// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.Clustering.Observation;
import io.github.spinet.analysis.PairClass;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

class DistanceFigureTest {

    // Ten pairs a group and bin, movement-related ones higher by `more` in the first bin.
    private static List<Observation> pairs(double more) {
        List<Observation> all = new ArrayList<>();
        for (PairClass group : List.of(PairClass.MRS, PairClass.NON_MRS)) {
            for (int i = 0; i < 60; i++) {
                double base = 0.2 + 0.001 * (i * 7 % 10);
                boolean raised = group == PairClass.MRS && i % 6 == 0;
                all.add(new Observation(group, 5 * (i % 6) + 2.5, base + (raised ? more : 0)));
            }
        }
        return all;
    }

    private static Figure figure(List<Observation> pairs) {
        return DistanceFigure.of(
                Clustering.run(pairs, pairs.size(), Records.defaults(Clustering.Params.class), Progress.NONE));
    }

    private static XYPlot plot(Figure figure) {
        return (XYPlot) figure.chart().getPlot();
    }

    @Test
    void only_the_bin_that_differs_has_stars() {
        Figure figure = figure(pairs(0.1));
        assertEquals(1, plot(figure).getAnnotations().size());
        assertTrue(Svg.element(figure, "").contains(">***<"));
        assertTrue(figure.caption().contains("*** p < 0.001"), figure.caption());
    }

    @Test
    void without_a_difference_there_are_no_stars_and_no_word_of_them() {
        Figure figure = figure(pairs(0));
        assertEquals(0, plot(figure).getAnnotations().size());
        assertFalse(figure.caption().contains("Stars"), figure.caption());
    }

    @Test
    void groups_without_pairs_are_left_out_and_colours_stay() {
        XYPlot plot = plot(figure(pairs(0.1)));
        assertEquals(2, plot.getDataset().getSeriesCount());
        assertEquals(Style.MRS, plot.getRenderer().getSeriesPaint(0));
        assertEquals(Style.NON_MRS, plot.getRenderer().getSeriesPaint(1));
        XYPlot others = plot(figure(pairs(0).subList(60, 120)));
        assertEquals(Style.NON_MRS, others.getRenderer().getSeriesPaint(0));
    }

    @Test
    void the_axis_begins_at_zero_and_holds_every_error_bar() {
        XYPlot plot = plot(figure(pairs(0.1)));
        assertEquals(0, plot.getRangeAxis().getLowerBound());
        assertTrue(plot.getRangeAxis().getUpperBound() > 0.31);
        assertEquals(30, plot.getDomainAxis().getUpperBound());
    }

    @Test
    void the_caption_says_n_and_the_tests() {
        String caption = figure(pairs(0.1)).caption();
        assertTrue(caption.contains("n = 120 pairs"), caption);
        assertTrue(caption.contains("MRS × distance p = "), caption);
    }
}
