// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;

/** Figures over the time of one session, with the animal's movements shaded. */
public final class TimeFigures {

    private static final int WIDTH_PX = 720;
    private static final double THIN_PX = 1;

    private TimeFigures() {}

    /**
     * Shifts of the frames, and below them how well each frame fits the template before and after correction.
     *
     * @param timesS time of each frame; NaN throughout for frames whose times nobody knows, which are then numbered
     * @param dxPx shift along x
     * @param dyPx shift along y
     * @param before correlation with the template before correction
     * @param after correlation after correction
     * @param heldOut whether correlations are of columns not used to find the frames
     */
    public static Figure motion(
            double[] timesS,
            double[] dxPx,
            double[] dyPx,
            double[] before,
            double[] after,
            boolean heldOut,
            Spans movements) {
        boolean timed = timesS.length == 0 || !Double.isNaN(timesS[0]);
        double[] along = timed
                ? timesS
                : IntStream.rangeClosed(1, timesS.length).asDoubleStream().toArray();
        long judged = Arrays.stream(after).filter(Double::isFinite).count();
        String some = heldOut && judged < timesS.length ? " (" + judged + " frames were judged; lines join them)" : "";
        String caption =
                "Top: where each frame lies relative to the template. Bottom: correlation of each frame with the"
                        + " template" + likeness(heldOut) + some + ". n = " + timesS.length + " frames."
                        + shaded(movements);
        double[] from = heldOut ? joined(before) : before;
        double[] to = heldOut ? joined(after) : after;
        return motion("motion", "Motion of the field of view", caption, along, timed, dxPx, dyPx, from, to, movements);
    }

    /** Values with straight lines over the gaps between them. */
    private static double[] joined(double[] values) {
        double[] joined = values.clone();
        int last = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                for (int k = last + 1; last >= 0 && k < i; k++) {
                    joined[k] = values[last] + (values[i] - values[last]) * (k - last) / (i - last);
                }
                last = i;
            }
        }
        return joined;
    }

    /** @param along times in s, or numbers of frames if not timed */
    static Figure motion(
            String name,
            String title,
            String caption,
            double[] along,
            boolean timed,
            double[] dxPx,
            double[] dyPx,
            double[] before,
            double[] after,
            Spans movements) {
        XYPlot shifts = panel(
                "Shift (px)",
                movements,
                new Curve("x", along, dxPx, Style.FIRST, THIN_PX),
                new Curve("y", along, dyPx, Style.SECOND, THIN_PX));
        XYPlot fit = panel(
                "Correlation",
                movements,
                new Curve("before correction", along, before, Style.MIXED, THIN_PX),
                new Curve("after correction", along, after, Style.GAINED, THIN_PX));
        NumberAxis axis = timeAxis(along);
        axis.setLabel(timed ? axis.getLabel() : "Frame");
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(axis);
        both.setGap(14);
        both.add(shifts);
        both.add(fit);
        return new Figure(name, title, caption, Style.chart(title, both, true), WIDTH_PX, 420);
    }

    /** The lever's position (V or any unit named in {@code label}) with the movements found in it. */
    public static Figure lever(double[] timesS, double[] position, String label, Spans movements) {
        XYPlot plot = panel(label, movements, new Curve("", timesS, position, Style.INK, THIN_PX));
        plot.setDomainAxis(timeAxis(timesS));
        String title = "Lever and movements";
        String caption = "Position of the lever; n = " + movements.startS().length + " movements." + shaded(movements);
        return new Figure("lever", title, caption, Style.chart(title, plot, false), WIDTH_PX, 260);
    }

    static String likeness(boolean heldOut) {
        return heldOut
                ? ", in stripes that were not used to find it"
                : ", which interpolation raises, too, as it smooths noise";
    }

    static String shaded(Spans movements) {
        return movements.startS().length == 0 ? "" : " Shaded: movements.";
    }

    static NumberAxis timeAxis(double[] timesS) {
        NumberAxis axis = Style.axis("Time (s)");
        double[] range = Curve.range(timesS);
        axis.setRange(range[0], range[1] > range[0] ? range[1] : range[0] + 1);
        return axis;
    }

    private static XYPlot panel(String label, Spans movements, Curve... curves) {
        XYPlot plot = Style.plot(null, Style.axis(label));
        movements.shade(plot);
        Curve.add(plot, curves);
        return plot;
    }
}
