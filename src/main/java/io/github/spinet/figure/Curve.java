// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.core.BadInputException;
import java.awt.Color;
import java.util.Arrays;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * A line over time or space.
 *
 * @param name its entry in the legend, empty for none
 * @param x increasing, not copied
 * @param y values, NaN interrupts the line
 * @param color its colour
 * @param widthPx its width
 */
record Curve(String name, double[] x, double[] y, Color color, double widthPx) {

    // Two points a column of a figure 600 px wide are all that the eye can see.
    private static final int COLUMNS = 1200;

    Curve {
        if (x.length != y.length) {
            throw new BadInputException("Curve '" + name + "' has " + x.length + " times for " + y.length + " values");
        }
    }

    /** Draws the curves in one layer of the plot. */
    static void add(XYPlot plot, Curve... curves) {
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setAutoPopulateSeriesStroke(false);
        for (int i = 0; i < curves.length; i++) {
            data.addSeries(i + " " + curves[i].name, curves[i].thinned());
            renderer.setSeriesPaint(i, curves[i].color);
            renderer.setSeriesStroke(i, Style.line(curves[i].widthPx));
            renderer.setSeriesVisibleInLegend(i, !curves[i].name.isEmpty());
        }
        renderer.setLegendItemLabelGenerator((d, series) -> curves[series].name);
        int layer = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
        plot.setDataset(layer, data);
        plot.setRenderer(layer, renderer);
    }

    /** The smallest and the largest value of each of many columns, so that no peak is lost: {@code {x, y}}. */
    double[][] thinned() {
        int n = x.length;
        if (n <= 2 * COLUMNS) {
            return new double[][] {x, y};
        }
        double[] keptX = new double[2 * COLUMNS];
        double[] keptY = new double[2 * COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            int from = (int) ((long) column * n / COLUMNS);
            int to = (int) ((long) (column + 1) * n / COLUMNS);
            int low = -1;
            int high = -1;
            for (int i = from; i < to; i++) {
                low = !Double.isNaN(y[i]) && (low < 0 || y[i] < y[low]) ? i : low;
                high = !Double.isNaN(y[i]) && (high < 0 || y[i] > y[high]) ? i : high;
            }
            int[] kept = low < 0 ? new int[] {from, from} : new int[] {Math.min(low, high), Math.max(low, high)};
            for (int k = 0; k < 2; k++) {
                keptX[2 * column + k] = x[kept[k]];
                keptY[2 * column + k] = y[kept[k]];
            }
        }
        return new double[][] {keptX, keptY};
    }

    /** Smallest and largest defined value; {0, 1} if there is none. */
    static double[] range(double[] values) {
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        return new double[] {low, high};
    }
}
