// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The variances of a fitted mixed model, their shares of the whole, and what is singular in them. */
final class MixedVariances {

    private static final double ONE = 1e-9;

    private final RandomStructure structure;
    private final List<VarianceComponent> components = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final double ofRandom;
    private final double ofFixed;
    private final double residual;

    /** @param fitted what the fixed part predicts of each row */
    MixedVariances(RandomStructure structure, double[] theta, double sigma, double[] fitted, int n) {
        this.structure = structure;
        residual = sigma * sigma;
        double[][] parts = new double[structure.blocks().size()][];
        double sum = 0;
        for (int b = 0; b < parts.length; b++) {
            parts[b] = averages(structure.blocks().get(b), structure.factors(theta)[b]);
            sum += Arrays.stream(parts[b]).sum();
        }
        ofRandom = residual * sum;
        double sd = Describe.sd(fitted);
        ofFixed = sd * sd;
        double all = 1 + sum;
        for (int b = 0; b < parts.length; b++) {
            add(structure.blocks().get(b), structure.covariance(b, theta), parts, b, all);
        }
        double nan = Double.NaN;
        components.add(new VarianceComponent("residual", "", n, residual, sigma, nan, 1 / all, nan));
    }

    // What each column adds to the variance of a row on average, for unit residual variance. Columns that may correlate
    // are
    // centred, so that what they add has no covariance on average.
    private static double[] averages(RandomStructure.Block block, double[][] factor) {
        double[] averages = new double[factor.length];
        for (int k = 0; k < factor.length; k++) {
            double[] column = block.columns()[k];
            averages[k] = LinearFit.dot(factor[k], factor[k]) * LinearFit.dot(column, column) / column.length;
        }
        return averages;
    }

    private void add(RandomStructure.Block block, double[][] covariance, double[][] parts, int b, double all) {
        for (int k = 0; k < block.size(); k++) {
            double variance = residual * covariance[k][k];
            boolean slope = !block.names().get(k).isEmpty();
            String effect = block.effect(k);
            double correlation = Double.NaN;
            if (block.correlated()[k]) {
                double r = covariance[k][k - 1] / Math.sqrt(covariance[k][k] * covariance[k - 1][k - 1]);
                boolean one = Math.abs(r) > 1 - ONE;
                correlation = one ? Math.signum(r) : r;
                if (one) {
                    notes.add("the correlation of intercept and slope of " + effect + " of " + block.group()
                            + " is estimated as " + (r > 0 ? "1" : "-1"));
                }
            }
            if (variance == 0) {
                notes.add("the variance of " + (slope ? "the slope of " + effect + " of " : "") + block.group()
                        + " is estimated as zero");
            }
            double icc = slope ? Double.NaN : shared(parts, b) / all;
            components.add(new VarianceComponent(
                    block.group(),
                    effect,
                    block.count(),
                    variance,
                    Math.sqrt(variance),
                    correlation,
                    parts[b][k] / all,
                    icc));
        }
    }

    // What two rows of one level share on average: the intercepts of the level and of those around it.
    private double shared(double[][] parts, int of) {
        double shared = 0;
        for (int b = 0; b < parts.length; b++) {
            int intercept = structure.blocks().get(b).names().indexOf("");
            int[] outer = structure.blocks().get(b).levels();
            boolean around = b == of || isWithin(structure.blocks().get(of).levels(), outer);
            if (intercept >= 0 && around) {
                shared += parts[b][intercept];
            }
        }
        return shared;
    }

    /** Whether each level of a factor occurs with one level of another only. */
    static boolean isWithin(int[] inner, int[] outer) {
        int[] around = new int[FixedPart.count(inner)];
        Arrays.fill(around, -1);
        for (int i = 0; i < inner.length; i++) {
            if (around[inner[i]] >= 0 && around[inner[i]] != outer[i]) {
                return false;
            }
            around[inner[i]] = outer[i];
        }
        return true;
    }

    List<VarianceComponent> components() {
        return List.copyOf(components);
    }

    double marginalR2() {
        return ofFixed / (ofFixed + ofRandom + residual);
    }

    double conditionalR2() {
        return (ofFixed + ofRandom) / (ofFixed + ofRandom + residual);
    }

    String note() {
        return String.join("; ", notes);
    }
}
