// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

/** What is compared with the threshold of movement, one value a sample. */
final class Envelopes {

    private Envelopes() {}

    /**
     * The change from sample to sample, 0 at the first, as a centred moving mean that narrows near the ends.
     *
     * @param span odd number of samples
     */
    static double[] velocity(double[] x, int span) {
        int n = x.length;
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            int half = Math.min(span / 2, Math.min(i, n - 1 - i));
            // The sum of the steps i − half … i + half is one difference; the step into sample 0 is 0.
            mean[i] = (x[i + half] - x[Math.max(0, i - half - 1)]) / (2 * half + 1);
        }
        return mean;
    }

    static double[] magnitude(double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.abs(x[i]);
        }
        return y;
    }

    /** The largest minus the smallest of each sample and the {@code window} − 1 that follow, as far as there are any. */
    static double[] rangeAhead(double[] x, int window) {
        double[] range = new double[x.length];
        Extreme largest = new Extreme(x, 1);
        Extreme smallest = new Extreme(x, -1);
        for (int i = x.length - 1; i >= 0; i--) {
            range[i] = largest.ahead(i, window) - smallest.ahead(i, window);
        }
        return range;
    }

    // The candidates for the extreme of a window that slides backwards: the earlier a candidate, the less extreme.
    private static final class Extreme {
        private final double[] x;
        private final int sign;
        private final int[] candidates;
        private int first;
        private int end;

        Extreme(double[] x, int sign) {
            this.x = x;
            this.sign = sign;
            this.candidates = new int[x.length];
        }

        double ahead(int i, int window) {
            while (end > first && sign * x[candidates[end - 1]] <= sign * x[i]) {
                end--;
            }
            candidates[end++] = i;
            if (candidates[first] >= i + window) {
                first++;
            }
            return x[candidates[first]];
        }
    }
}
