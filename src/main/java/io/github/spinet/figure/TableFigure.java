// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.stats.Describe;
import io.github.spinet.stats.Factor;
import io.github.spinet.study.TestTable;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** Figures of the columns that a test was made of. */
public final class TableFigure {

    static final String NAME = "test";
    static final Color[] COLORS = {
        Style.FIRST, Style.MRS, Style.GAINED, Style.SECOND, Style.EVENT, Style.STABLE, Style.MIXED, Style.INK
    };
    static final int MOST_POINTS = 4000;
    static final int WIDTH_PX = 600;
    static final int HEIGHT_PX = 400;
    private static final double SIDE = 0.06;

    private TableFigure() {}

    /** Each value as a point and mean ± SEM of each level; of many values the mean ± SEM alone. */
    public static Figure samples(TestTable table, String factor, String caption) {
        double[] y = table.response();
        Factor levels = table.factor(factor);
        if (y.length > MOST_POINTS || levels.levels().size() > COLORS.length) {
            return means(table, List.of(factor), caption);
        }
        List<SampleFigure.Sample> samples = new ArrayList<>();
        for (int k = 0; k < levels.levels().size(); k++) {
            int level = k;
            double[] of = IntStream.range(0, y.length)
                    .filter(i -> levels.codes()[i] == level)
                    .mapToDouble(i -> y[i])
                    .toArray();
            samples.add(new SampleFigure.Sample(levels.levels().get(k), COLORS[k], of));
        }
        return SampleFigure.of(NAME, title(table), caption, table.formula().response(), samples);
    }

    /** Two columns side by side; of many rows one against the other. */
    public static Figure pairs(TestTable table, String before, String caption) {
        String after = table.formula().response();
        if (table.n() > MOST_POINTS) {
            return ScatterFigure.of(table, before, "", caption);
        }
        return SampleFigure.of(
                NAME,
                after + " and " + before,
                caption,
                "Value",
                List.of(
                        new SampleFigure.Sample(before, COLORS[0], table.numbers(before)),
                        new SampleFigure.Sample(after, COLORS[1], table.response())));
    }

    /** Mean ± SEM of the cells of one factor, or of two or more: the one with most levels along the bottom. */
    public static Figure means(TestTable table, List<String> names, String caption) {
        double[] y = table.response();
        List<Factor> factors = names.stream().map(table::factor).toList();
        Factor along = factors.get(0);
        for (Factor factor : factors) {
            along = factor.levels().size() > along.levels().size() ? factor : along;
        }
        List<String> seriesNames = new ArrayList<>();
        int[] series = series(factors, along, y.length, seriesNames);
        int places = along.levels().size();
        List<Group> groups = new ArrayList<>();
        for (int s = 0; s < seriesNames.size(); s++) {
            double side = (s - (seriesNames.size() - 1) / 2.0) * SIDE;
            groups.add(group(seriesNames.get(s), s, side, places, along.codes(), series, y));
        }
        double[] ticks = IntStream.rangeClosed(1, places).asDoubleStream().toArray();
        NumberAxis x = new NamedTicks(along.levels(), ticks);
        x.setLabel(along.name());
        x.setRange(0.5, places + 0.5);
        x.setAxisLineVisible(true);
        XYPlot plot = PointFigure.plot(x, Style.axis(table.formula().response()), groups);
        int width = Math.max(WIDTH_PX, 80 + 70 * places);
        String whole = "Mean ± SEM. " + caption;
        boolean legend = seriesNames.size() > 1;
        return new Figure(NAME, title(table), whole, Style.chart(title(table), plot, legend), width, HEIGHT_PX);
    }

    private static Group group(
            String name, int number, double side, int places, int[] place, int[] series, double[] y) {
        double[] x = new double[places];
        double[] mean = new double[places];
        double[] sem = new double[places];
        for (int p = 0; p < places; p++) {
            int at = p;
            double[] values = IntStream.range(0, y.length)
                    .filter(i -> place[i] == at && series[i] == number)
                    .mapToDouble(i -> y[i])
                    .toArray();
            x[p] = p + 1 + side;
            mean[p] = Describe.mean(values);
            sem[p] = Describe.sem(values);
        }
        return Group.of(name, COLORS[number % COLORS.length], mark(number), x, mean, sem);
    }

    // The combinations of the other factors' levels that occur, as many as there are colours.
    private static int[] series(List<Factor> factors, Factor along, int n, List<String> names) {
        int[] series = new int[n];
        List<Factor> others = factors.stream().filter(f -> f != along).toList();
        for (int count = others.size(); count >= 0; count--) {
            List<Factor> used = others.subList(0, count);
            String[] labels = new String[n];
            for (int i = 0; i < n; i++) {
                int row = i;
                labels[i] = used.isEmpty()
                        ? "all"
                        : String.join(
                                " × ",
                                used.stream()
                                        .map(f -> f.name() + " " + f.levels().get(f.codes()[row]))
                                        .toList());
            }
            Factor joint = Factor.of("series", labels);
            if (joint.levels().size() <= COLORS.length || count == 0) {
                List<String> sorted = joint.levels().stream().sorted().toList();
                names.addAll(sorted);
                for (int i = 0; i < n; i++) {
                    series[i] = sorted.indexOf(labels[i]);
                }
                return series;
            }
        }
        return series;
    }

    /** p values in rising order before and after their adjustment. */
    public static Figure adjusted(double[] p, double[] adjusted, String caption) {
        double[] before = Arrays.stream(p).sorted().toArray();
        double[] after = Arrays.stream(adjusted).sorted().toArray();
        double[] rank = IntStream.rangeClosed(1, p.length).asDoubleStream().toArray();
        double[] none = new double[p.length];
        return PointFigure.of(
                NAME,
                "p values and their adjustment",
                caption,
                Style.wholeAxis("Rank"),
                Style.axis("p"),
                List.of(
                        Group.of("p", COLORS[0], mark(0), rank, before, none),
                        Group.of("adjusted p", COLORS[1], mark(1), rank, after, none)));
    }

    private static Shape mark(int number) {
        return switch (number % 3) {
            case 0 -> Style.circle(4);
            case 1 -> Style.square(3.5);
            default -> Style.triangle(3.5);
        };
    }

    static String title(TestTable table) {
        List<String> names = table.variables();
        String on = names.isEmpty() ? "" : " by " + String.join(" and ", names);
        return table.formula().response() + on;
    }
}
