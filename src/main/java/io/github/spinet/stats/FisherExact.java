// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.stats;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import org.apache.commons.math3.special.Gamma;

/** Fisher's exact test of a table of two rows and two columns, with the conventions of R's {@code fisher.test}. */
public final class FisherExact {

    /** The outcome of the test. */
    public record Result(
            @Field(help = "Conditional maximum-likelihood estimate of the odds ratio")
            double oddsRatio,

            @Field(help = "Lower end of the exact 95 % confidence interval of the odds ratio")
            double low,

            @Field(help = "Upper end of the exact 95 % confidence interval of the odds ratio")
            double high,

            @Field(help = "Number of observations") long n,

            @Field(help = "p value; two-sided, of all tables no likelier than the observed one")
            double p,

            @Field(help = "Natural logarithm of p") double lnP,
            @Field(help = "Why a value is undefined") String note)
            implements TestResult {

        @Override
        public String summary() {
            return Phrase.is("odds ratio", oddsRatio, low, high) + ", n = " + n;
        }
    }

    // Tables within this factor count as equally likely, as in R.
    private static final double EQUAL = 1 + 1e-7;
    private static final double TAIL = 0.025;
    private static final double MOST = 700;

    private FisherExact() {}

    /** The two-sided test of the table with rows (a, b) and (c, d). */
    public static Result run(long a, long b, long c, long d) {
        return run(a, b, c, d, Permutation.Tail.TWO_SIDED);
    }

    /**
     * Tests the table with rows (a, b) and (c, d). The interval of the odds ratio has two ends whatever the tail.
     *
     * @param tail GREATER asks whether the odds ratio is above 1
     * @return p = 1 and an undefined odds ratio, with the reason in the note, if a row or a column is empty
     */
    public static Result run(long a, long b, long c, long d, Permutation.Tail tail) {
        for (long count : new long[] {a, b, c, d}) {
            if (count < 0) {
                throw new BadInputException("A cell of the table holds " + count + "; counts must not be negative");
            }
        }
        long n = a + b + c + d;
        if (a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0) {
            return new Result(Double.NaN, Double.NaN, Double.NaN, n, 1, 0, "a row or a column has no observations");
        }
        Tables tables = new Tables(a, b, c, d);
        double lnP = tables.lnP(tail);
        return new Result(tables.estimate(), tables.lowerEnd(), tables.upperEnd(), n, Math.exp(lnP), lnP, "");
    }

    // All tables with the margins of the observed one, by their first cell.
    private static final class Tables {
        private final long from;
        private final int observed;
        private final double[] lnWeights;

        Tables(long a, long b, long c, long d) {
            from = Math.max(0, a - d);
            long to = Math.min(a + b, a + c);
            observed = (int) (a - from);
            lnWeights = new double[(int) (to - from + 1)];
            for (int i = 0; i < lnWeights.length; i++) {
                lnWeights[i] = lnChoose(a + b, from + i) + lnChoose(c + d, a + c - from - i);
            }
        }

        double lnP(Permutation.Tail tail) {
            return switch (tail) {
                case TWO_SIDED -> lnTwoSided();
                case LESS -> lnShare(0, observed + 1);
                case GREATER -> lnShare(observed, lnWeights.length);
            };
        }

        private double lnShare(int first, int end) {
            double part = Double.NEGATIVE_INFINITY;
            double all = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < lnWeights.length; i++) {
                all = lnSum(all, lnWeights[i]);
                part = i >= first && i < end ? lnSum(part, lnWeights[i]) : part;
            }
            return Math.min(0, part - all);
        }

        private double lnTwoSided() {
            double bound = lnWeights[observed] + Math.log(EQUAL);
            double unlikely = Double.NEGATIVE_INFINITY;
            double all = Double.NEGATIVE_INFINITY;
            for (double weight : lnWeights) {
                all = lnSum(all, weight);
                unlikely = weight <= bound ? lnSum(unlikely, weight) : unlikely;
            }
            return Math.min(0, unlikely - all);
        }

        // The odds ratio under which the expected first cell is the observed one.
        double estimate() {
            if (observed == 0) {
                return 0;
            }
            if (observed == lnWeights.length - 1) {
                return Double.POSITIVE_INFINITY;
            }
            return Math.exp(Intervals.root(lnOdds -> observed - expected(lnOdds), -MOST, MOST));
        }

        double lowerEnd() {
            return observed == 0
                    ? 0
                    : Math.exp(Intervals.root(lnOdds -> TAIL - share(lnOdds, observed, lnWeights.length), -MOST, MOST));
        }

        double upperEnd() {
            return observed == lnWeights.length - 1
                    ? Double.POSITIVE_INFINITY
                    : Math.exp(Intervals.root(lnOdds -> share(lnOdds, 0, observed + 1) - TAIL, -MOST, MOST));
        }

        private double expected(double lnOdds) {
            double largest = largest(lnOdds);
            double sum = 0;
            double weighted = 0;
            for (int i = 0; i < lnWeights.length; i++) {
                double weight = Math.exp(lnWeights[i] + lnOdds * i - largest);
                sum += weight;
                weighted += i * weight;
            }
            return weighted / sum;
        }

        // The probability of the first cells from one index up to another under an odds ratio.
        private double share(double lnOdds, int first, int end) {
            double largest = largest(lnOdds);
            double sum = 0;
            double part = 0;
            for (int i = 0; i < lnWeights.length; i++) {
                double weight = Math.exp(lnWeights[i] + lnOdds * i - largest);
                sum += weight;
                part += i >= first && i < end ? weight : 0;
            }
            return part / sum;
        }

        private double largest(double lnOdds) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < lnWeights.length; i++) {
                largest = Math.max(largest, lnWeights[i] + lnOdds * i);
            }
            return largest;
        }
    }

    private static double lnChoose(double n, double k) {
        return Gamma.logGamma(n + 1) - Gamma.logGamma(k + 1) - Gamma.logGamma(n - k + 1);
    }

    private static double lnSum(double a, double b) {
        double larger = Math.max(a, b);
        return larger == Double.NEGATIVE_INFINITY
                ? larger
                : larger + Math.log(Math.exp(a - larger) + Math.exp(b - larger));
    }
}
