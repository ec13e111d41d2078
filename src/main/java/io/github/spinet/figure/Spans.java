// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.core.BadInputException;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/**
 * Stretches of time to be shaded, such as movements.
 *
 * @param startS beginnings, not copied
 * @param endS ends
 */
public record Spans(double[] startS, double[] endS) {

    public Spans {
        if (startS.length != endS.length) {
            throw new BadInputException(startS.length + " beginnings for " + endS.length + " ends of shaded times");
        }
    }

    /** Nothing is shaded. */
    public static Spans none() {
        return new Spans(new double[0], new double[0]);
    }

    /** The runs of active frames; a run ends with the end of its last frame. */
    public static Spans of(Epochs epochs, Clock clock) {
        List<Epochs.Run> runs = epochs.runs();
        double[] start = runs.stream().mapToDouble(r -> clock.timeS(r.start())).toArray();
        double[] end = runs.stream()
                .mapToDouble(r -> clock.timeS(r.end() - 1) + 1 / clock.rateHz())
                .toArray();
        return new Spans(start, end);
    }

    /** Those that overlap the time of some frames, cut to it. */
    Spans within(double[] timesS) {
        double[] range = Curve.range(timesS);
        int[] inside = IntStream.range(0, startS.length)
                .filter(i -> startS[i] < range[1] && endS[i] > range[0])
                .toArray();
        return new Spans(
                IntStream.of(inside)
                        .mapToDouble(i -> Math.max(range[0], startS[i]))
                        .toArray(),
                IntStream.of(inside)
                        .mapToDouble(i -> Math.min(range[1], endS[i]))
                        .toArray());
    }

    void shade(XYPlot plot) {
        for (int i = 0; i < startS.length; i++) {
            plot.addDomainMarker(new IntervalMarker(startS[i], endS[i], Style.MOVEMENT), Layer.BACKGROUND);
        }
    }
}
