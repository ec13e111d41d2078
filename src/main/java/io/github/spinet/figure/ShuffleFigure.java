// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** What was found against what shuffled data give. */
public final class ShuffleFigure {

    private static final int BINS = 30;

    private ShuffleFigure() {}

    /**
     * @param xLabel what the values are, with their unit
     * @param shuffled one value a shuffle; NaN is left out
     * @param observed the value of the data
     */
    public static Figure of(
            String name, String title, String caption, String xLabel, double[] shuffled, double observed) {
        double[] range = Curve.range(shuffled);
        double low = Double.isNaN(observed) ? range[0] : Math.min(range[0], observed);
        double high = Double.isNaN(observed) ? range[1] : Math.max(range[1], observed);
        double margin = high > low ? 0.04 * (high - low) : 0.5;
        // The bars span the shuffles only, however far away the observed value lies.
        double width = range[1] > range[0] ? (range[1] - range[0]) / BINS : margin;
        double[] left = new double[BINS];
        double[] right = new double[BINS];
        double[] count = new double[BINS];
        for (int b = 0; b < BINS; b++) {
            left[b] = range[0] + b * width;
            right[b] = left[b] + width;
        }
        Arrays.stream(shuffled)
                .filter(v -> !Double.isNaN(v))
                .forEach(v -> count[Math.max(0, Math.min(BINS - 1, (int) ((v - range[0]) / width)))]++);
        NumberAxis x = Style.axis(xLabel);
        x.setRange(low - margin, high + margin);
        XYPlot plot = StackFigure.plot(
                x,
                Style.wholeAxis("Shuffles"),
                left,
                right,
                List.of(new StackFigure.Part("shuffled", Style.FAINT, count)));
        if (!Double.isNaN(observed)) {
            plot.addDomainMarker(new ValueMarker(observed, Style.MRS, Style.line(2.5)), Layer.FOREGROUND);
        }
        return new Figure(name, title, caption, Style.chart(title, plot, false), 480, 320);
    }
}
