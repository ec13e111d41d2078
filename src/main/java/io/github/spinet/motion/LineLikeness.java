// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How alike even and odd lines are when even ones are moved, as a weighted sum over frequencies. A frequency counts as
 * much as its phase can be trusted, by its coherence between neighbouring lines.
 *
 * @param size length of the transform, px
 * @param weights of frequencies 0 … size / 2 − 1
 */
record LineLikeness(int size, double[] weights) {

    // Slower changes along a line are background, and the taper is one of them.
    private static final double LONGEST_PERIOD_PX = 64;
    private static final int SMOOTH = 3;
    private static final double COHERENT = 0.98;
    private static final double STEP = 0.25;
    private static final int NEWTON = 30;
    private static final double CONVERGED = 1e-9;

    /** The weights that suit some spectra; all 0 if no frequency is more coherent than chance makes it. */
    static LineLikeness of(LineSpectra spectra) {
        int size = spectra.size();
        double[] cross = spectra.cross(s -> true);
        int from = Math.max(1, (int) Math.ceil(size / LONGEST_PERIOD_PX));
        double[] weights = new double[size / 2];
        for (int k = from; k < weights.length; k++) {
            double common = 0;
            double all = 0;
            int n = 0;
            for (int i = Math.max(from, k - SMOOTH); i <= Math.min(weights.length - 1, k + SMOOTH); i++) {
                common += cross[2 * i] * cross[2 * i] + cross[2 * i + 1] * cross[2 * i + 1];
                all += spectra.power(i) * spectra.power(i);
                n++;
            }
            double chance = 1 / spectra.pairs();
            double coherence = Math.min(COHERENT, (common / all - chance) / (1 - chance));
            weights[k] = coherence > 0 ? coherence / (1 - coherence) / Math.sqrt(common / n) : 0;
        }
        return new LineLikeness(size, weights);
    }

    /** The likeness when even lines are moved left by s px, and its first and second derivative. */
    double[] at(double[] cross, double s) {
        double[] result = new double[3];
        for (int k = 1; k < weights.length; k++) {
            if (weights[k] > 0) {
                double turn = 2 * Math.PI * k / size;
                double cos = weights[k] * Math.cos(turn * s);
                double sin = weights[k] * Math.sin(turn * s);
                double even = cross[2 * k] * cos - cross[2 * k + 1] * sin;
                double odd = cross[2 * k] * sin + cross[2 * k + 1] * cos;
                result[0] += even;
                result[1] -= turn * odd;
                result[2] -= turn * turn * even;
            }
        }
        return result;
    }

    double value(double[] cross, double s) {
        return at(cross, s)[0];
    }

    /** The places of the maxima within ± the largest offset, the highest first; empty if there is none. */
    List<Double> maxima(double[] cross, double largest) {
        List<Double> maxima = new ArrayList<>();
        int steps = (int) Math.floor(largest / STEP);
        for (int i = -steps; i <= steps; i++) {
            double here = value(cross, i * STEP);
            if (here > 0 && here >= value(cross, (i - 1) * STEP) && here > value(cross, (i + 1) * STEP)) {
                maxima.add(climb(cross, i * STEP));
            }
        }
        maxima.sort(Comparator.comparingDouble(s -> -value(cross, s)));
        return maxima;
    }

    private double climb(double[] cross, double start) {
        double s = start;
        for (int i = 0; i < NEWTON; i++) {
            double[] at = at(cross, s);
            double step = at[2] < 0 ? -at[1] / at[2] : Math.signum(at[1]) * STEP / 4;
            step = Math.max(-STEP, Math.min(STEP, step));
            s += step;
            if (Math.abs(step) < CONVERGED) {
                break;
            }
        }
        return s;
    }
}
