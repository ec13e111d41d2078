// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Covariances and degrees of freedom of estimates in a mixed model by the method of Kenward and Roger (1997,
 * doi:10.2307/2533558), in the form of Halekoh and Højsgaard (2014, doi:10.18637/jss.v059.i09).
 *
 * <p>The covariance of the response is a sum of matrices G with the variances and covariances as factors, the unit matrix with
 * the residual variance last. Nothing of the size of the rows is made: products with the other G are sums over levels, and
 * those with the unit matrix follow because all G together are the covariance V: I/V = (1 − Σ γ G/V)/σ².
 */
final class KenwardRoger implements FixedErrors {

    private static final int MOST_EFFECTS = 2000;
    private static final double FLAT = 1e-10;

    /** Where one G has its ones: the same number of rows and columns. */
    private record Ones(int[] rows, int[] columns, double variance) {}

    private final RealMatrix phi;
    private final RealMatrix adjusted;
    private final RealMatrix[] p;
    private final RealMatrix weights;

    /**
     * @param theta at the minimum of the restricted deviance
     * @param variance of the residual
     */
    KenwardRoger(RandomStructure structure, RandomEffects effects, double[] theta, double variance) {
        List<Ones> ones = ones(structure, effects, theta, variance);
        int m = ones.size();
        RealMatrix[] parts = solved(structure, effects, theta, variance);
        RealMatrix a = parts[0];
        RealMatrix e = parts[1];
        RealMatrix information = MatrixUtils.createRealMatrix(
                        effects.at(structure.factors(theta)).information())
                .scalarMultiply(1 / variance);
        phi = MatrixUtils.createRealMatrix(Cholesky.inverse(information.getData()));
        p = new RealMatrix[m + 1];
        RealMatrix[][] q = new RealMatrix[m + 1][m + 1];
        double[][] traces = new double[m + 1][m + 1];
        double[] gamma = ones.stream().mapToDouble(Ones::variance).toArray();
        RealMatrix[] moved = new RealMatrix[m];
        double[] trace = new double[m + 1];
        for (int r = 0; r < m; r++) {
            moved[r] = moved(ones.get(r), e);
            p[r] = e.transpose().multiply(moved[r]);
            trace[r] = trace(ones.get(r), a);
        }
        for (int s = 0; s < m; s++) {
            RealMatrix through = a.multiply(moved[s]);
            for (int r = 0; r < m; r++) {
                q[r][s] = moved[r].transpose().multiply(through);
                traces[r][s] = trace(ones.get(r), ones.get(s), a);
            }
        }
        p[m] = rest(information, p, gamma, variance);
        trace[m] = (effects.n() - LinearFit.dot(gamma, trace)) / variance;
        for (int s = 0; s < m; s++) {
            q[m][s] = rest(p[s], column(q, s), gamma, variance);
            q[s][m] = q[m][s].transpose();
            double along = trace[s];
            for (int r = 0; r < m; r++) {
                along -= gamma[r] * traces[r][s];
            }
            traces[m][s] = along / variance;
            traces[s][m] = traces[m][s];
        }
        q[m][m] = rest(p[m], column(q, m), gamma, variance);
        double last = trace[m];
        for (int r = 0; r < m; r++) {
            last -= gamma[r] * traces[r][m];
        }
        traces[m][m] = last / variance;
        weights = weights(q, traces);
        adjusted = phi.add(phi.multiply(correction(q)).multiply(phi).scalarMultiply(2));
    }

    // Each variance and covariance of the random part, and where it stands in the covariance of the effects.
    private static List<Ones> ones(RandomStructure structure, RandomEffects effects, double[] theta, double variance) {
        List<Ones> ones = new ArrayList<>();
        for (int b = 0; b < structure.blocks().size(); b++) {
            RandomStructure.Block block = structure.blocks().get(b);
            double[][] factor = structure.factors(theta)[b];
            for (int k = 0; k < block.size(); k++) {
                if (block.correlated()[k]) {
                    ones.add(ones(effects, b, block, k, k - 1, variance * LinearFit.dot(factor[k], factor[k - 1])));
                }
                ones.add(ones(effects, b, block, k, k, variance * LinearFit.dot(factor[k], factor[k])));
            }
        }
        return ones;
    }

    private static Ones ones(RandomEffects effects, int b, RandomStructure.Block block, int i, int j, double variance) {
        int count = block.count();
        int[] rows = new int[i == j ? count : 2 * count];
        int[] columns = new int[rows.length];
        for (int level = 0; level < count; level++) {
            rows[level] = effects.index(b, level) + i;
            columns[level] = effects.index(b, level) + j;
            if (i != j) {
                rows[count + level] = columns[level];
                columns[count + level] = rows[level];
            }
        }
        return new Ones(rows, columns, variance);
    }

    // Z'V⁻¹Z and Z'V⁻¹B of random effects Z and basis B.
    private static RealMatrix[] solved(
            RandomStructure structure, RandomEffects effects, double[] theta, double variance) {
        int size = effects.size();
        if (size > MOST_EFFECTS) {
            throw new BadParameterException("df = KENWARD_ROGER knows up to " + MOST_EFFECTS + " random effects, not "
                    + size + "; use SATTERTHWAITE, which differs little where there are so many");
        }
        double[][] gram = effects.gram();
        double[][] products = effects.products();
        double[][] scaledGram = effects.scaled(structure.factors(theta), gram);
        double[][] scaledProducts = effects.scaled(structure.factors(theta), products);
        RealMatrix turned = MatrixUtils.createRealMatrix(scaledGram).transpose();
        double[][] equations = effects.scaled(structure.factors(theta), turned.getData());
        for (int i = 0; i < size; i++) {
            equations[i][i] += 1;
        }
        Cholesky.factor(equations);
        Cholesky.forward(equations, scaledGram);
        Cholesky.forward(equations, scaledProducts);
        RealMatrix half = new Array2DRowRealMatrix(scaledGram, false).transpose();
        RealMatrix a =
                MatrixUtils.createRealMatrix(gram).subtract(half.multiply(new Array2DRowRealMatrix(scaledGram, false)));
        RealMatrix e = MatrixUtils.createRealMatrix(products)
                .subtract(half.multiply(new Array2DRowRealMatrix(scaledProducts, false)));
        return new RealMatrix[] {a.scalarMultiply(1 / variance), e.scalarMultiply(1 / variance)};
    }

    private static RealMatrix moved(Ones ones, RealMatrix e) {
        double[][] moved = new double[e.getRowDimension()][e.getColumnDimension()];
        for (int k = 0; k < ones.rows().length; k++) {
            moved[ones.rows()[k]] = e.getRow(ones.columns()[k]);
        }
        return new Array2DRowRealMatrix(moved, false);
    }

    private static double trace(Ones ones, RealMatrix a) {
        double trace = 0;
        for (int k = 0; k < ones.rows().length; k++) {
            trace += a.getEntry(ones.rows()[k], ones.columns()[k]);
        }
        return trace;
    }

    private static double trace(Ones one, Ones other, RealMatrix a) {
        double trace = 0;
        for (int k = 0; k < one.rows().length; k++) {
            double[] right = a.getRow(one.columns()[k]);
            double[] left = a.getRow(one.rows()[k]);
            for (int l = 0; l < other.rows().length; l++) {
                trace += right[other.rows()[l]] * left[other.columns()[l]];
            }
        }
        return trace;
    }

    private static RealMatrix rest(RealMatrix whole, RealMatrix[] parts, double[] gamma, double variance) {
        RealMatrix rest = whole;
        for (int r = 0; r < gamma.length; r++) {
            rest = rest.subtract(parts[r].scalarMultiply(gamma[r]));
        }
        return rest.scalarMultiply(1 / variance);
    }

    private static RealMatrix[] column(RealMatrix[][] q, int s) {
        return Arrays.stream(q).map(row -> row[s]).toArray(RealMatrix[]::new);
    }

    // The inverse of the expected information of the variances.
    private RealMatrix weights(RealMatrix[][] q, double[][] traces) {
        int m = p.length;
        double[][] information = new double[m][m];
        for (int r = 0; r < m; r++) {
            for (int s = 0; s < m; s++) {
                RealMatrix both = phi.multiply(p[r]).multiply(phi).multiply(p[s]);
                information[r][s] = traces[r][s] - 2 * phi.multiply(q[r][s]).getTrace() + both.getTrace();
            }
        }
        // Scaled to a unit diagonal, so that flat directions are told from small variances.
        double[] scale = new double[m];
        for (int r = 0; r < m; r++) {
            scale[r] = 1 / Math.sqrt(information[r][r]);
        }
        double[][] scaled = new double[m][m];
        for (int r = 0; r < m; r++) {
            for (int s = 0; s < m; s++) {
                scaled[r][s] = scale[r] * scale[s] * (information[r][s] + information[s][r]) / 2;
            }
        }
        EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(scaled));
        double[][] inverse = new double[m][m];
        for (int k = 0; k < m; k++) {
            double eigenvalue = axes.getRealEigenvalue(k);
            double[] v = axes.getEigenvector(k).toArray();
            for (int r = 0; eigenvalue > FLAT && r < m; r++) {
                for (int s = 0; s < m; s++) {
                    inverse[r][s] += 2 * scale[r] * scale[s] * v[r] * v[s] / eigenvalue;
                }
            }
        }
        return new Array2DRowRealMatrix(inverse);
    }

    private RealMatrix correction(RealMatrix[][] q) {
        int size = phi.getRowDimension();
        RealMatrix sum = MatrixUtils.createRealMatrix(size, size);
        for (int r = 0; r < p.length; r++) {
            for (int s = 0; s < p.length; s++) {
                RealMatrix term = q[r][s].subtract(p[r].multiply(phi).multiply(p[s]));
                sum = sum.add(term.scalarMultiply(weights.getEntry(r, s)));
            }
        }
        return sum;
    }

    @Override
    public double covariance(double[] a, double[] b) {
        return LinearFit.dot(a, adjusted.operate(b));
    }

    @Override
    public double df(double[] dual) {
        return moments(new double[][] {dual})[1];
    }

    @Override
    public Joint joint(double[][] duals, double[] estimates) {
        RealMatrix l = new Array2DRowRealMatrix(duals, false);
        double[][] covariance = l.multiply(adjusted).multiply(l.transpose()).getData();
        double wald = LinearFit.dot(estimates, Cholesky.solve(covariance, estimates));
        double[] moments = moments(duals);
        return new Joint(moments[0] * wald / duals.length, moments[1]);
    }

    // Factor of F and its degrees of freedom, from its approximate mean and variance.
    private double[] moments(double[][] duals) {
        int q = duals.length;
        RealMatrix l = new Array2DRowRealMatrix(duals, false);
        double[][] inner =
                Cholesky.inverse(l.multiply(phi).multiply(l.transpose()).getData());
        RealMatrix theta =
                l.transpose().multiply(new Array2DRowRealMatrix(inner, false)).multiply(l);
        RealMatrix[] along = Arrays.stream(p)
                .map(of -> theta.multiply(phi).multiply(of).multiply(phi))
                .toArray(RealMatrix[]::new);
        double a1 = 0;
        double a2 = 0;
        for (int r = 0; r < p.length; r++) {
            for (int s = 0; s < p.length; s++) {
                double weight = weights.getEntry(r, s);
                a1 += weight * along[r].getTrace() * along[s].getTrace();
                a2 += weight * along[r].multiply(along[s]).getTrace();
            }
        }
        double b = (a1 + 6 * a2) / (2 * q);
        double g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
        double below = 3 * q + 2 * (1 - g);
        double v0 = 1 + g / below * b;
        double v1 = 1 - (q - g) / below * b;
        double v2 = 1 - (q + 2 - g) / below * b;
        double ratio = (1 - a2 / q) / v1;
        double rho = ratio * ratio * v0 / v2 / q;
        double df = 4 + (q + 2) / (q * rho - 1);
        double factor = Math.abs(df - 2) < 0.01 ? 1 : df * (1 - a2 / q) / (df - 2);
        return new double[] {factor, df};
    }
}
