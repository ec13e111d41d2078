// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * Fits a frame's shift, gain and offset by weighted least squares, in the manner of Gauss and Newton. The template's
 * derivatives are known beforehand, so that an iteration touches no pixels; a frame is read again only where its nearest
 * whole-pixel shift changes. No pixel of the frame is interpolated.
 *
 * <p>Source of the idea to take the derivatives of the template rather than of the frame: Baker and Matthews 2004, Int J
 * Comput Vis, doi:10.1023/B:VISI.0000011205.11775.fd.
 */
final class ShiftFit {

    private static final int LINEAR = 4;
    private static final int MOVES = 6;
    private static final int ITERATIONS = 8;
    private static final double LARGEST_STEP = 2;
    // The series holds within about half a pixel; a little more, so that a frame between two pixels comes to rest.
    private static final double NEAR = 0.7;
    private static final double CONVERGED = 1e-6;

    private final TermSums sums;
    // A few rows tell the whole-pixel shift.
    private final TermSums few;

    ShiftFit(TermSums sums) {
        this.sums = sums;
        few = sums.few();
    }

    /**
     * What was found.
     *
     * @param x shift in px; NaN if the fit finds no end
     * @param y shift in px
     * @param products of the frame with the template's factors, at the whole-pixel shift where the fit ended
     */
    record Found(double x, double y, BandProducts products) {}

    /**
     * The shift that fits best, starting from a guess within about 2 px.
     *
     * @return x and y in px; NaN if the fit finds no end
     */
    double[] fit(float[] frame, double startX, double startY, SearchRange range) {
        Found found = find(new float[][] {frame}, new double[] {startX}, new double[] {startY}, range)[0];
        return new double[] {found.x, found.y};
    }

    /** As {@link #fit} from a few rows and without terms of higher order: for what need not be exact. */
    double[] roughly(float[] frame, double startX, double startY, SearchRange range) {
        double x = startX;
        double y = startY;
        for (int move = 0; move < MOVES; move++) {
            int nx = bounded(x, range.maxX());
            int ny = bounded(y, range.maxY());
            int rows = few.height();
            double[] step = solve(few.ofSeries(0, rows, nx, ny), few.ofFrame(frame, 0, rows, nx, ny, LINEAR));
            x = nx + step[0];
            y = ny + step[1];
            if (bounded(x, range.maxX()) == nx && bounded(y, range.maxY()) == ny) {
                break;
            }
        }
        return new double[] {x, y};
    }

    /** As {@link #fit} for several frames, with what the fit saw of each. */
    Found[] find(float[][] frames, double[] startX, double[] startY, SearchRange range) {
        Found[] found = new Found[frames.length];
        for (int i = 0; i < found.length; i++) {
            double[] rough = roughly(frames[i], startX[i], startY[i], range);
            found[i] = new Found(rough[0], rough[1], null);
        }
        int[] moving = IntStream.range(0, frames.length).toArray();
        for (int move = 0; move < MOVES && moving.length > 0; move++) {
            moving = move(frames, moving, found, range);
        }
        for (int i : moving) {
            found[i] = new Found(Double.NaN, Double.NaN, found[i].products);
        }
        return found;
    }

    /** Fits frames about the nearest whole pixel; those are left that come to lie nearer to another one. */
    private int[] move(float[][] frames, int[] which, Found[] found, SearchRange range) {
        float[][] pixels = IntStream.of(which).mapToObj(i -> frames[i]).toArray(float[][]::new);
        int[] nx =
                IntStream.of(which).map(i -> bounded(found[i].x, range.maxX())).toArray();
        int[] ny =
                IntStream.of(which).map(i -> bounded(found[i].y, range.maxY())).toArray();
        BandProducts[] products = BandProducts.of(sums, pixels, nx, ny);
        IntStream.Builder left = IntStream.builder();
        for (int i = 0; i < which.length; i++) {
            double[] step = solve(sums.ofSeries(0, sums.height(), nx[i], ny[i]), products[i].total());
            double x = nx[i] + step[0];
            double y = ny[i] + step[1];
            boolean near = Math.abs(step[0]) < NEAR && Math.abs(step[1]) < NEAR;
            if (!near && range.contains(x, y)) {
                left.add(which[i]);
            }
            found[which[i]] = new Found(x, y, products[i]);
        }
        return left.build().toArray();
    }

    // NaN, where there is no fit, becomes 0; the caller finds that too far from the guess.
    private static int bounded(double value, int max) {
        return (int) Math.max(-max, Math.min(max, Math.round(value)));
    }

    /** The shift beyond the whole-pixel one, in the steps of Gauss and Newton. */
    private static double[] solve(double[][] series, double[] frame) {
        double a = 0;
        double b = 0;
        for (int i = 0; i < (frame.length == LINEAR ? 1 : ITERATIONS); i++) {
            double[] solution = normalEquations(series, frame, directions(a, b));
            if (!(solution[1] > 0)) {
                // The frame is as dark as the template is bright: no gain, no shift.
                return new double[] {Double.NaN, Double.NaN};
            }
            double stepX = limited(solution[2] / solution[1]);
            double stepY = limited(solution[3] / solution[1]);
            a = limited(a + stepX);
            b = limited(b + stepY);
            if (Math.abs(stepX) < CONVERGED && Math.abs(stepY) < CONVERGED) {
                break;
            }
        }
        return new double[] {a, b};
    }

    private static double limited(double step) {
        return Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step));
    }

    /** How the frame changes with offset, gain, and gain times shift along x and y, in terms of the series. */
    static double[][] directions(double a, double b) {
        return new double[][] {
            {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
            {0, 1, -a, -b, a * a / 2, a * b, b * b / 2, -a * a * a / 6, -a * a * b / 2, -a * b * b / 2, -b * b * b / 6},
            {0, 0, -1, 0, a, b, 0, -a * a / 2, -a * b, -b * b / 2, 0},
            {0, 0, 0, -1, 0, a, b, 0, -a * a / 2, -a * b, -b * b / 2}
        };
    }

    private static double[] normalEquations(double[][] series, double[] frame, double[][] directions) {
        int n = directions.length;
        int terms = frame.length == LINEAR ? LINEAR : series.length;
        double[][] matrix = new double[n][n];
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < frame.length; k++) {
                right[i] += directions[i][k] * frame[k];
                for (int t = 0; t < terms; t++) {
                    double product = directions[i][k] * series[t][k];
                    for (int j = 0; j < n; j++) {
                        matrix[i][j] += product * directions[j][t];
                    }
                }
            }
        }
        DecompositionSolver solver =
                new LUDecomposition(new Array2DRowRealMatrix(matrix, false), Double.MIN_NORMAL).getSolver();
        if (!solver.isNonSingular()) {
            return new double[] {0, Double.NaN, 0, 0};
        }
        return solver.solve(new ArrayRealVector(right, false)).toArray();
    }
}
