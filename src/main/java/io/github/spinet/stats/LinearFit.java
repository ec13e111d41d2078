// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A weighted least-squares fit to which columns are added one after the other. A column that the earlier ones already
 * explain adds nothing and is passed over, so the rank is known and any order of columns is allowed. It is the modified
 * Gram-Schmidt orthogonalisation, made twice, which is enough for full precision.
 */
final class LinearFit {

    private static final double DEPENDENT = 1e-9;

    private final double[] roots;
    private final double[] y;
    private final List<double[]> basis = new ArrayList<>();
    // Of each column, kept or passed over: its coordinates in the basis at the time when it was added.
    private final List<double[]> coordinates = new ArrayList<>();
    private final List<Boolean> kept = new ArrayList<>();
    private final List<Double> projections = new ArrayList<>();

    /**
     * Begins a fit without columns.
     *
     * @param weights one a row, positive
     */
    LinearFit(double[] y, double[] weights) {
        roots = new double[y.length];
        this.y = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            roots[i] = Math.sqrt(weights[i]);
            this.y[i] = roots[i] * y[i];
        }
    }

    /**
     * Adds a column.
     *
     * @return whether it is independent of the earlier ones
     */
    boolean add(double[] column) {
        double[] v = new double[column.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = roots[i] * column[i];
        }
        double before = norm(v);
        double[] along = new double[basis.size() + 1];
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < basis.size(); k++) {
                double share = dot(basis.get(k), v);
                along[k] += share;
                subtract(v, share, basis.get(k));
            }
        }
        double left = norm(v);
        boolean independent = left > DEPENDENT * before;
        if (independent) {
            for (int i = 0; i < v.length; i++) {
                v[i] /= left;
            }
            along[basis.size()] = left;
            basis.add(v);
            projections.add(dot(v, y));
        }
        coordinates.add(independent ? along : Arrays.copyOf(along, basis.size()));
        kept.add(independent);
        return independent;
    }

    /** An orthonormal basis of the (weighted) columns. */
    double[][] basis() {
        return basis.toArray(double[][]::new);
    }

    /** The fitted coefficients in the {@link #basis()}. */
    double[] projections() {
        return projections.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The (weighted) response less what the columns explain. */
    double[] residuals() {
        double[] left = y.clone();
        for (double[] direction : basis) {
            subtract(left, dot(direction, left), direction);
        }
        return left;
    }

    /** ln det X'WX of the independent columns. */
    double lnDeterminant() {
        double sum = 0;
        int rank = 0;
        for (int j = 0; j < kept.size(); j++) {
            sum += kept.get(j) ? 2 * Math.log(coordinates.get(j)[rank++]) : 0;
        }
        return sum;
    }

    int rank() {
        return basis.size();
    }

    /** The sum of squares explained by the independent columns from number {@code first} (of the rank) on. */
    double explainedFrom(int first) {
        double sum = 0;
        for (int k = first; k < projections.size(); k++) {
            sum += projections.get(k) * projections.get(k);
        }
        return sum;
    }

    /** The weighted sum of squares that the columns leave. */
    double residual() {
        double[] left = residuals();
        return dot(left, left);
    }

    /**
     * A combination of coefficients as coordinates in the basis: the estimate is their product with the projections of y,
     * the covariance of two estimates (for unit variance) their product with each other.
     *
     * @param l the factor of each column's coefficient
     * @return all NaN if the data do not determine the combination
     */
    double[] dual(double[] l) {
        double[] u = new double[basis.size()];
        int rank = 0;
        for (int j = 0; j < l.length; j++) {
            double[] along = coordinates.get(j);
            double known = 0;
            for (int k = 0; k < rank; k++) {
                known += along[k] * u[k];
            }
            if (kept.get(j)) {
                u[rank] = (l[j] - known) / along[rank];
                rank++;
            } else if (Math.abs(l[j] - known) > 1e-7 * (1 + Math.abs(l[j]))) {
                Arrays.fill(u, Double.NaN);
                return u;
            }
        }
        return u;
    }

    /** The estimate of a combination given by {@link #dual}. */
    double estimate(double[] dual) {
        double sum = 0;
        for (int k = 0; k < dual.length; k++) {
            sum += dual[k] * projections.get(k);
        }
        return sum;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static void subtract(double[] from, double share, double[] direction) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= share * direction[i];
        }
    }
}
