// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Linear mixed models with nested or crossed random intercepts: for rows (spines, pairs) that are not independent because
 * they share a dendrite, a field or an animal. Fixed effects are tested with Satterthwaite's degrees of freedom, as
 * {@code lmerTest} does in R.
 */
public final class MixedModel {

    /** What is maximised. */
    public enum Likelihood {
        /** The restricted likelihood, whose variances are not biased by the fixed effects: the usual choice. */
        REML,
        /** The likelihood, for comparing models that differ in fixed effects. */
        ML
    }

    /** One coefficient of the fixed part. */
    public record Coefficient(
            @Field(help = "Column of the fixed part") String name,
            @Field(help = "Estimate") double estimate,
            @Field(help = "Standard error") double se,

            @Field(help = "Degrees of freedom by Satterthwaite's method")
            double df,

            @Field(help = "t statistic") double t,

            @Field(help = "Lower end of the 95 % confidence interval")
            double low,

            @Field(help = "Upper end of the 95 % confidence interval")
            double high,

            @Field(help = "Two-sided p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is(name, estimate, low, high) + ", " + Phrase.is("t(" + Phrase.number(df) + ")", t);
        }
    }

    /** The joint test of the columns of one term. */
    public record TermTest(
            @Field(help = "Term; interactions are joined by a colon")
            String term,

            @Field(help = "F statistic") double f,
            @Field(help = "Degrees of freedom of the term") int df,

            @Field(help = "Degrees of freedom of the denominator by Satterthwaite's method")
            double errorDf,

            @Field(help = "Partial eta squared that F and its degrees of freedom stand for")
            double partialEtaSquared,

            @Field(help = "Lower end of its 90 % confidence interval, above 0 where p is below 0.05")
            double etaLow,

            @Field(help = "Upper end of its 90 % confidence interval")
            double etaHigh,

            @Field(help = "p value") double p,
            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return term + ": " + Phrase.is("F(" + df + ", " + Phrase.number(errorDf) + ")", f) + ", "
                    + Phrase.is("partial eta squared", partialEtaSquared, etaLow, etaHigh);
        }
    }

    /** One source of random variation. */
    public record Component(
            @Field(help = "Grouping factor, or residual") String group,

            @Field(help = "Number of its levels, or of rows")
            int levels,

            @Field(help = "Variance") double variance,
            @Field(help = "Standard deviation") double sd,

            @Field(help = "Share of the variance of all sources")
            double share) {}

    /**
     * The fitted model.
     *
     * @param coefficients of the fixed part, the intercept first
     * @param terms tests of whole terms; Type III with {@link Design.Coding#SUM_TO_ZERO}
     * @param components the random factors in the given order, the residual last
     * @param deviance minus twice the (restricted) log likelihood
     * @param likelihood what was maximised
     * @param parameters number of fixed coefficients and variances
     * @param n complete rows
     * @param note that a variance is estimated as zero; empty where all is well
     */
    public record Result(
            List<Coefficient> coefficients,
            List<TermTest> terms,
            List<Component> components,
            double deviance,
            Likelihood likelihood,
            int parameters,
            int n,
            String note) {

        public Result {
            coefficients = List.copyOf(coefficients);
            terms = List.copyOf(terms);
            components = List.copyOf(components);
        }

        /** The coefficient of a column. */
        public Coefficient coefficient(String name) {
            return coefficients.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadParameterException("The model has no column '" + name + "'; it has "
                            + coefficients.stream().map(Coefficient::name).toList()));
        }

        /** Akaike's criterion; comparable between models with the same fixed part, or fitted by maximum likelihood. */
        public double aic() {
            return deviance + 2 * parameters;
        }
    }

    private static final double SINGULAR = 1e-4;
    private static final int MAX_EVALUATIONS = 20_000;

    private final FixedPart fixed;
    private final RandomIntercepts random;
    private final boolean restricted;
    private final double[] theta;
    private final double sigma;
    private final RandomIntercepts.State state;
    private final Satterthwaite<Point> satterthwaite;

    /**
     * Fits the model.
     *
     * @param y the response; rows with NaN or a missing variable are left out
     * @param design the fixed part
     * @param groups one or more factors whose levels have random intercepts. Nested levels must have names of their own
     *     (mouse 1 dendrite 1, mouse 2 dendrite 1): see {@link #nested}
     */
    public static Result run(double[] y, Design design, List<Factor> groups, Likelihood likelihood) {
        if (groups.isEmpty()) {
            throw new BadParameterException("A mixed model needs a grouping factor; give at least one");
        }
        FixedPart fixed = FixedPart.of(y, design, groups);
        List<int[]> levels = groups.stream().map(fixed::levels).toList();
        check(fixed, groups, levels);
        return new MixedModel(fixed, levels, likelihood == Likelihood.REML).result(groups, levels);
    }

    /** The comparison of two models of which one is a special case of the other. */
    public record LikelihoodRatio(
            @Field(help = "Difference of the deviances") double chi2,

            @Field(help = "Difference of the numbers of parameters")
            int df,

            @Field(help = "p value from the chi-squared distribution")
            double p,

            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "What the reader should know") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("chi-squared(" + df + ")", chi2);
        }
    }

    /**
     * The likelihood-ratio test. Models that differ in fixed effects must be fitted by maximum likelihood. Where they differ
     * in a variance, which cannot be below zero, p is too large, at most twofold for one variance.
     *
     * @param smaller a special case of the larger model, fitted to the same rows
     */
    public static LikelihoodRatio compare(Result smaller, Result larger) {
        int df = larger.parameters() - smaller.parameters();
        if (smaller.n() != larger.n() || smaller.likelihood() != larger.likelihood() || df < 1) {
            throw new BadInputException("The models have " + smaller.n() + " and " + larger.n() + " rows, "
                    + smaller.parameters() + " and " + larger.parameters() + " parameters, "
                    + smaller.likelihood() + " and " + larger.likelihood()
                    + "; expected equal rows and likelihoods and fewer parameters in the first");
        }
        boolean fixedDiffer =
                smaller.coefficients().size() != larger.coefficients().size();
        String note = fixedDiffer && larger.likelihood() == Likelihood.REML
                ? "not valid: the models differ in fixed effects and are not fitted by maximum likelihood"
                : "";
        double chi2 = Math.max(0, smaller.deviance() - larger.deviance());
        double lnP = note.isEmpty() ? Tails.lnChiSquared(chi2, df) : Double.NaN;
        return new LikelihoodRatio(chi2, df, Math.exp(lnP), lnP, note);
    }

    /** The factor whose levels are the combinations of two: the inner one within the outer one. */
    public static Factor nested(Factor outer, Factor inner) {
        String[] names = new String[outer.codes().length];
        for (int i = 0; i < names.length; i++) {
            boolean missing = outer.codes()[i] == Factor.MISSING || inner.codes()[i] == Factor.MISSING;
            names[i] = missing
                    ? ""
                    : outer.levels().get(outer.codes()[i])
                            + "/"
                            + inner.levels().get(inner.codes()[i]);
        }
        return Factor.of(outer.name() + "/" + inner.name(), names);
    }

    private static void check(FixedPart fixed, List<Factor> groups, List<int[]> levels) {
        int freedom = fixed.n() - fixed.fit().rank();
        if (freedom < 1) {
            throw new BadInputException("The model has " + fixed.fit().rank() + " fixed coefficients for " + fixed.n()
                    + " complete rows; give more rows or fewer terms");
        }
        for (int k = 0; k < groups.size(); k++) {
            int count = FixedPart.count(levels.get(k));
            if (count < 2 || count >= fixed.n()) {
                throw new BadInputException("Grouping factor '" + groups.get(k).name() + "' has " + count
                        + " levels in " + fixed.n() + " rows; expected at least 2 and fewer than rows");
            }
        }
        if (!(fixed.fit().residual() > 1e-20 * fixed.fit().explainedFrom(0))
                || fixed.fit().residual() == 0) {
            throw new BadInputException("The fixed part explains the response completely; there is nothing to model");
        }
    }

    private MixedModel(FixedPart fixed, List<int[]> levels, boolean restricted) {
        this.fixed = fixed;
        this.restricted = restricted;
        this.random = new RandomIntercepts(fixed.fit().basis(), fixed.fit().residuals(), levels);
        this.theta = optimum(levels.size());
        this.state = random.at(theta);
        this.sigma = Math.sqrt(state.residual() / freedom());
        double[] parameters = Arrays.copyOf(theta, theta.length + 1);
        parameters[theta.length] = sigma;
        this.satterthwaite = new Satterthwaite<>(this::deviance, parameters, this::point);
    }

    private int freedom() {
        return restricted ? random.n() - random.p() : random.n();
    }

    // The deviance is an even function of theta, so the search needs no bounds.
    private double[] optimum(int size) {
        double[] best = new double[size];
        Arrays.fill(best, 1);
        MultivariateFunction profiled = this::profiled;
        for (double step : new double[] {0.5, 0.1, 0.01}) {
            best = new SimplexOptimizer(new SimpleValueChecker(1e-14, 1e-11))
                    .optimize(
                            new MaxEval(MAX_EVALUATIONS),
                            new ObjectiveFunction(profiled),
                            GoalType.MINIMIZE,
                            new InitialGuess(best),
                            new NelderMeadSimplex(size, step))
                    .getPoint();
        }
        for (int k = 0; k < size; k++) {
            best[k] = Math.abs(best[k]);
            double[] without = best.clone();
            without[k] = 0;
            if (best[k] < SINGULAR || profiled(without) <= profiled(best)) {
                best = without;
            }
        }
        return best;
    }

    private double profiled(double[] at) {
        RandomIntercepts.State s = random.at(at);
        return determinants(s) + freedom() * (1 + Math.log(2 * Math.PI * s.residual() / freedom()));
    }

    // Of the relative standard deviations and, last, that of the residual.
    private double deviance(double[] parameters) {
        Point point = point(parameters);
        double variance = point.residualVariance();
        return determinants(point.state())
                + freedom() * Math.log(2 * Math.PI * variance)
                + point.state().residual() / variance;
    }

    private double determinants(RandomIntercepts.State s) {
        double fixedPart = restricted
                ? Cholesky.lnDeterminant(s.information()) + fixed.fit().lnDeterminant()
                : 0;
        return s.lnDeterminant() + fixedPart;
    }

    private Result result(List<Factor> groups, List<int[]> levels) {
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < fixed.design().size(); j++) {
            coefficients.add(coefficient(fixed.design().names().get(j), fixed.dual(j)));
        }
        List<TermTest> terms = new ArrayList<>();
        for (int t = 0; t < fixed.design().terms().size(); t++) {
            terms.add(test(t));
        }
        List<Component> components = new ArrayList<>();
        List<String> zero = new ArrayList<>();
        double all = 1 + LinearFit.dot(theta, theta);
        for (int k = 0; k < theta.length; k++) {
            String name = groups.get(k).name();
            double sd = theta[k] * sigma;
            components.add(new Component(name, FixedPart.count(levels.get(k)), sd * sd, sd, square(theta[k]) / all));
            if (theta[k] == 0) {
                zero.add(name);
            }
        }
        components.add(new Component("residual", random.n(), sigma * sigma, sigma, 1 / all));
        String note = zero.isEmpty() ? "" : "the variance of " + String.join(", ", zero) + " is estimated as zero";
        int parameters = random.p() + theta.length + 1;
        Likelihood likelihood = restricted ? Likelihood.REML : Likelihood.ML;
        return new Result(coefficients, terms, components, profiled(theta), likelihood, parameters, random.n(), note);
    }

    private Coefficient coefficient(String name, double[] dual) {
        double estimate = fixed.fit().estimate(dual) + LinearFit.dot(dual, state.coefficients());
        if (Double.isNaN(estimate)) {
            double nan = Double.NaN;
            String note = "not determined: the column depends on the others";
            return new Coefficient(name, nan, nan, nan, nan, nan, nan, nan, nan, note);
        }
        double se = Math.sqrt(variance(dual, state, sigma * sigma));
        double df = df(dual);
        double lnP = Tails.lnT(estimate / se, df);
        double half = Intervals.t95(df) * se;
        return new Coefficient(
                name, estimate, se, df, estimate / se, estimate - half, estimate + half, Math.exp(lnP), lnP, "");
    }

    private double df(double[] dual) {
        return satterthwaite.df(point -> variance(dual, point.state(), point.residualVariance()));
    }

    // The model at some variances.
    private record Point(RandomIntercepts.State state, double residualVariance) {}

    private Point point(double[] parameters) {
        int last = parameters.length - 1;
        return new Point(random.at(Arrays.copyOf(parameters, last)), square(parameters[last]));
    }

    private static double variance(double[] dual, RandomIntercepts.State state, double residualVariance) {
        return residualVariance * LinearFit.dot(dual, Cholesky.solve(state.information(), dual));
    }

    // Independent contrasts of the term's coefficients have one t test each; their mean square is F (Fai and Cornelius
    // 1996, doi:10.1080/00949659608811740).
    private TermTest test(int t) {
        String name = fixed.design().terms().get(t).toString();
        double[][] duals =
                Arrays.stream(fixed.design().columnsOf(t)).mapToObj(fixed::dual).toArray(double[][]::new);
        int q = duals.length;
        if (q == 0 || Arrays.stream(duals).anyMatch(d -> Double.isNaN(d[0]))) {
            String note = "not testable: its columns depend on the others or a factor has one level";
            double nan = Double.NaN;
            return new TermTest(name, nan, q, nan, nan, nan, nan, nan, nan, note);
        }
        double[][] covariance = new double[q][q];
        for (int i = 0; i < q; i++) {
            double[] solved = Cholesky.solve(state.information(), duals[i]);
            for (int j = 0; j < q; j++) {
                covariance[i][j] = LinearFit.dot(duals[j], solved);
            }
        }
        EigenDecomposition axes = new EigenDecomposition(new Array2DRowRealMatrix(covariance));
        double f = 0;
        double[] dfs = new double[q];
        for (int k = 0; k < q; k++) {
            double[] contrast = new double[random.p()];
            for (int i = 0; i < q; i++) {
                for (int j = 0; j < contrast.length; j++) {
                    contrast[j] += axes.getV().getEntry(i, k) * duals[i][j];
                }
            }
            double estimate = fixed.fit().estimate(contrast) + LinearFit.dot(contrast, state.coefficients());
            f += estimate * estimate / variance(contrast, state, sigma * sigma) / q;
            dfs[k] = df(contrast);
        }
        double errorDf = jointDf(dfs);
        double lnP = Tails.lnF(f, q, errorDf);
        double eta = f * q / (f * q + errorDf);
        Intervals.Interval interval = Noncentral.partialEtaSquared(f, q, errorDf);
        return new TermTest(name, f, q, errorDf, eta, interval.low(), interval.high(), Math.exp(lnP), lnP, "");
    }

    private static double jointDf(double[] dfs) {
        double smallest = Arrays.stream(dfs).min().orElse(Double.NaN);
        double largest = Arrays.stream(dfs).max().orElse(Double.NaN);
        if (largest - smallest < 1e-8) {
            return smallest;
        }
        if (smallest <= 2) {
            return 2;
        }
        double sum = Arrays.stream(dfs).map(df -> df / (df - 2)).sum();
        return 2 * sum / (sum - dfs.length);
    }

    private static double square(double value) {
        return value * value;
    }
}
