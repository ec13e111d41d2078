// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.function.IntToDoubleFunction;

/**
 * One frame against the template moved by given shifts of its bands, with the gain and offset that fit best. The
 * template is moved, not the frame: interpolating the frame would smooth its noise and make it look more alike.
 */
final class FrameFit {

    final double[][] products;
    final double[][][] series;
    final double[][][] directions;
    final double offset;
    final double gain;
    /** Half the χ² that the template takes off the frame: the larger, the likelier the shifts. */
    final double explained;

    /**
     * @param pixels of mean 0
     * @param dx of each band
     * @param dy of each band
     */
    FrameFit(
            TermSums sums,
            float[] pixels,
            int bands,
            IntToDoubleFunction dx,
            IntToDoubleFunction dy,
            SearchRange range) {
        products = new double[bands][];
        series = new double[bands][][];
        directions = new double[bands][][];
        double[][] normal = new double[2][2];
        double[] right = new double[2];
        for (int b = 0; b < bands; b++) {
            double x = dx.applyAsDouble(b);
            double y = dy.applyAsDouble(b);
            int nx = (int) Math.max(-range.maxX(), Math.min(range.maxX(), Math.round(x)));
            int ny = (int) Math.max(-range.maxY(), Math.min(range.maxY(), Math.round(y)));
            int from = b * RowShifts.BAND;
            int to = Math.min(sums.height(), from + RowShifts.BAND);
            products[b] = sums.ofFrame(pixels, from, to, nx, ny, TaylorTemplate.FACTORS);
            series[b] = sums.ofSeries(from, to, nx, ny);
            directions[b] = ShiftFit.directions(x - nx, y - ny);
            for (int i = 0; i < 2; i++) {
                right[i] += inner(directions[b][i], products[b]);
                for (int j = 0; j < 2; j++) {
                    normal[i][j] += inner(directions[b][i], series[b], directions[b][j]);
                }
            }
        }
        double determinant = normal[0][0] * normal[1][1] - normal[0][1] * normal[1][0];
        offset = (right[0] * normal[1][1] - normal[0][1] * right[1]) / determinant;
        gain = (normal[0][0] * right[1] - right[0] * normal[1][0]) / determinant;
        explained = (offset * right[0] + gain * right[1]) / 2;
    }

    static double inner(double[] direction, double[] products) {
        double sum = 0;
        for (int k = 0; k < products.length; k++) {
            sum += direction[k] * products[k];
        }
        return sum;
    }

    static double inner(double[] direction, double[][] series, double[] model) {
        double sum = 0;
        for (int t = 0; t < series.length; t++) {
            sum += inner(direction, series[t]) * model[t];
        }
        return sum;
    }
}
