// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

/** What the result of every test can be asked. */
public interface TestResult {

    /** The p value; NaN where the test is not defined, 0 only where ln p is below about −745. */
    double p();

    /** The natural logarithm of p, which is exact where p itself underflows. */
    double lnP();

    /** Why a value is NaN, or what the reader should know; empty where all is well. */
    String note();

    /** Statistic, degrees of freedom and effect size with its interval, as papers print them, without p and note. */
    String summary();

    /** The outcome in one line: summary, p and note, or why there is none. */
    default String sentence() {
        if (Double.isNaN(p())) {
            return "not tested: " + note();
        }
        return summary() + ", " + Phrase.p(lnP()) + (note().isEmpty() ? "" : " (" + note() + ")");
    }
}
