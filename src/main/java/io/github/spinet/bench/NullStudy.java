// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.core.Seeds;
import io.github.spinet.stats.Factor;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * One simulated study in which nothing has an effect, but values resemble each other within mice and dendrites.
 *
 * <p>Variables have unit variance and are drawn independently of each other, each with the same nested structure: half of the
 * intraclass correlation is between mice, half between dendrites of a mouse. A variable of pairs has moreover a part of
 * either spine, so that pairs that share a spine resemble each other still more.
 */
final class NullStudy {

    /** What a row is. */
    enum Layout {
        /** A spine. */
        SPINES,
        /** A pair of spines of one dendrite. */
        PAIRS
    }

    /** What is grouped, or carries the explanatory variable. */
    enum Grouping {
        /** Whole mice: a treatment. */
        MICE,
        /** Single rows, for example movement-related spines and others; the label clusters in dendrites as values do. */
        ROWS
    }

    private static final double SHARE_OF_HITS = 0.3;

    private final UniformRandomProvider random;
    private final SharedStateContinuousSampler normal;
    private final Layout layout;
    private final double icc;
    private final int mice;
    private final int dendrites;
    private final int spines;

    /** Mouse and, unique over mice, dendrite of each row. */
    final Factor mouse;

    final Factor dendrite;

    /** The response. */
    final double[] y;

    /** Another response, 0 or 1. */
    final double[] hit;

    /** An explanatory variable that varies between rows. */
    final double[] x;

    /** An explanatory variable that belongs to the grouped units. */
    final double[] grouped;

    /** Two groups and three. */
    final Factor two;

    final Factor three;

    /** Two groups of rows that do not cluster, for example near and far. */
    final Factor near;

    NullStudy(Calibration.Params params, Layout layout, Grouping grouping, double icc, long seed, int study) {
        this.layout = layout;
        this.icc = icc;
        mice = params.mice();
        dendrites = params.dendrites();
        spines = params.spines();
        random = Seeds.stream(seed, "calibration", layout, grouping, icc, study);
        normal = ZigguratSampler.NormalizedGaussian.of(random);
        int each = layout == Layout.SPINES ? spines : spines * (spines - 1) / 2;
        int n = mice * dendrites * each;
        int[] mouseOf = new int[n];
        int[] dendriteOf = new int[n];
        for (int i = 0; i < n; i++) {
            dendriteOf[i] = i / each;
            mouseOf[i] = i / each / dendrites;
        }
        mouse = Factor.of("mouse", mouseOf);
        dendrite = Factor.of("dendrite", dendriteOf);
        y = draw();
        x = draw();
        hit = cut(draw(), 1 - SHARE_OF_HITS);
        if (grouping == Grouping.ROWS) {
            grouped = draw();
            two = halves("group", grouped);
            double[] third = draw();
            double[] low = cut(third, 1 / 3.0);
            double[] high = cut(third, 2 / 3.0);
            three = factor("group", n, i -> (int) (low[i] + high[i]));
        } else {
            double[] ofMouse = new double[mice];
            Arrays.setAll(ofMouse, m -> normal.sample());
            grouped = new double[n];
            Arrays.setAll(grouped, i -> ofMouse[mouseOf[i]]);
            two = factor("group", n, i -> mouseOf[i] % 2);
            three = factor("group", n, i -> mouseOf[i] % 3);
        }
        double[] distance = new double[n];
        Arrays.setAll(distance, i -> normal.sample());
        near = halves("near", distance);
    }

    int n() {
        return y.length;
    }

    private double[] draw() {
        double between = Math.sqrt(icc / 2);
        double ofSpine = layout == Layout.PAIRS ? between : 0;
        double own = Math.sqrt(1 - icc - 2 * ofSpine * ofSpine);
        double[] values = new double[mouse.codes().length];
        int i = 0;
        for (int m = 0; m < mice; m++) {
            double ofMouse = between * normal.sample();
            for (int d = 0; d < dendrites; d++) {
                double shared = ofMouse + between * normal.sample();
                if (layout == Layout.SPINES) {
                    for (int s = 0; s < spines; s++) {
                        values[i++] = shared + own * normal.sample();
                    }
                } else {
                    double[] of = new double[spines];
                    Arrays.setAll(of, s -> ofSpine * normal.sample());
                    for (int a = 0; a < spines; a++) {
                        for (int b = a + 1; b < spines; b++) {
                            values[i++] = shared + of[a] + of[b] + own * normal.sample();
                        }
                    }
                }
            }
        }
        return values;
    }

    private static Factor halves(String name, double[] values) {
        double[] high = cut(values, 0.5);
        return factor(name, values.length, i -> (int) high[i]);
    }

    // 1 for the rows above a quantile.
    private static double[] cut(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = sorted[(int) Math.round(share * sorted.length)];
        return Arrays.stream(values).map(v -> v >= at ? 1 : 0).toArray();
    }

    private static Factor factor(String name, int n, IntUnaryOperator level) {
        int[] codes = new int[n];
        Arrays.setAll(codes, level);
        return Factor.of(name, codes);
    }
}
