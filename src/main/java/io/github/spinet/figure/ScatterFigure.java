// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.stats.Describe;
import io.github.spinet.stats.Factor;
import io.github.spinet.study.TestTable;
import java.awt.Color;
import java.util.stream.IntStream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Two columns of numbers of a table against each other. */
public final class ScatterFigure {

    // Points let the lines and each other shine through.
    private static final int ALPHA = 90;

    private ScatterFigure() {}

    /** Every row as a point, with the least-squares line of each group. */
    public static Figure of(TestTable table, String xName, String groupName, String caption) {
        double[] x = table.numbers(xName);
        double[] y = table.response();
        Factor group = groupName.isEmpty() ? Factor.of("all", new int[x.length]) : table.factor(groupName);
        DefaultXYDataset points = new DefaultXYDataset();
        DefaultXYDataset lines = new DefaultXYDataset();
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        XYLineAndShapeRenderer strokes = new XYLineAndShapeRenderer(true, false);
        int step = Math.max(1, (x.length + TableFigure.MOST_POINTS - 1) / TableFigure.MOST_POINTS);
        for (int k = 0; k < group.levels().size(); k++) {
            int level = k;
            int[] rows = IntStream.range(0, x.length)
                    .filter(i -> group.codes()[i] == level)
                    .toArray();
            double[] gx = pick(x, rows, 1);
            double[] gy = pick(y, rows, 1);
            String name = group.levels().get(k) + " (n = " + rows.length + ")";
            points.addSeries(name, new double[][] {pick(x, rows, step), pick(y, rows, step)});
            lines.addSeries(name, line(gx, gy));
            Color color = TableFigure.COLORS[k % TableFigure.COLORS.length];
            dots.setSeriesPaint(k, new Color(color.getRed(), color.getGreen(), color.getBlue(), ALPHA));
            dots.setSeriesShape(k, Style.circle(2.2));
            strokes.setSeriesPaint(k, color.darker());
            strokes.setSeriesStroke(k, Style.line(2.5));
            strokes.setSeriesVisibleInLegend(k, false);
        }
        XYPlot plot = Style.plot(Style.axis(xName), Style.axis(table.formula().response()));
        plot.setDataset(0, lines);
        plot.setRenderer(0, strokes);
        plot.setDataset(1, points);
        plot.setRenderer(1, dots);
        String thinned = step > 1 ? "One row of " + step + " is a point; the lines are of all rows. " : "";
        String whole = thinned + "Lines: least squares. " + caption;
        boolean legend = !groupName.isEmpty();
        return new Figure(
                TableFigure.NAME,
                TableFigure.title(table),
                whole,
                Style.chart(TableFigure.title(table), plot, legend),
                TableFigure.WIDTH_PX,
                TableFigure.HEIGHT_PX);
    }

    private static double[][] line(double[] x, double[] y) {
        double mx = Describe.mean(x);
        double my = Describe.mean(y);
        double xx = 0;
        double xy = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - mx) * (x[i] - mx);
            xy += (x[i] - mx) * (y[i] - my);
            low = Math.min(low, x[i]);
            high = Math.max(high, x[i]);
        }
        double slope = xy / xx;
        return xx > 0
                ? new double[][] {{low, high}, {my + slope * (low - mx), my + slope * (high - mx)}}
                : new double[2][0];
    }

    private static double[] pick(double[] values, int[] rows, int step) {
        return IntStream.range(0, (rows.length + step - 1) / step)
                .mapToDouble(i -> values[rows[i * step]])
                .toArray();
    }
}
