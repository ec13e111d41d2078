// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Logistic mixed models: outcomes 0 and 1 of rows (spines) that share a dendrite or an animal, with nested or crossed random
 * intercepts, by maximum likelihood as {@code glmer} of R's lme4 does it. Odds ratios hold within an animal; those of
 * {@link Logistic} are averages over animals and nearer to 1.
 */
public final class LogisticMixed {

    /** The settings. */
    public record Params(
            @Field(
                    init = "1",
                    min = 1,
                    max = 50,
                    help = "Nodes of the integral over the random intercepts of a logistic mixed model: 1 for Laplace's"
                            + " approximation, more for one grouping factor only")
            int quadrature)
            implements Serializable {

        /** Laplace's approximation. */
        public static Params defaults() {
            return new Params(1);
        }
    }

    /**
     * The fitted model.
     *
     * @param coefficients of the design, the intercept first, with Wald tests
     * @param comparisons of the levels of factors that are terms of their own
     * @param components variances of the intercepts on the scale of the log odds; the residual is that of the logistic
     *     distribution, π²/3
     * @param deviance minus twice the log likelihood
     * @param parameters number of coefficients that the data determine, and of variances
     * @param n complete rows
     * @param note that a variance is estimated as zero; empty where all is well
     */
    public record Result(
            List<OddsRatio> coefficients,
            List<OddsRatio> comparisons,
            List<VarianceComponent> components,
            double deviance,
            int parameters,
            int n,
            String note) {

        public Result {
            coefficients = List.copyOf(coefficients);
            comparisons = List.copyOf(comparisons);
            components = List.copyOf(components);
        }

        /** The coefficient of a column. */
        public OddsRatio coefficient(String name) {
            return coefficients.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadParameterException("The model has no column '" + name + "'; it has "
                            + coefficients.stream().map(OddsRatio::name).toList()));
        }
    }

    private static final double LOGISTIC_VARIANCE = Math.PI * Math.PI / 3;
    // Standard deviations below the first are zero, above the second those of a search that runs away.
    private static final double ZERO = 1e-3;
    private static final double FAR = 30;
    private static final double CLOSE = 1e-5;

    private final FixedPart fixed;
    private final List<Factor> groups;
    private final List<int[]> levels;
    private final LogisticModes modes;
    private final double scale;
    // Standard deviations of the intercepts, then coefficients in the scaled basis.
    private final double[] parameters;
    private final double deviance;
    private final double[][] covariance;

    /**
     * Fits the model.
     *
     * @param y 0 or 1, NaN where missing
     * @param design the fixed part
     * @param groups one or more factors whose levels have random intercepts: see {@link MixedModel#nested}
     */
    public static Result run(double[] y, Design design, List<Factor> groups, Params params) {
        return run(y, design, groups, params, design.comparisons());
    }

    /**
     * Fits the model and tests each coefficient and chosen combinations of them.
     *
     * @param combinations one weight for each coefficient, by name; the {@code comparisons} of the result
     */
    public static Result run(
            double[] y, Design design, List<Factor> groups, Params params, Map<String, double[]> combinations) {
        if (groups.isEmpty()) {
            throw new BadParameterException("A logistic mixed model needs a grouping factor; give at least one");
        }
        if (params.quadrature() > 1 && groups.size() > 1) {
            throw new BadParameterException("quadrature = " + params.quadrature() + " is for one grouping factor, not "
                    + groups.size() + "; set it to 1");
        }
        Outcomes.check(y);
        FixedPart fixed = FixedPart.of(y, design, groups);
        check(fixed, fixed.pick(y), groups);
        return new LogisticMixed(fixed, fixed.pick(y), groups, params.quadrature()).result(combinations);
    }

    /**
     * The likelihood-ratio test; as {@link MixedModel#compare}.
     *
     * @param smaller a special case of the larger model, fitted to the same rows with the same quadrature
     */
    public static LikelihoodRatio compare(Result smaller, Result larger) {
        int df = larger.parameters() - smaller.parameters();
        if (smaller.n() != larger.n() || df < 1) {
            throw new BadInputException("The models have " + smaller.n() + " and " + larger.n() + " rows, "
                    + smaller.parameters() + " and " + larger.parameters()
                    + " parameters; expected equal rows and fewer parameters in the first");
        }
        int variances = larger.components().size() - smaller.components().size();
        return LikelihoodRatio.between(smaller.deviance() - larger.deviance(), df, variances, df > variances);
    }

    private static void check(FixedPart fixed, double[] y, List<Factor> groups) {
        int p = fixed.fit().rank();
        if (fixed.n() <= p) {
            throw new BadInputException("The model has " + p + " fixed coefficients for " + fixed.n()
                    + " complete rows; give more rows or fewer terms");
        }
        Outcomes.refuseConstant(y);
        for (Factor group : groups) {
            int[] levels = fixed.levels(group);
            int count = FixedPart.count(levels);
            if (count < 2 || count >= fixed.n()) {
                throw new BadInputException("Grouping factor '" + group.name() + "' has " + count + " levels in "
                        + fixed.n() + " rows; expected at least 2 and fewer than rows");
            }
            if (Outcomes.separatedBy(levels, y)) {
                throw new BadInputException("No level of '" + group.name()
                        + "' has both outcomes, so that its variance has no finite estimate; compare the levels"
                        + " themselves, or leave the random term out");
            }
        }
    }

    private LogisticMixed(FixedPart fixed, double[] y, List<Factor> groups, int quadrature) {
        this.fixed = fixed;
        this.groups = groups;
        this.levels = groups.stream().map(fixed::levels).toList();
        this.scale = Math.sqrt(fixed.n());
        double[][] basis = fixed.fit().basis();
        Logit marginal = new Logit(y, basis, levels.get(0));
        refuseSeparation(marginal, y.length);
        double[][] columns = new double[basis.length][];
        double[] start = new double[groups.size() + basis.length];
        Arrays.fill(start, 0, groups.size(), 0.7);
        for (int j = 0; j < basis.length; j++) {
            columns[j] = Arrays.stream(basis[j]).map(v -> v * scale).toArray();
            start[groups.size() + j] = marginal.coefficients()[j] / scale;
        }
        this.modes = new LogisticModes(y, columns, levels, quadrature);
        this.parameters = minimum(start);
        this.deviance = deviance(parameters);
        int[] free = Newton.free(parameters);
        double[][] hessian =
                Derivatives.hessian(Newton.inPart(this::deviance, parameters, free), Newton.part(parameters, free));
        double largest = Arrays.stream(parameters).limit(groups.size()).max().orElse(0);
        if (!(largest < FAR) || Double.isNaN(Cholesky.lnDeterminant(hessian))) {
            throw new BadInputException("The logistic mixed model has no finite estimate (largest SD of intercepts "
                    + Phrase.number(largest) + "); the outcomes are all but separated by the groups or the fixed part");
        }
        this.covariance = ofCoefficients(Cholesky.inverse(hessian), free);
    }

    private static void refuseSeparation(Logit marginal, int n) {
        if (marginal.separating().isPresent()) {
            int predicted = 0;
            for (boolean row : marginal.predicted()) {
                predicted += row ? 1 : 0;
            }
            throw new BadInputException("Separation: the fixed part predicts " + predicted + " of " + n
                    + " outcomes without error (a cell has only 0 or only 1), so that an odds ratio has no finite estimate;"
                    + " leave that term or the random terms out");
        }
    }

    private double deviance(double[] at) {
        int k = groups.size();
        return modes.deviance(Arrays.copyOf(at, k), Arrays.copyOfRange(at, k, at.length));
    }

    private double[] minimum(double[] start) {
        double[] best = Newton.minimum(this::deviance, start, CLOSE);
        boolean zero = false;
        for (int k = 0; k < groups.size(); k++) {
            best[k] = Math.abs(best[k]);
            double[] without = best.clone();
            without[k] = 0;
            if (best[k] < ZERO || deviance(without) <= deviance(best)) {
                best = without;
                zero = true;
            }
        }
        return zero ? Newton.minimum(this::deviance, best, CLOSE) : best;
    }

    // Minus twice the log likelihood has twice the curvature.
    private double[][] ofCoefficients(double[][] inverse, int[] free) {
        int p = fixed.fit().rank();
        double[][] covariance = new double[p][p];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                if (free[i] >= groups.size() && free[j] >= groups.size()) {
                    covariance[free[i] - groups.size()][free[j] - groups.size()] = 2 * scale * scale * inverse[i][j];
                }
            }
        }
        return covariance;
    }

    private Result result(Map<String, double[]> combinations) {
        Design design = fixed.design();
        List<OddsRatio> coefficients = new ArrayList<>();
        for (int j = 0; j < design.size(); j++) {
            coefficients.add(coefficient(design.names().get(j), fixed.dual(j)));
        }
        List<OddsRatio> comparisons = new ArrayList<>();
        combinations.forEach(
                (name, l) -> comparisons.add(coefficient(name, fixed.fit().dual(l))));
        double[] sds = Arrays.copyOf(parameters, groups.size());
        List<String> zero = new ArrayList<>();
        for (int k = 0; k < sds.length; k++) {
            if (sds[k] == 0) {
                zero.add(groups.get(k).name());
            }
        }
        String note = zero.isEmpty() ? "" : "the variance of " + String.join(", ", zero) + " is estimated as zero";
        List<VarianceComponent> components = VarianceComponent.ofIntercepts(
                groups.stream().map(Factor::name).toList(), levels, sds, Math.sqrt(LOGISTIC_VARIANCE));
        int count = fixed.fit().rank() + sds.length;
        return new Result(coefficients, comparisons, components, deviance, count, fixed.n(), note);
    }

    private OddsRatio coefficient(String name, double[] dual) {
        if (dual.length == 0 || Double.isNaN(dual[0])) {
            return OddsRatio.undefined(name, "not determined: the column depends on the others");
        }
        double[] beta = Arrays.copyOfRange(parameters, groups.size(), parameters.length);
        double variance = 0;
        for (int i = 0; i < dual.length; i++) {
            variance += dual[i] * LinearFit.dot(covariance[i], dual);
        }
        return OddsRatio.of(name, scale * LinearFit.dot(beta, dual), Math.sqrt(variance), Double.POSITIVE_INFINITY);
    }
}
