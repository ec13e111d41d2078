// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.awt.Color;
import java.awt.Shape;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** The power of analyses against the size of a study. */
public final class PowerFigure {

    private static final int WIDTH_PX = 620;
    private static final int HEIGHT_PX = 420;
    // So that intervals of one number do not hide each other, as a share of the whole width.
    private static final double ASIDE = 0.006;
    private static final Color[] COLORS = {Style.FIRST, Style.MRS, Style.GAINED};
    private static final Shape[] MARKS = {Style.circle(4), Style.square(3.5), Style.triangle(4.5)};

    /**
     * One analysis.
     *
     * @param name its entry in the legend
     * @param number of animals, dendrites or spines
     * @param power at each number
     * @param low lower ends of its intervals
     * @param high upper ends
     */
    public record Line(String name, double[] number, double[] power, double[] low, double[] high) {}

    private PowerFigure() {}

    /**
     * Draws the curves.
     *
     * @param wanted power, a dashed line
     * @param alpha what chance alone gives, a dotted line
     */
    public static Figure of(List<Line> lines, String label, double wanted, double alpha, String caption) {
        NumberAxis x = Style.wholeAxis(label);
        double least = lines.stream()
                .mapToDouble(l -> Curve.range(l.number())[0])
                .min()
                .orElse(0);
        double most = lines.stream()
                .mapToDouble(l -> Curve.range(l.number())[1])
                .max()
                .orElse(1);
        double margin = Math.max(0.5, 0.05 * (most - least));
        x.setRange(least - margin, most + margin);
        NumberAxis y = Style.axis("Power");
        y.setRange(0, 1.02);
        XYPlot plot = Style.plot(x, y);
        plot.addRangeMarker(new ValueMarker(wanted, Style.INK, Style.dashed(1)));
        plot.addRangeMarker(new ValueMarker(alpha, Style.MIXED, Style.dotted(1)));
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setDefaultLinesVisible(true);
        renderer.setCapLength(3);
        for (int k = 0; k < lines.size(); k++) {
            Line line = lines.get(k);
            double aside = (k - (lines.size() - 1) / 2.0) * ASIDE * (most - least + 2 * margin);
            YIntervalSeries series = new YIntervalSeries(line.name());
            for (int i = 0; i < line.number().length; i++) {
                series.add(line.number()[i] + aside, line.power()[i], line.low()[i], line.high()[i]);
            }
            data.addSeries(series);
            renderer.setSeriesPaint(k, COLORS[k % COLORS.length]);
            renderer.setSeriesStroke(k, Style.line(1.5));
            renderer.setSeriesShape(k, MARKS[k % MARKS.length]);
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        String title = "Power against the size of a study";
        return new Figure("power", title, caption, Style.chart(title, plot, true), WIDTH_PX, HEIGHT_PX);
    }
}
