// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The house style: white ground, no frames, few lines, and the palette of Okabe and Ito, whose colours are told apart by
 * people with any common colour vision. A meaning keeps its colour in all figures.
 */
public final class Style {

    public static final Color MRS = new Color(0xD55E00);
    public static final Color NON_MRS = new Color(0x0072B2);
    public static final Color MIXED = new Color(0x8A8A8A);
    public static final Color GAINED = new Color(0x009E73);
    public static final Color LOST = new Color(0xD55E00);
    public static final Color TRANSIENT = new Color(0xE69F00);
    public static final Color STABLE = new Color(0x56B4E9);
    public static final Color EVENT = new Color(0xCC79A7);
    public static final Color FIRST = new Color(0x0072B2);
    public static final Color SECOND = new Color(0xE69F00);
    public static final Color INK = new Color(0x222222);
    public static final Color FAINT = new Color(0xC8C8C8);
    /** Ground of the times in which the animal moves. */
    public static final Color MOVEMENT = new Color(0xE6EEF4);

    static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    static final Font NORMAL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Color GRID = new Color(0xECECEC);

    private Style() {}

    /** A line of this width in px, with round joins. */
    static BasicStroke line(double widthPx) {
        return new BasicStroke((float) widthPx, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(double widthPx) {
        return new BasicStroke((float) widthPx, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 3}, 0);
    }

    static BasicStroke dotted(double widthPx) {
        return new BasicStroke((float) widthPx, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {1, 3}, 0);
    }

    /** A mark centred on (0, 0). */
    public static Shape circle(double radiusPx) {
        return new Ellipse2D.Double(-radiusPx, -radiusPx, 2 * radiusPx, 2 * radiusPx);
    }

    /** A mark centred on (0, 0). */
    public static Shape square(double radiusPx) {
        return new Rectangle2D.Double(-radiusPx, -radiusPx, 2 * radiusPx, 2 * radiusPx);
    }

    /** A mark centred on (0, 0). */
    public static Shape triangle(double radiusPx) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, -radiusPx);
        path.lineTo(radiusPx, radiusPx);
        path.lineTo(-radiusPx, radiusPx);
        path.closePath();
        return path;
    }

    /** Numbers of ticks: decimal point and no grouping, whatever the country. */
    static NumberFormat numbers() {
        return new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    /** An axis from the data's range. */
    static NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setStandardTickUnits(new NumberTickUnitSource(false, numbers()));
        axis.setAutoRangeIncludesZero(false);
        style(axis);
        return axis;
    }

    /** An axis of whole numbers. */
    static NumberAxis wholeAxis(String label) {
        NumberAxis axis = axis(label);
        axis.setStandardTickUnits(new NumberTickUnitSource(true, numbers()));
        return axis;
    }

    static void style(Axis axis) {
        axis.setLabelFont(NORMAL);
        axis.setTickLabelFont(SMALL);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(INK);
        axis.setTickMarkPaint(INK);
        axis.setAxisLineStroke(line(1));
        axis.setTickMarkStroke(line(1));
        axis.setTickMarkOutsideLength(4);
    }

    static XYPlot plot(NumberAxis x, NumberAxis y) {
        XYPlot plot = new XYPlot(null, x, y, null);
        style(plot);
        return plot;
    }

    static void style(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(line(1));
        plot.setRangeZeroBaselineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    /** The chart around a plot: title at the top left, a legend below it if asked for. */
    static JFreeChart chart(String title, Plot plot, boolean legend) {
        JFreeChart chart = new JFreeChart(null, NORMAL, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 8, 8, 16));
        TextTitle heading = new TextTitle(title, BOLD);
        heading.setPaint(INK);
        heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
        heading.setTextAlignment(HorizontalAlignment.LEFT);
        heading.setPadding(0, 4, 6, 0);
        chart.setTitle(heading);
        if (legend) {
            LegendTitle keys = new LegendTitle(plot);
            keys.setItemFont(SMALL);
            keys.setItemPaint(INK);
            keys.setFrame(BlockBorder.NONE);
            keys.setBackgroundPaint(Color.WHITE);
            keys.setPosition(RectangleEdge.TOP);
            keys.setHorizontalAlignment(HorizontalAlignment.LEFT);
            keys.setPadding(0, 0, 6, 0);
            chart.addSubtitle(keys);
        }
        return chart;
    }
}
