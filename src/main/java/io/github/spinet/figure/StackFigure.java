// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.DefaultIntervalXYDataset;

/** Counts as bars on top of each other. */
final class StackFigure {

    /**
     * One part of every bar.
     *
     * @param name its entry in the legend
     * @param count one number a bar
     */
    record Part(String name, Color color, double[] count) {}

    private StackFigure() {}

    /**
     * @param left left edges of the bars
     * @param right right edges
     * @param parts from the bottom to the top
     */
    static XYPlot plot(NumberAxis x, NumberAxis y, double[] left, double[] right, List<Part> parts) {
        int n = left.length;
        double[] middle = new double[n];
        double[] top = new double[n];
        for (int i = 0; i < n; i++) {
            middle[i] = (left[i] + right[i]) / 2;
        }
        DefaultIntervalXYDataset data = new DefaultIntervalXYDataset();
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setUseYInterval(true);
        renderer.setDrawBarOutline(true);
        for (int p = 0; p < parts.size(); p++) {
            double[] bottom = top.clone();
            top = new double[n];
            for (int i = 0; i < n; i++) {
                top[i] = bottom[i] + parts.get(p).count()[i];
            }
            data.addSeries(parts.get(p).name(), new double[][] {middle, left, right, top, bottom, top});
            renderer.setSeriesPaint(p, parts.get(p).color());
            renderer.setSeriesOutlinePaint(p, Color.WHITE);
        }
        XYPlot plot = Style.plot(x, y);
        y.setRange(0, Math.max(1, 1.08 * Curve.range(top)[1]));
        plot.setDataset(data);
        plot.setRenderer(renderer);
        return plot;
    }
}
