// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.core.BadInputException;
import io.github.spinet.signal.Traces;
import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** Example traces of ΔF/F0 one above the other, on one scale, with their events. */
public final class TraceFigure {

    private static final int WIDTH_PX = 720;
    private static final int ROW_PX = 46;
    private static final double GAP = 0.15;

    private TraceFigure() {}

    /**
     * @param dff ΔF/F0
     * @param active active states of the same spines and frames
     * @param spines the traces to show, from top to bottom
     */
    public static Figure of(Traces dff, Traces active, List<String> spines, Spans movements) {
        int n = spines.size();
        double[] times = dff.clock().timesS();
        double[][] shown = new double[n][];
        double tallest = 0;
        for (int i = 0; i < n; i++) {
            shown[i] = trace(dff, spines.get(i));
            double[] range = Curve.range(shown[i]);
            tallest = Math.max(tallest, range[1] - range[0]);
        }
        double[] zeros = new double[n];
        Curve[] traces = new Curve[n];
        Curve[] events = new Curve[n];
        double ground = 0;
        for (int i = n - 1; i >= 0; i--) {
            double[] range = Curve.range(shown[i]);
            zeros[i] = ground - range[0];
            ground += range[1] - range[0] + GAP * tallest;
            double[] raised = raise(shown[i], zeros[i]);
            traces[i] = new Curve(i == 0 ? "ΔF/F0" : "", times, raised, Style.INK, 0.9);
            events[i] = new Curve(
                    i == 0 ? "event" : "", times, during(raised, trace(active, spines.get(i))), Style.EVENT, 1.6);
        }
        NumberAxis y = new NamedTicks(spines, zeros);
        y.setRange(-GAP * tallest, Math.max(ground, 1e-9));
        NumberAxis x = TimeFigures.timeAxis(times);
        x.setUpperMargin(0);
        double span = x.getUpperBound() - x.getLowerBound();
        double barX = x.getUpperBound() + 0.015 * span;
        x.setRange(x.getLowerBound(), x.getUpperBound() + 0.1 * span);
        XYPlot plot = Style.plot(x, y);
        plot.setRangeGridlinesVisible(false);
        movements.shade(plot);
        Curve.add(plot, events);
        Curve.add(plot, traces);
        scaleBar(plot, barX, tallest);
        String title = "Example traces";
        String caption =
                n + " of " + dff.size() + " spines, all on the scale of the bar at the right; events in colour."
                        + TimeFigures.shaded(movements);
        return new Figure("traces", title, caption, Style.chart(title, plot, true), WIDTH_PX, 110 + ROW_PX * n);
    }

    private static void scaleBar(XYPlot plot, double x, double tallest) {
        double length = round(tallest / 2);
        plot.addAnnotation(new XYLineAnnotation(x, 0, x, length, Style.line(2.5), Style.INK));
        XYTextAnnotation text = new XYTextAnnotation(" " + Style.numbers().format(length) + " ΔF/F0", x, length / 2);
        text.setFont(Style.SMALL);
        text.setPaint(Style.INK);
        text.setTextAnchor(TextAnchor.CENTER_LEFT);
        plot.addAnnotation(text);
    }

    /** The largest of 1, 2 and 5 times a power of ten that is not above the value. */
    static double round(double value) {
        if (!(value > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double leading = value / power;
        return (leading >= 5 ? 5 : leading >= 2 ? 2 : 1) * power;
    }

    private static double[] trace(Traces traces, String spine) {
        int i = traces.names().indexOf(spine);
        if (i < 0) {
            throw new BadInputException("There is no trace '" + spine + "' to show among " + traces.names());
        }
        return traces.values()[i];
    }

    private static double[] raise(double[] values, double by) {
        double[] raised = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            raised[i] = values[i] + by;
        }
        return raised;
    }

    private static double[] during(double[] values, double[] active) {
        double[] kept = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            kept[i] = active[i] == 1 ? values[i] : Double.NaN;
        }
        return kept;
    }
}
