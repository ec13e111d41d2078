// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.core.BadInputException;
import io.github.spinet.figure.StackFigure.Part;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;

/** Figures over the spines of a field: scores, fates, volumes. */
public final class SpineFigures {

    private static final int WIDTH_PX = 600;
    private static final int HEIGHT_PX = 380;
    private static final int RANK_BINS = 20;

    private SpineFigures() {}

    /**
     * How the spines' movement scores rank among their shuffles.
     *
     * @param rank rank of each spine's score over the number of scores, 0 to 1; NaN (not scored) is left out
     * @param mrs whether each spine is movement-related
     */
    public static Figure scores(double[] rank, boolean[] mrs) {
        double[] left = new double[RANK_BINS];
        double[] right = new double[RANK_BINS];
        double[] related = new double[RANK_BINS];
        double[] others = new double[RANK_BINS];
        for (int b = 0; b < RANK_BINS; b++) {
            left[b] = 100.0 * b / RANK_BINS;
            right[b] = 100.0 * (b + 1) / RANK_BINS;
        }
        for (int i = 0; i < rank.length; i++) {
            if (!Double.isNaN(rank[i])) {
                int bin = Math.min(RANK_BINS - 1, (int) (rank[i] * RANK_BINS));
                (mrs[i] ? related : others)[bin]++;
            }
        }
        int n = (int) Arrays.stream(rank).filter(r -> !Double.isNaN(r)).count();
        int m = (int) Arrays.stream(related).sum();
        XYPlot plot = StackFigure.plot(
                PointFigure.stepped("Rank of the movement score among the shuffles (%)", 0, 100, 20),
                Style.wholeAxis("Spines"),
                left,
                right,
                List.of(
                        new Part("not movement-related", Style.NON_MRS, others),
                        new Part("movement-related (MRS)", Style.MRS, related)));
        String title = "Movement-related spines";
        String caption = "n = " + n + " spines that could be scored, " + m + " of them movement-related"
                + (n == 0
                        ? "."
                        : " (" + percent(m, n) + " %). Without any relation each bar would hold "
                                + Style.numbers().format(Math.round(10.0 * n / RANK_BINS) / 10.0)
                                + " spines (dashed).");
        if (n > 0) {
            plot.addRangeMarker(new ValueMarker((double) n / RANK_BINS, Style.INK, Style.dashed(1.2)));
        }
        return new Figure("scores", title, caption, Style.chart(title, plot, true), WIDTH_PX, HEIGHT_PX);
    }

    /**
     * What becomes of the spines: how many of each kind every session holds, and how many it has lost.
     *
     * @param stable spines of each session that were there in the first session and remain
     * @param gained spines first seen in the session
     * @param passing spines that came after the first session and go again
     * @param lost spines of the session before that are gone
     */
    public static Figure fates(int[] stable, int[] gained, int[] passing, int[] lost) {
        int sessions = stable.length;
        double[] left = new double[sessions];
        double[] right = new double[sessions];
        for (int s = 0; s < sessions; s++) {
            left[s] = s + 0.65;
            right[s] = s + 1.35;
        }
        XYPlot plot = StackFigure.plot(
                PointFigure.stepped("Session", 0.4, sessions + 0.6, 1),
                Style.wholeAxis("Spines"),
                left,
                right,
                List.of(
                        new Part("stable", Style.STABLE, doubles(stable)),
                        new Part("transient", Style.TRANSIENT, doubles(passing)),
                        new Part("new", Style.GAINED, doubles(gained)),
                        new Part("eliminated", Style.FAINT, doubles(lost))));
        String title = "Fates of the spines";
        String caption = "Spines of each session by what becomes of them; eliminated spines were there in the session"
                + " before and are gone. New in all: " + Arrays.stream(gained).sum() + ", eliminated in all: "
                + Arrays.stream(lost).sum() + ".";
        return new Figure("fates", title, caption, Style.chart(title, plot, true), WIDTH_PX, HEIGHT_PX);
    }

    /**
     * Volumes over the sessions, relative to the first.
     *
     * @param ratio {@code ratio[spine][session]}, NaN where absent
     * @param enlargedFrom ratio from which a spine counts as enlarged
     */
    public static Figure volumes(double[][] ratio, double enlargedFrom) {
        int sessions = ratio.length == 0 ? 0 : ratio[0].length;
        double[] x = new double[sessions];
        double[] mean = new double[sessions];
        double[] sem = new double[sessions];
        for (int s = 0; s < sessions; s++) {
            int session = s;
            double[] values = Arrays.stream(ratio)
                    .mapToDouble(r -> r[session])
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            x[s] = s + 1;
            mean[s] = Arrays.stream(values).average().orElse(Double.NaN);
            double squares = 0;
            for (double v : values) {
                squares += (v - mean[s]) * (v - mean[s]);
            }
            sem[s] = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1) / values.length);
        }
        XYPlot plot = PointFigure.plot(
                PointFigure.stepped("Session", 0.7, sessions + 0.3, 1),
                Style.axis("Volume relative to the first session"),
                List.of(Group.of("mean ± SEM", Style.INK, Style.circle(4), x, mean, sem)));
        Curve[] spines = new Curve[ratio.length];
        int enlarged = 0;
        int followed = 0;
        for (int i = 0; i < ratio.length; i++) {
            double last = sessions == 0 ? Double.NaN : ratio[i][sessions - 1];
            boolean grown = last >= enlargedFrom;
            enlarged += grown ? 1 : 0;
            followed += Double.isNaN(last) ? 0 : 1;
            spines[i] = new Curve("", x, ratio[i], grown ? Style.TRANSIENT : Style.FAINT, 0.8);
        }
        Curve.add(plot, spines);
        plot.addRangeMarker(new ValueMarker(enlargedFrom, Style.INK, Style.dashed(1)));
        String title = "Spine volume over the sessions";
        String caption = "One thin line a spine, in orange where the last volume is at least "
                + Style.numbers().format(enlargedFrom) + " times the first (dashed): " + enlarged + " of " + followed
                + " spines.";
        return new Figure("volumes", title, caption, Style.chart(title, plot, true), WIDTH_PX, HEIGHT_PX);
    }

    private static String percent(int part, int whole) {
        return Style.numbers().format(Math.round(1000.0 * part / whole) / 10.0);
    }

    private static double[] doubles(int[] counts) {
        if (counts == null) {
            throw new BadInputException("Counts of spines are missing");
        }
        return Arrays.stream(counts).asDoubleStream().toArray();
    }
}
