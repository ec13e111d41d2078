// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.movie.Image;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;

/** A projection with what was drawn on it. */
public final class ImageFigure {

    private static final int WIDTH_PX = 640;
    private static final int PAIR_PX = 1000;
    private static final double DARKEST = 0.01;
    private static final double BRIGHTEST = 0.998;
    // Below 1: thin dendrites stay visible beside a bright cell body.
    private static final double GAMMA = 0.6;

    private ImageFigure() {}

    /**
     * @param image a projection; its grey levels are stretched between its 1st and 99.8th percentile, with a gamma of 0.6
     * @param outlines lines on it
     */
    public static Figure of(String name, String title, Image image, List<Outline> outlines) {
        Map<Outline.Kind, Integer> counts = new EnumMap<>(Outline.Kind.class);
        outlines.forEach(o -> counts.merge(o.kind(), 1, Integer::sum));
        StringBuilder caption = new StringBuilder();
        counts.forEach((kind, n) -> caption.append(caption.isEmpty() ? "" : ", ")
                .append(kind.label)
                .append(": ")
                .append(n));
        caption.append(caption.isEmpty() ? "" : ". ")
                .append(image.width())
                .append(" × ")
                .append(image.height())
                .append(" pixels, grey levels from the 1st to the 99.8th percentile with gamma 0.6.");
        int heightPx = (int) Math.round((double) (WIDTH_PX - 24) * image.height() / image.width()) + 70;
        return new Figure(
                name,
                title,
                caption.toString(),
                Style.chart(title, new ImagePlot(image, List.copyOf(outlines), counts), !counts.isEmpty()),
                WIDTH_PX,
                heightPx);
    }

    /** Two images of one field side by side, with the grey levels of the right one. */
    static Figure pair(String name, String title, String caption, Image left, Image right) {
        int gap = Math.max(2, left.width() / 64);
        float[] levels = levels(right);
        int width = left.width() + gap + right.width();
        BufferedImage both = new BufferedImage(width, left.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = both.createGraphics();
        g.setPaint(Color.WHITE);
        g.fillRect(0, 0, width, left.height());
        g.drawImage(grey(left, levels), 0, 0, null);
        g.drawImage(grey(right, levels), left.width() + gap, 0, null);
        g.dispose();
        // Only size and calibration matter to the plot: pixels are drawn from the picture.
        Image canvas = new Image(width, left.height(), new float[width * left.height()], right.calibration());
        ImagePlot plot = new ImagePlot(canvas, List.of(), new EnumMap<>(Outline.Kind.class), both);
        int heightPx = (int) Math.round((double) (PAIR_PX - 24) * left.height() / width) + 50;
        return new Figure(name, title, caption, Style.chart(title, plot, false), PAIR_PX, heightPx);
    }

    private static double barUm(Image image) {
        return TraceFigure.round(0.25 * image.width() * image.calibration().widthUm());
    }

    /** The grey levels 0 … 255 from 1st to 99.8th percentile, with gamma; pixels without data are dark blue. */
    static BufferedImage grey(Image image) {
        return grey(image, levels(image));
    }

    private static float[] levels(Image image) {
        float[] sorted = image.pixels().clone();
        Arrays.sort(sorted);
        int defined = sorted.length;
        while (defined > 0 && Float.isNaN(sorted[defined - 1])) {
            defined--;
        }
        float low = defined == 0 ? 0 : sorted[(int) (DARKEST * (defined - 1))];
        float high = defined == 0 ? 1 : sorted[(int) (BRIGHTEST * (defined - 1))];
        return new float[] {low, high};
    }

    private static BufferedImage grey(Image image, float[] levels) {
        float low = levels[0];
        float high = levels[1];
        BufferedImage grey = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                float value = image.at(x, y);
                float level = high > low ? (value - low) / (high - low) : 0;
                int byteLevel = (int) Math.round(255 * Math.pow(Math.max(0, Math.min(1, level)), GAMMA));
                grey.setRGB(x, y, Float.isNaN(value) ? 0x10203C : byteLevel * 0x010101);
            }
        }
        return grey;
    }

    /** The image as large as fits, pixels square. */
    private static final class ImagePlot extends Plot {

        private static final long serialVersionUID = 1L;

        private final transient Image image;
        private final transient List<Outline> outlines;
        private final transient Map<Outline.Kind, Integer> kinds;

        private final transient BufferedImage picture;

        ImagePlot(Image image, List<Outline> outlines, Map<Outline.Kind, Integer> kinds) {
            this(image, outlines, kinds, grey(image));
        }

        ImagePlot(Image image, List<Outline> outlines, Map<Outline.Kind, Integer> kinds, BufferedImage picture) {
            this.picture = picture;
            this.image = image;
            this.outlines = outlines;
            this.kinds = kinds;
            setOutlineVisible(false);
        }

        @Override
        public String getPlotType() {
            return "Image";
        }

        @Override
        public LegendItemCollection getLegendItems() {
            LegendItemCollection items = new LegendItemCollection();
            kinds.keySet()
                    .forEach(kind -> items.add(new LegendItem(
                            kind.label, null, null, null, Style.square(5), kind.color, Style.line(1), Style.INK)));
            return items;
        }

        @Override
        public void draw(Graphics2D g, Rectangle2D area, Point2D anchor, PlotState parent, PlotRenderingInfo info) {
            double zoom = Math.min(area.getWidth() / image.width(), area.getHeight() / image.height());
            AffineTransform toFigure = AffineTransform.getTranslateInstance(
                    area.getX() + (area.getWidth() - zoom * image.width()) / 2, area.getY());
            toFigure.scale(zoom, zoom);
            g.drawImage(picture, toFigure, null);
            g.setFont(Style.SMALL.deriveFont(10f));
            for (Outline outline : outlines) {
                g.setPaint(outline.kind().color);
                g.setStroke(outline.kind() == Outline.Kind.LOST ? Style.dashed(1.5) : Style.line(1.5));
                g.draw(toFigure.createTransformedShape(outline.shapePx()));
                label(g, outline.name(), outline.kind().color, toFigure.transform(place(outline), null));
            }
            if (image.calibration().isKnown()) {
                bar(g, toFigure);
            }
        }

        // A spine's name stands at the upper right of it, a dendrite's below its beginning.
        private static Point2D place(Outline outline) {
            if (outline.kind() == Outline.Kind.DENDRITE) {
                double[] first = new double[6];
                outline.shapePx().getPathIterator(null).currentSegment(first);
                return new Point2D.Double(first[0], first[1] + 8);
            }
            Rectangle2D bounds = outline.shapePx().getBounds2D();
            return new Point2D.Double(bounds.getMaxX(), bounds.getMinY());
        }

        // The dark shadow keeps the word readable on bright pixels.
        private static void label(Graphics2D g, String text, Color color, Point2D at) {
            if (!text.isEmpty()) {
                g.setPaint(Color.BLACK);
                g.drawString(text, (float) at.getX() + 3, (float) at.getY() + 1);
                g.setPaint(color);
                g.drawString(text, (float) at.getX() + 2, (float) at.getY());
            }
        }

        private void bar(Graphics2D g, AffineTransform toFigure) {
            double margin = 0.04 * image.width();
            double lengthPx = barUm(image) / image.calibration().widthUm();
            double right = image.width() - margin;
            double bottom = image.height() - margin;
            Point2D from = toFigure.transform(new Point2D.Double(right - lengthPx, bottom), null);
            Point2D to = toFigure.transform(new Point2D.Double(right, bottom), null);
            g.setPaint(Color.WHITE);
            g.setStroke(new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            g.draw(new Line2D.Double(from, to));
            g.setFont(Style.SMALL);
            String length = Style.numbers().format(barUm(image)) + " µm";
            double width = g.getFontMetrics().stringWidth(length);
            Point2D above = new Point2D.Double((from.getX() + to.getX() - width) / 2, from.getY() - 8);
            label(g, length, Color.WHITE, above);
        }
    }
}
