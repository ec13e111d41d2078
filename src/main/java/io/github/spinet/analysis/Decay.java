// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.analysis;

import io.github.spinet.core.Field;
import java.util.Arrays;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * How co-activity falls with distance: offset + amplitude · exp(−distance / length), by least squares over the pairs. It
 * describes; it tests nothing.
 */
public record Decay(
        @Field(help = "Both spines movement-related, neither, or one")
        PairClass group,

        @Field(help = "Co-activity at distance 0 above the offset, undefined with the length")
        double amplitude,

        @Field(
                help = "Distance over which the amplitude falls to 37 %, undefined where the data do not fix it",
                unit = "µm")
        double lengthUm,

        @Field(help = "Co-activity far away, undefined with the length")
        double offset,

        @Field(help = "Share of the variance between pairs that the curve explains")
        double explained,

        @Field(help = "Number of pairs") int pairs,

        @Field(help = "Why the length is undefined") String reason) {

    private static final int FEWEST = 10;
    // Lengths that are tried first, evenly in their logarithm, from 1/100 to 3 times the range of distances.
    private static final int TRIED = 40;
    private static final double SHORTEST = 0.01;
    private static final double LONGEST = 3;

    /**
     * Fits one group.
     *
     * @param maxUm range of distances, which bounds the lengths that can be told
     * @return a length of NaN with the reason if there are fewer than 10 pairs, if co-activity does not fall, or if the
     *     best length is as short or as long as the range allows
     */
    static Decay fit(PairClass group, double[] distanceUm, double[] coactivity, double maxUm) {
        int n = distanceUm.length;
        if (n < FEWEST) {
            return undefined(group, n, "only " + n + " pairs; a curve needs " + FEWEST);
        }
        if (Arrays.stream(distanceUm).distinct().limit(4).count() < 4) {
            return undefined(group, n, "fewer than 4 different distances");
        }
        double[] tried = new double[TRIED];
        int best = 0;
        Line bestLine = null;
        for (int i = 0; i < TRIED; i++) {
            tried[i] = maxUm * SHORTEST * Math.pow(LONGEST / SHORTEST, i / (TRIED - 1.0));
            Line line = line(distanceUm, coactivity, tried[i]);
            if (bestLine == null || line.residual < bestLine.residual) {
                best = i;
                bestLine = line;
            }
        }
        if (bestLine.slope <= 0) {
            return undefined(group, n, "co-activity does not fall with distance");
        }
        if (best == 0 || best == TRIED - 1) {
            return undefined(
                    group,
                    n,
                    best == 0
                            ? "co-activity falls within less than the shortest distances"
                            : "co-activity falls about evenly over the whole range");
        }
        double length = new BrentOptimizer(1e-10, 1e-12)
                .optimize(
                        new MaxEval(1000),
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(l -> line(distanceUm, coactivity, l).residual),
                        new SearchInterval(tried[best - 1], tried[best + 1], tried[best]))
                .getPoint();
        Line fit = line(distanceUm, coactivity, length);
        return new Decay(group, fit.slope, length, fit.intercept, 1 - fit.residual / fit.total, n, "");
    }

    /** Least squares of y on exp(−x / length). */
    private record Line(double slope, double intercept, double residual, double total) {}

    private static Line line(double[] x, double[] y, double length) {
        int n = x.length;
        double meanE = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanE += Math.exp(-x[i] / length) / n;
            meanY += y[i] / n;
        }
        double ee = 0;
        double ey = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            double e = Math.exp(-x[i] / length) - meanE;
            double d = y[i] - meanY;
            ee += e * e;
            ey += e * d;
            yy += d * d;
        }
        double slope = ee > 0 ? ey / ee : 0;
        return new Line(slope, meanY - slope * meanE, yy - slope * ey, yy);
    }

    private static Decay undefined(PairClass group, int pairs, String reason) {
        return new Decay(group, Double.NaN, Double.NaN, Double.NaN, Double.NaN, pairs, reason);
    }
}
