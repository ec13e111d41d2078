// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.stats.MixedModel.Freedom;
import io.github.spinet.stats.MixedModel.Likelihood;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A fitted linear mixed model. It cannot be changed; what follows from it is computed when it is asked for. */
public final class MixedFit {

    private final FixedPart fixed;
    private final RandomStructure structure;
    private final MixedLikelihood likelihood;
    private final double[] theta;
    private final RandomEffects.State state;
    private final double sigma;
    private final FixedErrors errors;
    private final List<Coefficient> coefficients = new ArrayList<>();
    private final List<TermTest> terms = new ArrayList<>();
    private final MixedVariances variances;

    MixedFit(FixedPart fixed, RandomStructure structure, MixedLikelihood likelihood, double[] theta, Freedom freedom) {
        this.fixed = fixed;
        this.structure = structure;
        this.likelihood = likelihood;
        this.theta = theta;
        this.state = likelihood.at(theta);
        this.sigma = Math.sqrt(state.residual() / likelihood.freedom());
        double[] parameters = Arrays.copyOf(theta, theta.length + 1);
        parameters[theta.length] = sigma;
        this.errors = freedom == Freedom.KENWARD_ROGER
                ? new KenwardRoger(structure, likelihood.effects(), theta, sigma * sigma)
                : new Satterthwaite(likelihood, parameters);
        this.variances = new MixedVariances(structure, theta, sigma, fitted(), fixed.n());
        for (int j = 0; j < fixed.design().size(); j++) {
            double[] weights = new double[fixed.design().size()];
            weights[j] = 1;
            coefficients.add(contrast(fixed.design().names().get(j), weights));
        }
        for (int t = 0; t < fixed.design().terms().size(); t++) {
            terms.add(test(t));
        }
    }

    /** The coefficients of the fixed part, the intercept first. */
    public List<Coefficient> coefficients() {
        return List.copyOf(coefficients);
    }

    /** The coefficient of a column. */
    public Coefficient coefficient(String name) {
        return coefficients.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadParameterException("The model has no column '" + name + "'; it has "
                        + coefficients.stream().map(Coefficient::name).toList()));
    }

    /** Tests of whole terms; Type III with {@link Design.Coding#SUM_TO_ZERO}. */
    public List<TermTest> terms() {
        return List.copyOf(terms);
    }

    /**
     * A linear combination of the coefficients, with its test: a difference of two means, for example.
     *
     * @param weights one for each of the {@link #coefficients()}
     * @return undefined where the data do not determine the combination
     */
    public Coefficient contrast(String name, double[] weights) {
        double[] dual = dual(weights);
        double estimate = estimate(dual);
        return Double.isNaN(estimate)
                ? Coefficient.undefined(name, "not determined: the column depends on the others")
                : Coefficient.of(name, estimate, Math.sqrt(errors.covariance(dual, dual)), errors.df(dual));
    }

    /**
     * The covariance of two linear combinations of the coefficients; NaN where the data do not determine one.
     *
     * @param a one weight for each of the {@link #coefficients()}
     */
    public double covariance(double[] a, double[] b) {
        return errors.covariance(dual(a), dual(b));
    }

    /** The covariance matrix of the {@link #coefficients()}; NaN where the data do not determine one. */
    public double[][] covariance() {
        int size = coefficients.size();
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i][j] = errors.covariance(fixed.dual(i), fixed.dual(j));
            }
        }
        return covariance;
    }

    /**
     * The joint test that several linear combinations are all zero.
     *
     * @param weights of each combination, one for each of the {@link #coefficients()}; linearly independent
     */
    public TermTest joint(String name, double[][] weights) {
        double[][] duals = Arrays.stream(weights).map(this::dual).toArray(double[][]::new);
        double[] estimates = Arrays.stream(duals).mapToDouble(this::estimate).toArray();
        if (duals.length == 0 || Arrays.stream(estimates).anyMatch(Double::isNaN)) {
            return TermTest.undefined(
                    name, duals.length, "not testable: its columns depend on the others or a factor has one level");
        }
        FixedErrors.Joint joint = errors.joint(duals, estimates);
        return TermTest.of(name, joint.f(), duals.length, joint.errorDf());
    }

    private TermTest test(int term) {
        int size = fixed.design().size();
        double[][] weights = IntStream.of(fixed.design().columnsOf(term))
                .mapToObj(j -> {
                    double[] unit = new double[size];
                    unit[j] = 1;
                    return unit;
                })
                .toArray(double[][]::new);
        return joint(fixed.design().terms().get(term).toString(), weights);
    }

    private double[] dual(double[] weights) {
        if (weights.length != fixed.design().size()) {
            throw new BadParameterException("The model has " + fixed.design().size() + " coefficients, the combination "
                    + weights.length + " weights; expected equal numbers");
        }
        return fixed.fit().dual(weights);
    }

    private double estimate(double[] dual) {
        return fixed.fit().estimate(dual) + LinearFit.dot(dual, state.coefficients());
    }

    // What the fixed part predicts of each complete row.
    private double[] fitted() {
        double[] fitted = new double[fixed.n()];
        double[] projections = fixed.fit().projections();
        double[][] basis = fixed.fit().basis();
        for (int j = 0; j < basis.length; j++) {
            double value = projections[j] + state.coefficients()[j];
            for (int i = 0; i < fitted.length; i++) {
                fitted[i] += value * basis[j][i];
            }
        }
        return fitted;
    }

    /**
     * What the random effects of each level are predicted to be (best linear unbiased predictions), in the order of the random
     * part and of the levels' first rows.
     */
    public List<RandomEffect> predictions() {
        double[][][] predictions = likelihood.effects().predictions(structure.factors(theta));
        List<RandomEffect> effects = new ArrayList<>();
        for (int b = 0; b < predictions.length; b++) {
            RandomStructure.Block block = structure.blocks().get(b);
            for (int level = 0; level < predictions[b].length; level++) {
                for (int k = 0; k < block.size(); k++) {
                    double value = LinearFit.dot(block.original()[k], predictions[b][level]);
                    effects.add(new RandomEffect(block.group(), block.levelName(level), block.effect(k), value));
                }
            }
        }
        return effects;
    }

    /** The sources of random variation in the given order, the residual last. */
    public List<VarianceComponent> components() {
        return variances.components();
    }

    /**
     * The share of the variance that the fixed part explains (Nakagawa and Schielzeth 2013,
     * doi:10.1111/j.2041-210x.2012.00261.x; with slopes Johnson 2014, doi:10.1111/2041-210X.12225).
     */
    public double marginalR2() {
        return variances.marginalR2();
    }

    /** The share of the variance that the fixed and the random part explain together. */
    public double conditionalR2() {
        return variances.conditionalR2();
    }

    /** Minus twice the (restricted) log likelihood. */
    public double deviance() {
        return likelihood.profiled(theta);
    }

    /** What was maximised. */
    public Likelihood likelihood() {
        return likelihood.restricted() ? Likelihood.REML : Likelihood.ML;
    }

    /** Number of fixed coefficients and parameters of variances. */
    public int parameters() {
        return rank() + theta.length + 1;
    }

    /** Number of fixed coefficients that the data determine. */
    int rank() {
        return fixed.fit().rank();
    }

    /** Number of variances without the residual. */
    int variances() {
        return (int)
                IntStream.range(0, theta.length).filter(structure::diagonal).count();
    }

    /** Complete rows. */
    public int n() {
        return fixed.n();
    }

    /** Whether a variance is estimated as zero or a correlation as one. */
    public boolean singular() {
        return !note().isEmpty();
    }

    /** That the model is singular, and where; empty where all is well. */
    public String note() {
        return variances.note();
    }

    /** Akaike's criterion; comparable between models with the same fixed part, or fitted by maximum likelihood. */
    public double aic() {
        return deviance() + 2 * parameters();
    }
}
