// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * What is left of the frames' likeness to the template when brightness and movement have had their share: a frame may be
 * unlike the template because it is dim or blurred by movement, or because it shows another plane.
 *
 * <p>Likeness is regressed on brightness and speed, by least squares with Tukey's bisquare weights, so that the frames
 * looked for do not bend the line; residuals are divided by their robust standard deviation (1.4826 times the median of
 * their absolute values).
 */
final class FocusResidual {

    private static final int FEWEST = 10;
    private static final int ITERATIONS = 30;
    private static final double TUNING = 4.685;
    private static final double TO_SD = 1.4826;

    private FocusResidual() {}

    /**
     * @param likeness of each frame, NaN for frames not to be counted
     * @param explaining what may explain it: a row for each quantity
     * @return robust standard deviations above the line; NaN where anything is unknown, throughout for fewer than ten
     *     frames or frames that do not differ
     */
    static double[] of(double[] likeness, double[]... explaining) {
        double[] result = new double[likeness.length];
        Arrays.fill(result, Double.NaN);
        int[] known = IntStream.range(0, likeness.length)
                .filter(f -> Double.isFinite(likeness[f])
                        && Arrays.stream(explaining).allMatch(x -> Double.isFinite(x[f])))
                .toArray();
        if (known.length < FEWEST) {
            return result;
        }
        double[] y = IntStream.of(known).mapToDouble(f -> likeness[f]).toArray();
        double[][] x = new double[known.length][1 + explaining.length];
        for (int i = 0; i < known.length; i++) {
            x[i][0] = 1;
        }
        for (int k = 0; k < explaining.length; k++) {
            double[] column = explaining[k];
            double[] values = IntStream.of(known).mapToDouble(f -> column[f]).toArray();
            double middle = median(values);
            double spread = spread(values, middle);
            for (int i = 0; i < known.length; i++) {
                // One wild value must not lever the line.
                x[i][1 + k] = spread > 0 ? Math.tanh((values[i] - middle) / (TUNING * spread)) : 0;
            }
        }
        double[] residuals = residuals(x, y);
        double sd = spread(residuals, 0);
        for (int i = 0; i < known.length && sd > 0; i++) {
            result[known[i]] = residuals[i] / sd;
        }
        return result;
    }

    private static double[] residuals(double[][] x, double[] y) {
        double[] weights = new double[y.length];
        double middle = median(y);
        double[] residuals = Arrays.stream(y).map(v -> v - middle).toArray();
        for (int i = 0; i < ITERATIONS; i++) {
            double sd = spread(residuals, 0);
            if (!(sd > 0)) {
                return residuals;
            }
            for (int f = 0; f < weights.length; f++) {
                double u = residuals[f] / (TUNING * sd);
                weights[f] = Math.abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0;
            }
            double[] line = fit(x, y, weights);
            for (int f = 0; f < residuals.length; f++) {
                residuals[f] = y[f];
                for (int k = 0; k < line.length; k++) {
                    residuals[f] -= line[k] * x[f][k];
                }
            }
        }
        return residuals;
    }

    private static double[] fit(double[][] x, double[] y, double[] weights) {
        int n = x[0].length;
        double[][] normal = new double[n][n];
        double[] right = new double[n];
        for (int f = 0; f < y.length; f++) {
            for (int i = 0; i < n; i++) {
                right[i] += weights[f] * x[f][i] * y[f];
                for (int j = 0; j < n; j++) {
                    normal[i][j] += weights[f] * x[f][i] * x[f][j];
                }
            }
        }
        // Something that never changes explains nothing: the shortest solution gives it no say.
        DecompositionSolver solver =
                new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false)).getSolver();
        return solver.solve(new ArrayRealVector(right, false)).toArray();
    }

    private static double spread(double[] values, double middle) {
        return TO_SD
                * median(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
    }

    private static double median(double[] values) {
        return Medians.of(values);
    }
}
