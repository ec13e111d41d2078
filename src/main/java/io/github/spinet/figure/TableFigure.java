// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.stats.Describe;
import io.github.spinet.stats.Factor;
import io.github.spinet.study.Counts;
import io.github.spinet.study.TestTable;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Figures of the columns that a test was made of. */
public final class TableFigure {

    private static final String NAME = "test";
    private static final Color[] COLORS = {
        Style.FIRST, Style.MRS, Style.GAINED, Style.SECOND, Style.EVENT, Style.STABLE, Style.MIXED, Style.INK
    };
    private static final int MOST_POINTS = 4000;
    private static final int WIDTH_PX = 600;
    private static final int HEIGHT_PX = 400;
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
            return scatter(table, before, "", caption);
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

    /** Every row as a point, with the least-squares line of each group. */
    public static Figure scatter(TestTable table, String xName, String groupName, String caption) {
        double[] x = table.numbers(xName);
        double[] y = table.response();
        Factor group = groupName.isEmpty() ? Factor.of("all", new int[x.length]) : table.factor(groupName);
        DefaultXYDataset points = new DefaultXYDataset();
        DefaultXYDataset lines = new DefaultXYDataset();
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        XYLineAndShapeRenderer strokes = new XYLineAndShapeRenderer(true, false);
        int step = Math.max(1, (x.length + MOST_POINTS - 1) / MOST_POINTS);
        for (int k = 0; k < group.levels().size(); k++) {
            int level = k;
            int[] rows = IntStream.range(0, x.length)
                    .filter(i -> group.codes()[i] == level)
                    .toArray();
            double[] gx = pick(x, rows, 1);
            double[] gy = pick(y, rows, 1);
            String name = group.levels().get(k) + " (n = " + rows.length + ")";
            points.addSeries(name, new double[][] {pick(x, rows, step), pick(y, rows, step)});
            lines.addSeries(name, line(gx, gy));
            Color color = COLORS[k % COLORS.length];
            dots.setSeriesPaint(k, color);
            dots.setSeriesShape(k, Style.circle(2.2));
            strokes.setSeriesPaint(k, color);
            strokes.setSeriesStroke(k, Style.line(2));
            strokes.setSeriesVisibleInLegend(k, false);
        }
        XYPlot plot = Style.plot(Style.axis(xName), Style.axis(table.formula().response()));
        plot.setDataset(0, lines);
        plot.setRenderer(0, strokes);
        plot.setDataset(1, points);
        plot.setRenderer(1, dots);
        String thinned = step > 1 ? "Every " + step + "th row as a point; lines of all rows. " : "";
        String whole = thinned + "Lines: least squares. " + caption;
        boolean legend = !groupName.isEmpty();
        return new Figure(NAME, title(table), whole, Style.chart(title(table), plot, legend), WIDTH_PX, HEIGHT_PX);
    }

    /** The shares of the levels of the factor on the left, one bar a level of the one on the right. */
    public static Figure shares(TestTable table, Counts counts, String caption) {
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
            parts.add(new StackFigure.Part(name, COLORS[i % COLORS.length], share));
        }
        NumberAxis x = new NamedTicks(names, places);
        x.setLabel(table.variables().get(0));
        x.setRange(0.4, bars + 0.6);
        XYPlot plot = StackFigure.plot(x, Style.axis("Share (%)"), left, right, parts);
        plot.getRangeAxis().setRange(0, 100);
        int width = Math.max(400, 120 + 110 * bars);
        return new Figure(NAME, title(table), caption, Style.chart(title(table), plot, true), width, HEIGHT_PX);
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

    private static double[][] line(double[] x, double[] y) {
        double mx = Describe.mean(x);
        double my = Describe.mean(y);
        double xx = 0;
        double xy = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - mx) * (x[i] - mx);
            xy += (x[i] - mx) * (y[i] - my);
            low = Math.min(low, x[i]);
            high = Math.max(high, x[i]);
        }
        double slope = xy / xx;
        return xx > 0
                ? new double[][] {{low, high}, {my + slope * (low - mx), my + slope * (high - mx)}}
                : new double[2][0];
    }

    private static double[] pick(double[] values, int[] rows, int step) {
        return IntStream.range(0, (rows.length + step - 1) / step)
                .mapToDouble(i -> values[rows[i * step]])
                .toArray();
    }

    private static Shape mark(int number) {
        return switch (number % 3) {
            case 0 -> Style.circle(4);
            case 1 -> Style.square(3.5);
            default -> Style.triangle(3.5);
        };
    }

    private static String title(TestTable table) {
        List<String> names = table.variables();
        String on = names.isEmpty() ? "" : " by " + String.join(" and ", names);
        return table.formula().response() + on;
    }
}
