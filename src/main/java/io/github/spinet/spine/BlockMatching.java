// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import java.util.Arrays;

/**
 * One level of the elastic registration: around every node of a grid the correlation of the two sessions is measured for
 * all small shifts; then the smooth field that climbs these correlations best is sought by turns: each node takes the
 * peak that is high and near the field, the field is fitted to the peaks, nodes that disagree with their neighbours lose
 * weight.
 */
final class BlockMatching {

    private static final int ROUNDS = 6;
    // Correlation that a µm of distance from the present field must be worth, squared.
    private static final double PULL = 0.02;
    // Peaks below come from chance.
    private static final double MIN_CORRELATION = 0.05;
    // Distance from the field in µm at which a node has a quarter of its say.
    private static final double OUTLIER_UM = 0.8;
    // Windows with less than this share of data measure nothing.
    private static final double MIN_DATA = 0.5;

    private final Raster reference;
    private final Raster warped;
    private final int half;
    private final int reach;
    private final int side;
    private final double[] window;
    private final double power;

    /**
     * @param warped the session as the field so far shows it, on the pixels of the reference
     * @param windowUm width of the windows
     * @param reachUm the largest further displacement looked for
     */
    BlockMatching(Raster reference, Raster warped, double windowUm, double reachUm) {
        this.reference = reference;
        this.warped = warped;
        half = Math.max(2, (int) Math.round(windowUm / reference.stepUm() / 2));
        reach = Math.max(2, (int) Math.round(reachUm / reference.stepUm()));
        side = 2 * reach + 1;
        power = meanPower(reference);
        window = new double[2 * half + 1];
        for (int i = 0; i < window.length; i++) {
            window[i] = 0.5 + 0.5 * Math.cos(Math.PI * (i - half) / (half + 1));
        }
    }

    /** The field so far, improved. */
    DisplacementField improve(DisplacementField field, double stiffness, Parallel parallel, Progress progress) {
        int nodes = field.x().length;
        double[][] surfaces = new double[nodes][];
        parallel.forEach(nodes, "Aligning sessions", progress, i -> surfaces[i] = surface(field, i));
        DisplacementField best = field;
        for (int round = 0; round < ROUNDS; round++) {
            double[][] weights = new double[nodes][3];
            double[] x = field.x().clone();
            double[] y = field.y().clone();
            for (int i = 0; i < nodes; i++) {
                if (surfaces[i].length > 0) {
                    measure(surfaces[i], best, i, x, y, weights[i], round > 0);
                }
            }
            best = new FieldFit(field.columns(), field.rows(), weights, stiffness).solve(x, y, best);
        }
        return best;
    }

    /** Correlation at every shift, row by row; empty where there are too few data. */
    private double[] surface(DisplacementField field, int node) {
        double step = reference.stepUm();
        int cx = (int) (node % field.columns() * field.spacingUm() / step);
        int cy = (int) (node / field.columns() * field.spacingUm() / step);
        double[] surface = new double[side * side];
        Arrays.fill(surface, Double.NaN);
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                surface[(dy + reach) * side + dx + reach] = correlation(cx, cy, dx, dy);
            }
        }
        return Double.isNaN(surface[surface.length / 2]) ? new double[0] : surface;
    }

    private double correlation(int cx, int cy, int dx, int dy) {
        int width = reference.width();
        int height = reference.height();
        float[] a = reference.value();
        float[] maskA = reference.mask();
        float[] b = warped.value();
        float[] maskB = warped.mask();
        int left = Math.max(Math.max(-half, -cx), -cx - dx);
        int right = Math.min(Math.min(half, width - 1 - cx), width - 1 - cx - dx);
        int top = Math.max(Math.max(-half, -cy), -cy - dy);
        int bottom = Math.min(Math.min(half, height - 1 - cy), height - 1 - cy - dy);
        double product = 0;
        double powerA = 0;
        double powerB = 0;
        double common = 0;
        for (int y = top; y <= bottom; y++) {
            int i = (cy + y) * width + cx + left;
            int j = (cy + y + dy) * width + cx + dx + left;
            double rowWeight = window[y + half];
            for (int x = left; x <= right; x++, i++, j++) {
                double w = rowWeight * window[x + half] * maskA[i] * maskB[j];
                product += w * a[i] * b[j];
                powerA += w * a[i] * a[i];
                powerB += w * b[j] * b[j];
                common += w;
            }
        }
        double full = (half + 1.0) * (half + 1.0);
        double both = Math.sqrt(powerA * powerB);
        // A node on the border of the field sees half a window, one in a corner a quarter.
        if (common < MIN_DATA / 4 * full || !(both > 0)) {
            return Double.NaN;
        }
        // A window without structure correlates by chance: noise as strong as everywhere pulls it towards 0.
        return product / (both + power * full);
    }

    private static double meanPower(Raster raster) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < raster.value().length; i++) {
            sum += raster.value()[i] * raster.value()[i];
            count += raster.mask()[i];
        }
        return sum / Math.max(1, count);
    }

    private void measure(
            double[] surface,
            DisplacementField now,
            int node,
            double[] x,
            double[] y,
            double[] weight,
            boolean robust) {
        double step = reference.stepUm();
        double nowX = now.x()[node] - x[node];
        double nowY = now.y()[node] - y[node];
        int peak = -1;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < surface.length; i++) {
            double ox = (i % side - reach) * step - nowX;
            double oy = (i / side - reach) * step - nowY;
            double value = surface[i] - PULL * (ox * ox + oy * oy);
            if (value > high) {
                high = value;
                peak = i;
            }
        }
        if (peak < 0 || surface[peak] <= MIN_CORRELATION) {
            return;
        }
        int px = peak % side;
        int py = peak / side;
        if (px == 0 || py == 0 || px == side - 1 || py == side - 1 || !curvature(surface, peak, weight)) {
            Arrays.fill(weight, 0);
            return;
        }
        double[] offset = Peaks.subpixel(surface, side, px, py);
        double dx = (px - reach + offset[0]) * step;
        double dy = (py - reach + offset[1]) * step;
        double away = ((dx - nowX) * (dx - nowX) + (dy - nowY) * (dy - nowY)) / (OUTLIER_UM * OUTLIER_UM);
        double say = (surface[peak] - MIN_CORRELATION) / (robust ? (1 + away) * (1 + away) : 1);
        for (int k = 0; k < 3; k++) {
            weight[k] *= say;
        }
        x[node] += dx;
        y[node] += dy;
    }

    // How steeply the correlation falls from the peak: xx, xy, yy per µm², made positive semidefinite.
    private boolean curvature(double[] s, int i, double[] out) {
        double square = reference.stepUm() * reference.stepUm();
        double xx = Math.max(0, 2 * s[i] - s[i - 1] - s[i + 1]) / square;
        double yy = Math.max(0, 2 * s[i] - s[i - side] - s[i + side]) / square;
        double xy = -(s[i + side + 1] + s[i - side - 1] - s[i + side - 1] - s[i - side + 1]) / 4 / square;
        double limit = 0.99 * Math.sqrt(xx * yy);
        out[0] = xx;
        out[1] = Math.max(-limit, Math.min(limit, xy));
        out[2] = yy;
        return Double.isFinite(xx + yy + xy);
    }
}
