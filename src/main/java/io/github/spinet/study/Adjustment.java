// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.stats.Familywise;
import io.github.spinet.stats.Fdr;

/** How p values are adjusted for the number of comparisons. */
public enum Adjustment {
    /** Not at all. */
    NONE(""),
    /** False discovery rate, Benjamini and Hochberg. */
    BH("adjusted for the false discovery rate (Benjamini-Hochberg)"),
    /** False discovery rate under any dependence, Benjamini and Yekutieli. */
    BY("adjusted for the false discovery rate (Benjamini-Yekutieli)"),
    /** Storey's q values. */
    STOREY("Storey's q values"),
    /** Bonferroni. */
    BONFERRONI("Bonferroni-adjusted"),
    /** Holm. */
    HOLM("Holm-adjusted"),
    /** False discovery rate; another name of {@link #BH}. */
    FDR("adjusted for the false discovery rate (Benjamini-Hochberg)"),
    /** Šidák. */
    SIDAK("Šidák-adjusted");

    private final String words;

    Adjustment(String words) {
        this.words = words;
    }

    /** As a sentence says it. */
    String words() {
        return words;
    }

    /** The adjusted values in the order of p; NaN stay NaN and do not count. */
    double[] apply(double[] p, double lambda) {
        return switch (this) {
            case NONE -> p.clone();
            case BH, FDR -> Fdr.benjaminiHochberg(p);
            case BY -> Fdr.benjaminiYekutieli(p);
            case STOREY -> Fdr.storey(p, lambda);
            case BONFERRONI -> Familywise.bonferroni(p);
            case HOLM -> Familywise.holm(p);
            case SIDAK -> Familywise.sidak(p);
        };
    }

    /** The same from and to logarithms, for p that are too small for numbers. */
    double[] applyLn(double[] lnP, double lambda) {
        return switch (this) {
            case NONE -> lnP.clone();
            case BH, FDR -> Fdr.lnBenjaminiHochberg(lnP);
            case BY -> Fdr.lnBenjaminiYekutieli(lnP);
            case STOREY -> Fdr.lnStorey(lnP, lambda);
            case BONFERRONI -> Familywise.lnBonferroni(lnP);
            case HOLM -> Familywise.lnHolm(lnP);
            case SIDAK -> Familywise.lnSidak(lnP);
        };
    }
}
