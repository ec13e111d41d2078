// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Linear mixed models with nested or crossed random intercepts and random slopes: for rows (spines, pairs) that are not
 * independent because they share a dendrite, a field or an animal. Fixed effects are tested with Satterthwaite's or with
 * Kenward and Roger's degrees of freedom, as {@code lmerTest} does in R.
 */
public final class MixedModel {

    /** What is maximised. */
    public enum Likelihood {
        /** The restricted likelihood, whose variances are not biased by the fixed effects: the usual choice. */
        REML,
        /** The likelihood, for comparing models that differ in fixed effects. */
        ML
    }

    /** Where degrees of freedom come from. */
    public enum Freedom {
        /** Satterthwaite's method (Kuznetsova et al. 2017, doi:10.18637/jss.v082.i13). */
        SATTERTHWAITE,
        /**
         * The method of Kenward and Roger (1997, doi:10.2307/2533558), which also corrects the standard errors for the
         * variances being estimates: to be preferred with few animals. It needs {@link Likelihood#REML}.
         */
        KENWARD_ROGER
    }

    /** The settings. */
    public record Params(
            @Field(init = "REML", help = "What a mixed model maximises")
            Likelihood likelihood,

            @Field(init = "SATTERTHWAITE", help = "Where the degrees of freedom of a mixed model come from")
            Freedom df)
            implements Serializable {

        /** Restricted likelihood and Satterthwaite's degrees of freedom. */
        public static Params defaults() {
            return new Params(Likelihood.REML, Freedom.SATTERTHWAITE);
        }
    }

    private MixedModel() {}

    /**
     * Fits a model of random intercepts with Satterthwaite's degrees of freedom.
     *
     * @param groups one or more factors whose levels have random intercepts. Nested levels must have names of their own
     *     (mouse 1 dendrite 1, mouse 2 dendrite 1): see {@link #nested}
     */
    public static MixedFit run(double[] y, Design design, List<Factor> groups, Likelihood likelihood) {
        return run(
                y,
                design,
                groups.stream().map(RandomTerm::intercept).toList(),
                new Params(likelihood, Freedom.SATTERTHWAITE));
    }

    /**
     * Fits the model.
     *
     * @param y the response; rows with NaN or a missing variable are left out
     * @param design the fixed part
     * @param random the random part, one or more terms
     */
    public static MixedFit run(double[] y, Design design, List<RandomTerm> random, Params params) {
        if (random.isEmpty()) {
            throw new BadParameterException("A mixed model needs a grouping factor; give at least one");
        }
        boolean restricted = params.likelihood() == Likelihood.REML;
        if (params.df() == Freedom.KENWARD_ROGER && !restricted) {
            throw new BadParameterException("df = KENWARD_ROGER needs likelihood = REML, not ML");
        }
        double[] complete = complete(y, random);
        FixedPart fixed = FixedPart.of(
                complete, design, random.stream().map(RandomTerm::group).toList());
        RandomStructure structure = RandomStructure.of(fixed, random);
        check(fixed, fixed.pick(complete));
        MixedLikelihood likelihood = new MixedLikelihood(fixed, structure, restricted);
        double[] theta = VarianceSearch.minimum(structure, likelihood::profiled);
        return new MixedFit(fixed, structure, likelihood, theta, params.df());
    }

    // The response without the rows in which the variable of a slope is missing.
    private static double[] complete(double[] y, List<RandomTerm> random) {
        double[] complete = y.clone();
        for (RandomTerm term : random) {
            double[] x = term.slope().map(Covariate::values).orElse(y);
            if (x.length != y.length) {
                throw new BadInputException("Variable '"
                        + term.slope().map(Covariate::name).orElse("") + "' has " + x.length
                        + " rows, the response " + y.length + "; expected equal lengths");
            }
            for (int i = 0; i < y.length; i++) {
                Samples.refuseInfinite(x[i], term.slope().map(Covariate::name).orElse("the response"), i);
                complete[i] = Double.isNaN(x[i]) ? Double.NaN : complete[i];
            }
        }
        return complete;
    }

    private static void check(FixedPart fixed, double[] y) {
        int rank = fixed.fit().rank();
        if (fixed.n() <= rank) {
            throw new BadInputException("The model has " + rank + " fixed coefficients for " + fixed.n()
                    + " complete rows; give more rows or fewer terms");
        }
        if (Samples.constant(y)) {
            throw new BadInputException(
                    "All " + y.length + " values of the response are " + y[0] + "; there is nothing to model");
        }
        double left = fixed.fit().residual();
        if (!(left > 1e-20 * fixed.fit().explainedFrom(0)) || left == 0) {
            throw new BadInputException("The fixed part explains the response completely; there is nothing to model");
        }
    }

    /**
     * The likelihood-ratio test. Models that differ in fixed effects must be fitted by maximum likelihood. The test of one
     * variance, or of a slope's variance with its covariance, allows for variances not being below zero; where models differ
     * in more of them, p is too large.
     *
     * @param smaller a special case of the larger model, fitted to the same rows
     */
    public static LikelihoodRatio compare(MixedFit smaller, MixedFit larger) {
        int df = larger.parameters() - smaller.parameters();
        if (smaller.n() != larger.n() || smaller.likelihood() != larger.likelihood() || df < 1) {
            throw new BadInputException("The models have " + smaller.n() + " and " + larger.n() + " rows, "
                    + smaller.parameters() + " and " + larger.parameters() + " parameters, "
                    + smaller.likelihood() + " and " + larger.likelihood()
                    + "; expected equal rows and likelihoods and fewer parameters in the first");
        }
        double chi2 = smaller.deviance() - larger.deviance();
        boolean fixedDiffer = smaller.rank() != larger.rank();
        if (fixedDiffer && larger.likelihood() == Likelihood.REML) {
            return LikelihoodRatio.invalid(
                    chi2, df, "not valid: the models differ in fixed effects and are not fitted by maximum likelihood");
        }
        return LikelihoodRatio.between(chi2, df, larger.variances() - smaller.variances(), fixedDiffer);
    }

    /** The factor whose levels are the combinations of two: the inner one within the outer one. */
    public static Factor nested(Factor outer, Factor inner) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < outer.codes().length; i++) {
            boolean missing = outer.codes()[i] == Factor.MISSING || inner.codes()[i] == Factor.MISSING;
            names.add(
                    missing
                            ? ""
                            : outer.levels().get(outer.codes()[i])
                                    + "/"
                                    + inner.levels().get(inner.codes()[i]));
        }
        return Factor.of(outer.name() + "/" + inner.name(), names.toArray(String[]::new));
    }
}
