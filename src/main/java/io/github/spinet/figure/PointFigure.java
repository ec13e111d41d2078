// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;

/** Means with error bars by a number, joined by lines, one colour and one mark a group. */
public final class PointFigure {

    private static final int WIDTH_PX = 600;
    private static final int HEIGHT_PX = 400;

    private PointFigure() {}

    /**
     * @param x axis along the bottom, with its unit
     * @param y axis along the left, with its unit
     */
    static Figure of(String name, String title, String caption, NumberAxis x, NumberAxis y, List<Group> groups) {
        return new Figure(name, title, caption, Style.chart(title, plot(x, y, groups), true), WIDTH_PX, HEIGHT_PX);
    }

    /**
     * A panel of means, for any table.
     *
     * @param name name of its files
     * @param xLabel label along the bottom, with its unit
     * @param yLabel label along the left, with its unit
     */
    public static Figure of(
            String name, String title, String caption, String xLabel, String yLabel, List<Group> groups) {
        return of(name, title, caption, Style.axis(xLabel), Style.axis(yLabel), groups);
    }

    static XYPlot plot(NumberAxis x, NumberAxis y, List<Group> groups) {
        XYPlot plot = Style.plot(x, y);
        XYErrorRenderer renderer = new DefinedOnly();
        renderer.setDrawXError(false);
        renderer.setCapLength(5);
        renderer.setErrorStroke(Style.line(1.3));
        renderer.setDefaultLinesVisible(true);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDefaultStroke(Style.line(1.6));
        for (int i = 0; i < groups.size(); i++) {
            renderer.setSeriesPaint(i, groups.get(i).color());
            renderer.setSeriesShape(i, groups.get(i).mark());
        }
        y.setUpperMargin(0.1);
        plot.setDataset(Group.dataset(groups));
        plot.setRenderer(renderer);
        return plot;
    }

    /** Ticks at the multiples of {@code step} from {@code low} to {@code high}, at least one step. */
    static NumberAxis stepped(String label, double low, double high, double step) {
        NumberAxis axis = Style.axis(label);
        axis.setRange(low, Math.max(high, low + step));
        axis.setTickUnit(new NumberTickUnit(step, Style.numbers()));
        return axis;
    }

    /** A word above a point, such as the stars of a test. */
    static void note(XYPlot plot, String text, double x, double y) {
        XYTextAnnotation note = new XYTextAnnotation(text, x, y);
        note.setFont(Style.NORMAL);
        note.setPaint(Style.INK);
        note.setTextAnchor(TextAnchor.BOTTOM_CENTER);
        plot.addAnnotation(note);
    }

    /** Draws nothing, not even an error bar, where the value is undefined. */
    private static final class DefinedOnly extends XYErrorRenderer {

        private static final long serialVersionUID = 1L;

        @Override
        public void drawItem(
                Graphics2D g,
                XYItemRendererState state,
                Rectangle2D area,
                PlotRenderingInfo info,
                XYPlot plot,
                ValueAxis x,
                ValueAxis y,
                XYDataset data,
                int series,
                int item,
                CrosshairState crosshair,
                int pass) {
            if (!Double.isNaN(data.getYValue(series, item))) {
                super.drawItem(g, state, area, info, plot, x, y, data, series, item, crosshair, pass);
            }
        }
    }
}
