// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

/**
 * A smooth displacement in µm, given on a square grid over the reference field and bilinear between its nodes; beyond
 * the grid it continues unchanged.
 *
 * @param columns nodes along x
 * @param rows nodes along y
 * @param spacingUm distance of neighbouring nodes; node (0, 0) lies at the field's top left corner
 * @param x displacement along x, row by row, not copied
 * @param y displacement along y
 */
record DisplacementField(int columns, int rows, double spacingUm, double[] x, double[] y) {

    /** No displacement on a grid that covers a field of this size. */
    static DisplacementField zero(double widthUm, double heightUm, double spacingUm) {
        int columns = Math.max(2, (int) Math.ceil(widthUm / spacingUm) + 1);
        int rows = Math.max(2, (int) Math.ceil(heightUm / spacingUm) + 1);
        return new DisplacementField(columns, rows, spacingUm, new double[columns * rows], new double[columns * rows]);
    }

    /** The same displacement on another grid. */
    DisplacementField resampled(double widthUm, double heightUm, double newSpacingUm) {
        DisplacementField out = zero(widthUm, heightUm, newSpacingUm);
        for (int i = 0; i < out.x.length; i++) {
            double[] u = at(i % out.columns * newSpacingUm, i / out.columns * newSpacingUm);
            out.x[i] = u[0];
            out.y[i] = u[1];
        }
        return out;
    }

    double[] at(double xUm, double yUm) {
        double gx = Math.max(0, Math.min(columns - 1, xUm / spacingUm));
        double gy = Math.max(0, Math.min(rows - 1, yUm / spacingUm));
        int column = Math.min(columns - 2, (int) gx);
        int row = Math.min(rows - 2, (int) gy);
        double fx = gx - column;
        double fy = gy - row;
        int i = row * columns + column;
        return new double[] {mix(x, i, fx, fy), mix(y, i, fx, fy)};
    }

    private double mix(double[] v, int i, double fx, double fy) {
        return (1 - fy) * ((1 - fx) * v[i] + fx * v[i + 1])
                + fy * ((1 - fx) * v[i + columns] + fx * v[i + columns + 1]);
    }

    /** The largest displacement of a node. */
    double largestUm() {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            largest = Math.max(largest, Math.hypot(x[i], y[i]));
        }
        return largest;
    }
}
