// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** How well an analysis finds again what was planted into made data. */
public final class RecoveryFigure {

    private static final int WIDTH_PX = 640;
    private static final int ROW_PX = 30;

    /**
     * One planted quantity.
     *
     * @param quantity its name
     * @param truth what was planted
     * @param recovered what the analysis found
     * @param unit unit of both, empty for none
     */
    public record Item(String quantity, double truth, double recovered, String unit) {}

    private RecoveryFigure() {}

    /** Each quantity as the recovered value over the planted one; the values themselves stand at the left. */
    public static Figure of(List<Item> items) {
        int n = items.size();
        double[] heights = new double[n];
        double[] ratio = new double[n];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Item item = items.get(i);
            heights[i] = n - i;
            ratio[i] = item.truth() == 0 ? Double.NaN : item.recovered() / item.truth();
            names.add(item.quantity() + ": " + values(item) + "  ");
        }
        double[] range = Curve.range(ratio);
        double low = Math.min(0.5, range[0] - 0.05);
        double high = Math.max(1.5, range[1] + 0.05);
        NumberAxis x = Style.axis("Recovered ÷ planted");
        x.setRange(low, high);
        NumberAxis y = new NamedTicks(names, heights);
        y.setRange(0.3, n + 0.7);
        XYPlot plot = Style.plot(x, y);
        plot.setRangeGridlinesVisible(false);
        plot.addDomainMarker(new ValueMarker(1, Style.INK, Style.dashed(1.2)));
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("recovered", new double[][] {ratio, heights});
        XYLineAndShapeRenderer points = new XYLineAndShapeRenderer(false, true);
        points.setSeriesShape(0, Style.circle(5));
        points.setSeriesPaint(0, Style.FIRST);
        plot.setDataset(data);
        plot.setRenderer(points);
        String title = "Recovery of the planted truth";
        String caption = "Points: recovered value over planted value, 1 is perfect (dashed). At the left: recovered /"
                + " planted. A planted 0 has no point.";
        return new Figure("recovery", title, caption, Style.chart(title, plot, false), WIDTH_PX, 100 + ROW_PX * n);
    }

    private static String values(Item item) {
        return Digits.of(item.recovered()) + " / " + Digits.of(item.truth())
                + (item.unit().isEmpty() ? "" : " " + item.unit());
    }
}
