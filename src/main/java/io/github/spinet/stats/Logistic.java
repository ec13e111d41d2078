// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Logistic regression of outcomes 0 and 1 whose rows (spines) come in clusters (animals), by generalised estimating
 * equations (Liang and Zeger 1986, doi:10.1093/biomet/73.1.13). Odds ratios are averages over the population, not within
 * an animal; standard errors hold however the rows of a cluster depend on each other.
 *
 * <p>Separated data, in which a combination of columns predicts some outcomes without error, have no finite estimate of the
 * coefficients concerned; they are NaN and the note says so. What the other rows tell is estimated from these.
 */
public final class Logistic {

    /** What the estimate takes two rows of one cluster to be; the errors do not depend on its being true. */
    public enum WorkingCorrelation {
        /** Independent: the estimates are those of ordinary logistic regression. */
        INDEPENDENCE,
        /** Equally correlated: more efficient where rows of a cluster differ in the explanatory variables. */
        EXCHANGEABLE
    }

    /** The settings. */
    public record Params(
            @Field(
                    init = "INDEPENDENCE",
                    help = "What the estimate of a logistic model takes rows of one cluster to be")
            WorkingCorrelation workingCorrelation,

            @Field(init = "CR2", help = "How cluster-robust errors allow for few clusters")
            ClusterRobust.Correction correction)
            implements Serializable {}

    /**
     * The fitted model.
     *
     * @param coefficients of the design, the intercept first
     * @param comparisons of the levels of factors that are terms of their own
     * @param alpha the working correlation of rows of one cluster; 0 where independent
     * @param n complete rows
     * @param clusters their number
     * @param predicted rows that are predicted without error; 0 unless the data are separated
     */
    public record Result(
            List<OddsRatio> coefficients,
            List<OddsRatio> comparisons,
            double alpha,
            int n,
            int clusters,
            int predicted) {

        public Result {
            coefficients = List.copyOf(coefficients);
            comparisons = List.copyOf(comparisons);
        }
    }

    private final FixedPart fixed;
    private final Logit fit;
    private final Optional<Sandwich> sandwich;
    private final double[][] factor;
    private final double[] unbounded;
    private final Design design;
    private final int predicted;

    /**
     * Fits the design and tests each coefficient.
     *
     * @param y 0 or 1, NaN where missing
     * @param cluster two or more levels; rows of different levels must be independent
     */
    public static Result run(double[] y, Design design, Factor cluster, Params params) {
        return run(y, design, cluster, params, design.comparisons());
    }

    /**
     * Fits the design and tests each coefficient and chosen combinations of them.
     *
     * @param combinations one weight for each coefficient, by name; the {@code comparisons} of the result
     */
    public static Result run(
            double[] y, Design design, Factor cluster, Params params, Map<String, double[]> combinations) {
        Outcomes.check(y);
        FixedPart all = FixedPart.of(y, design, List.of(cluster));
        int clusters = FixedPart.count(all.levels(cluster));
        int p = all.fit().rank();
        if (clusters < 2 || all.n() <= p) {
            throw new BadInputException("There are " + clusters + " clusters and " + all.n() + " complete rows for " + p
                    + " coefficients; expected at least 2 clusters and more rows");
        }
        Outcomes.refuseConstant(all.pick(y));
        return new Logistic(y, design, cluster, params, all).result(all.n(), clusters, combinations);
    }

    // Rows that a separating direction predicts are left out, until the rest is not separated: its limit is the
    // estimate of
    // all that stays finite (Konis 2007).
    private Logistic(double[] y, Design design, Factor cluster, Params params, FixedPart all) {
        this.design = design;
        double[] left = y.clone();
        FixedPart part = all;
        Logit logit = new Logit(part.pick(left), part.fit().basis(), part.levels(cluster));
        double[] directions = new double[design.size()];
        while (logit.separating().isPresent()) {
            for (int j = 0; j < directions.length; j++) {
                double along = LinearFit.dot(part.dual(j), logit.separating().get());
                directions[j] = directions[j] == 0 ? along : directions[j];
            }
            left = part.without(left, logit.predicted());
            part = FixedPart.of(left, design, List.of(cluster));
            if (part.n() <= part.fit().rank() || FixedPart.count(part.levels(cluster)) < 2) {
                break;
            }
            logit = new Logit(part.pick(left), part.fit().basis(), part.levels(cluster));
        }
        this.unbounded = directions;
        this.fixed = part;
        this.predicted = all.n() - part.n();
        if (logit.converged() && params.workingCorrelation() == WorkingCorrelation.EXCHANGEABLE) {
            logit.exchangeable();
        }
        this.fit = logit;
        this.factor = logit.information();
        Cholesky.factor(factor);
        this.sandwich = logit.converged() ? Optional.of(sandwich(logit, params.correction())) : Optional.empty();
    }

    // In the coordinates in which the information is the unit matrix.
    private Sandwich sandwich(Logit logit, ClusterRobust.Correction correction) {
        double[][] scores = new double[logit.scores().length][];
        double[][][] shares = new double[scores.length][][];
        for (int g = 0; g < scores.length; g++) {
            scores[g] = whitened(logit.scores()[g]);
            double[][] half = transposed(logit.shares()[g]);
            Cholesky.forward(factor, half);
            shares[g] = transposed(half);
            Cholesky.forward(factor, shares[g]);
        }
        return new Sandwich(scores, shares, fixed.n(), correction);
    }

    private double[] whitened(double[] vector) {
        double[][] column = transposed(new double[][] {vector});
        Cholesky.forward(factor, column);
        return transposed(column)[0];
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] turned = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < turned.length; j++) {
                turned[j][i] = matrix[i][j];
            }
        }
        return turned;
    }

    private Result result(int n, int clusters, Map<String, double[]> combinations) {
        List<OddsRatio> coefficients = new ArrayList<>();
        for (int j = 0; j < design.size(); j++) {
            double[] l = new double[design.size()];
            l[j] = 1;
            coefficients.add(coefficient(design.names().get(j), l, n));
        }
        List<OddsRatio> comparisons = new ArrayList<>();
        combinations.forEach((name, l) -> comparisons.add(coefficient(name, l, n)));
        double alpha = sandwich.isPresent() ? fit.alpha() : Double.NaN;
        return new Result(coefficients, comparisons, alpha, n, clusters, predicted);
    }

    private OddsRatio coefficient(String name, double[] l, int n) {
        double growth = LinearFit.dot(unbounded, l);
        if (sandwich.isEmpty() && fit.separating().isEmpty()) {
            return OddsRatio.undefined(
                    name,
                    "not estimated: the iteration found no solution; the outcomes are all but separated, or too few for the working correlation");
        }
        double[] dual = fixed.fit().dual(l);
        boolean determined = dual.length > 0 && !Double.isNaN(dual[0]);
        if (!determined || sandwich.isEmpty()) {
            boolean separated = Math.abs(growth) > 1e-6 * Math.sqrt(LinearFit.dot(unbounded, unbounded));
            return OddsRatio.undefined(
                    name,
                    separated
                            ? "separation: the estimate grows without bound " + (growth > 0 ? "upwards" : "downwards")
                                    + ", " + predicted + " of " + n + " outcomes being predicted without error"
                            : "not determined: the column depends on the others"
                                    + (predicted > 0 ? ", leaving out outcomes that are predicted without error" : ""));
        }
        double estimate = LinearFit.dot(dual, fit.coefficients());
        double[] white = whitened(dual);
        double se = Math.sqrt(sandwich.get().variance(white));
        double df = sandwich.get().df(white);
        OddsRatio c = OddsRatio.of(name, estimate, se, df);
        String note =
                predicted > 0 ? predicted + " of " + n + " outcomes are predicted without error and tell nothing" : "";
        return c.withNote(Double.isNaN(c.lnP()) ? "no error: one cluster alone determines the estimate" : note);
    }
}
