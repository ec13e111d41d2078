// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.study.Counts;
import io.github.spinet.study.TestTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** Counts of two factors of a table as shares. */
public final class ShareFigure {

    private ShareFigure() {}

    /** The shares of the levels of the factor on the left, one bar a level of the one on the right. */
    public static Figure of(TestTable table, Counts counts, String caption) {
        int bars = counts.columns().size();
        long[] sums = counts.columnSums();
        double[] left = new double[bars];
        double[] right = new double[bars];
        double[] places = new double[bars];
        List<String> names = new ArrayList<>();
        for (int j = 0; j < bars; j++) {
            places[j] = j + 1;
            left[j] = j + 0.7;
            right[j] = j + 1.3;
            names.add(counts.columns().get(j) + " (n = " + sums[j] + ")");
        }
        List<StackFigure.Part> parts = new ArrayList<>();
        for (int i = 0; i < counts.rows().size(); i++) {
            long[] row = counts.counts()[i];
            double[] share = IntStream.range(0, bars)
                    .mapToDouble(j -> sums[j] == 0 ? 0 : 100.0 * row[j] / sums[j])
                    .toArray();
            String name = table.formula().response() + " " + counts.rows().get(i);
            parts.add(new StackFigure.Part(name, TableFigure.COLORS[i % TableFigure.COLORS.length], share));
        }
        NumberAxis x = new NamedTicks(names, places);
        x.setLabel(table.variables().get(0));
        x.setRange(0.4, bars + 0.6);
        XYPlot plot = StackFigure.plot(x, Style.axis("Share (%)"), left, right, parts);
        plot.getRangeAxis().setRange(0, 100);
        int width = Math.max(400, 120 + 110 * bars);
        return new Figure(
                TableFigure.NAME,
                TableFigure.title(table),
                caption,
                Style.chart(TableFigure.title(table), plot, true),
                width,
                TableFigure.HEIGHT_PX);
    }
}
