// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

/**
 * Fits a smooth displacement field to measured displacements: the least sum of (u − d)ᵀ W (u − d) over the nodes plus
 * the stiffness times the bending energy, found by conjugate gradients. W is a matrix per node, because a stretch of
 * straight dendrite says where the field moved across the dendrite and nothing about the movement along it. Shift,
 * rotation and scale bend nothing and cost nothing.
 */
final class FieldFit {

    private static final int MAX_STEPS = 600;
    private static final double TOLERANCE = 1e-10;
    // Keeps the problem solvable where nothing was measured.
    private static final double RIDGE = 1e-6;

    private final int columns;
    private final int rows;
    private final double stiffness;
    private final double[][] weight;

    /** @param weight {@code weight[node]} = xx, xy, yy of W */
    FieldFit(int columns, int rows, double[][] weight, double stiffness) {
        this.columns = columns;
        this.rows = rows;
        this.weight = weight;
        this.stiffness = stiffness;
    }

    /**
     * @param measuredX the measured displacement d along x of each node
     * @param start where to begin; not changed
     */
    DisplacementField solve(double[] measuredX, double[] measuredY, DisplacementField start) {
        int n = columns * rows;
        double[] u = new double[2 * n];
        double[] right = new double[2 * n];
        for (int i = 0; i < n; i++) {
            u[i] = start.x()[i];
            u[n + i] = start.y()[i];
            double[] w = weight[i];
            right[i] = w[0] * measuredX[i] + w[1] * measuredY[i] + RIDGE * u[i];
            right[n + i] = w[1] * measuredX[i] + w[2] * measuredY[i] + RIDGE * u[n + i];
        }
        conjugateGradients(u, right);
        double[] x = new double[n];
        double[] y = new double[n];
        System.arraycopy(u, 0, x, 0, n);
        System.arraycopy(u, n, y, 0, n);
        return new DisplacementField(columns, rows, start.spacingUm(), x, y);
    }

    private void conjugateGradients(double[] u, double[] right) {
        int n = u.length;
        double[] product = new double[n];
        double[] residual = new double[n];
        multiply(u, product);
        for (int i = 0; i < n; i++) {
            residual[i] = right[i] - product[i];
        }
        double[] direction = residual.clone();
        double power = dot(residual, residual);
        double enough = TOLERANCE * TOLERANCE * Math.max(dot(right, right), 1e-30);
        for (int step = 0; step < MAX_STEPS && power > enough; step++) {
            multiply(direction, product);
            double length = power / dot(direction, product);
            for (int i = 0; i < n; i++) {
                u[i] += length * direction[i];
                residual[i] -= length * product[i];
            }
            double next = dot(residual, residual);
            for (int i = 0; i < n; i++) {
                direction[i] = residual[i] + next / power * direction[i];
            }
            power = next;
        }
    }

    private void multiply(double[] u, double[] out) {
        int n = columns * rows;
        for (int i = 0; i < n; i++) {
            double[] w = weight[i];
            out[i] = (w[0] + RIDGE) * u[i] + w[1] * u[n + i];
            out[n + i] = w[1] * u[i] + (w[2] + RIDGE) * u[n + i];
        }
        addBending(u, out, 0);
        addBending(u, out, n);
    }

    // Second differences along x and y once each, the mixed one twice.
    private void addBending(double[] u, double[] out, int at) {
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int i = at + y * columns + x;
                if (x > 0 && x < columns - 1) {
                    bend(u, out, i, 1);
                }
                if (y > 0 && y < rows - 1) {
                    bend(u, out, i, columns);
                }
                if (x < columns - 1 && y < rows - 1) {
                    double twist = 2 * stiffness * (u[i] - u[i + 1] - u[i + columns] + u[i + columns + 1]);
                    out[i] += twist;
                    out[i + 1] -= twist;
                    out[i + columns] -= twist;
                    out[i + columns + 1] += twist;
                }
            }
        }
    }

    private void bend(double[] u, double[] out, int i, int step) {
        double second = stiffness * (u[i - step] - 2 * u[i] + u[i + step]);
        out[i - step] += second;
        out[i] -= 2 * second;
        out[i + step] += second;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
