// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.PairClass;
import io.github.spinet.core.Table;
import io.github.spinet.stats.TestRow;
import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** Co-activity against distance along the dendrite, movement-related pairs against the others. */
public final class DistanceFigure {

    // The marks of a bin stand side by side, so that no error bar hides another: µm a bin's width of 1.
    private static final double SIDE = 0.06;

    private DistanceFigure() {}

    /** Mean ± SEM of each group in each bin, with stars where the comparison of a bin is significant. */
    public static Figure of(Clustering.Result result) {
        Table<Clustering.Bin> bins = result.bins();
        double width = bins.rows().get(0).endUm() - bins.rows().get(0).startUm();
        double end = bins.stream().mapToDouble(Clustering.Bin::endUm).max().orElse(1);
        List<Group> groups = new ArrayList<>();
        for (PairClass group : PairClass.values()) {
            List<Clustering.Bin> of =
                    bins.stream().filter(b -> b.group() == group).toList();
            int pairs = of.stream().mapToInt(Clustering.Bin::pairs).sum();
            if (pairs > 0) {
                double side = side(group) * SIDE * width;
                groups.add(Group.of(
                        group.label() + " (" + pairs + " pairs)",
                        color(group),
                        mark(group),
                        of.stream().mapToDouble(b -> b.centreUm() + side).toArray(),
                        of.stream().mapToDouble(Clustering.Bin::meanCoactivity).toArray(),
                        of.stream().mapToDouble(Clustering.Bin::semCoactivity).toArray()));
            }
        }
        NumberAxis x = PointFigure.stepped("Distance along the dendrite (µm)", 0, end, width);
        NumberAxis y = Style.axis("Normalised co-activity");
        String title = "Co-activity and distance";
        XYPlot plot = PointFigure.plot(x, y, groups);
        y.setAutoRangeIncludesZero(true);
        boolean starred = stars(plot, result, y);
        String caption = "Mean ± SEM; n = " + result.use().used() + " pairs of spines." + anova(result)
                + (starred
                        ? " Stars: MRS against nonMRS pairs of a bin, LSD, false discovery rate controlled; * p < 0.05,"
                                + " ** p < 0.01, *** p < 0.001."
                        : "");
        return new Figure("coactivity_distance", title, caption, Style.chart(title, plot, true), 600, 400);
    }

    private static boolean stars(XYPlot plot, Clustering.Result result, NumberAxis y) {
        List<TestRow> comparisons =
                result.tests().stream().filter(t -> t.test().equals("LSD")).toList();
        double top = 0;
        boolean any = false;
        int bins = result.bins().size() / PairClass.values().length;
        for (int b = 0; b < bins; b++) {
            double height = 0;
            for (PairClass group : PairClass.values()) {
                Clustering.Bin bin = result.bins().rows().get(group.ordinal() * bins + b);
                double sem = Double.isNaN(bin.semCoactivity()) ? 0 : bin.semCoactivity();
                height = Math.max(height, Double.isNaN(bin.meanCoactivity()) ? 0 : bin.meanCoactivity() + sem);
            }
            top = Math.max(top, height);
            String mark = b < comparisons.size() ? mark(comparisons.get(b).pAdjusted()) : "";
            if (!mark.isEmpty()) {
                any = true;
                PointFigure.note(plot, mark, result.bins().rows().get(b).centreUm(), height);
            }
        }
        y.setRange(0, top > 0 ? 1.12 * top : 1);
        return any;
    }

    private static String mark(double p) {
        return p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : "";
    }

    private static String anova(Clustering.Result result) {
        StringBuilder text = new StringBuilder();
        result.tests().stream()
                .filter(t -> t.test().equals("two-way ANOVA") && !Double.isNaN(t.p()))
                .forEach(t -> text.append(text.isEmpty() ? " Two-way ANOVA: " : "; ")
                        .append(t.term().replace("mrs", "MRS").replace(":", " × "))
                        .append(" p = ")
                        .append(Digits.p(t.p())));
        return text.isEmpty() ? "" : text.append(".").toString();
    }

    private static int side(PairClass group) {
        return switch (group) {
            case MRS -> -1;
            case NON_MRS -> 1;
            case MIXED -> 0;
        };
    }

    private static Color color(PairClass group) {
        return switch (group) {
            case MRS -> Style.MRS;
            case NON_MRS -> Style.NON_MRS;
            case MIXED -> Style.MIXED;
        };
    }

    private static Shape mark(PairClass group) {
        return switch (group) {
            case MRS -> Style.circle(4);
            case NON_MRS -> Style.square(3.5);
            case MIXED -> Style.triangle(3.5);
        };
    }
}
