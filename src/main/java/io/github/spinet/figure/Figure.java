// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Size2D;
import org.jfree.data.Range;

/**
 * One figure: a chart with the sentence below it. Windows, SVG, PNG and the report all show this.
 *
 * <p>A chart is not thread-safe: one thread at a time draws a figure.
 *
 * @param name name of its files, without extension
 * @param title what is shown, in a few words
 * @param caption what the marks mean, n, units and the test; printed below the chart
 * @param chart the chart, which shows the title
 * @param widthPx width
 * @param heightPx height without the caption
 */
public record Figure(String name, String title, String caption, JFreeChart chart, int widthPx, int heightPx) {

    private static final double MARGIN_PX = 12;
    // A number of px large enough for any caption.
    private static final double ANY_HEIGHT_PX = 10000;

    /** The same figure under another name of its files. */
    public Figure named(String other) {
        return new Figure(other, title, caption, chart, widthPx, heightPx);
    }

    /** Height of the caption's lines as this graphics' fonts set them, margins included; 0 without a caption. */
    double captionHeightPx(Graphics2D g) {
        return caption.isEmpty() ? 0 : arranged(captionTitle(), g).height + MARGIN_PX;
    }

    /** Draws the chart alone from (0, 0) on. */
    void drawChart(Graphics2D g) {
        chart.draw(g, new Rectangle2D.Double(0, 0, widthPx, heightPx));
    }

    /** Draws the chart and the caption below it. */
    void draw(Graphics2D g) {
        drawChart(g);
        if (!caption.isEmpty()) {
            TextTitle text = captionTitle();
            double height = arranged(text, g).height;
            g.setPaint(Color.WHITE);
            g.fill(new Rectangle2D.Double(0, heightPx, widthPx, height + MARGIN_PX));
            text.draw(g, new Rectangle2D.Double(MARGIN_PX, heightPx, widthPx - 2 * MARGIN_PX, height));
        }
    }

    private TextTitle captionTitle() {
        TextTitle text = new TextTitle(unbroken(caption), Style.SMALL);
        text.setTextAlignment(HorizontalAlignment.LEFT);
        text.setHorizontalAlignment(HorizontalAlignment.LEFT);
        text.setPaint(Style.INK);
        return text;
    }

    // No line may end within "n = 20" or "p < 0.05".
    private static String unbroken(String text) {
        return text.replaceAll(" ([=<±]) ", "\u00a0$1\u00a0");
    }

    private Size2D arranged(TextTitle text, Graphics2D g) {
        return text.arrange(
                g, new RectangleConstraint(new Range(0, widthPx - 2 * MARGIN_PX), new Range(0, ANY_HEIGHT_PX)));
    }
}
