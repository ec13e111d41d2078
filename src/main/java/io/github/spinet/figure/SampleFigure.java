// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.stats.Describe;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Samples side by side: every value as a point, mean ± SEM beside them. */
public final class SampleFigure {

    private static final double HALF_WIDTH = 0.18;
    private static final double MEAN_BESIDE = 0.32;
    // The golden ratio's fractional part spreads successive points evenly without chance.
    private static final double SPREAD = 0.6180339887498949;

    /**
     * One sample.
     *
     * @param label printed below it
     * @param values NaN is left out
     */
    public record Sample(String label, Color color, double[] values) {}

    private SampleFigure() {}

    /**
     * @param name name of its files
     * @param yLabel what the values are, with their unit
     */
    public static Figure of(String name, String title, String caption, String yLabel, List<Sample> samples) {
        double[] places = new double[samples.size()];
        List<String> labels = new ArrayList<>();
        List<Group> means = new ArrayList<>();
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        for (int s = 0; s < places.length; s++) {
            Sample sample = samples.get(s);
            places[s] = s + 1;
            double[] y =
                    Arrays.stream(sample.values()).filter(v -> !Double.isNaN(v)).toArray();
            double[] x = new double[y.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = places[s] + HALF_WIDTH * (2 * (i * SPREAD % 1) - 1);
            }
            labels.add(sample.label() + " (n = " + y.length + ")");
            data.addSeries(s, new double[][] {x, y});
            dots.setSeriesPaint(s, sample.color());
            dots.setSeriesShape(s, Style.circle(2.2));
            means.add(Group.of(
                    sample.label(),
                    Style.INK,
                    Style.square(3.5),
                    new double[] {places[s] + MEAN_BESIDE},
                    new double[] {Describe.mean(y)},
                    new double[] {Describe.sem(y)}));
        }
        NumberAxis x = new NamedTicks(labels, places);
        x.setRange(0.5, samples.size() + 0.6);
        x.setAxisLineVisible(true);
        XYPlot plot = PointFigure.plot(x, Style.axis(yLabel), means);
        ((XYErrorRenderer) plot.getRenderer()).setDefaultLinesVisible(false);
        plot.setDataset(1, data);
        plot.setRenderer(1, dots);
        int width = Math.max(360, 120 + 150 * samples.size());
        return new Figure(name, title, caption, Style.chart(title, plot, false), width, 380);
    }
}
