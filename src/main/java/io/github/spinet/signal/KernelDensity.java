// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import java.util.Arrays;

/**
 * The most frequent value of a sample: the peak of its Gaussian kernel density.
 *
 * <p>Bandwidth and first grid are those of MATLAB's {@code ksdensity} (normal reference rule on the median absolute
 * deviation; 200 points from three bandwidths below the smallest to three above the largest value). The peak is then
 * looked for again on 201 points between its neighbours on the grid, as the published baseline code of the Komiyama
 * laboratory does.
 */
public final class KernelDensity {

    private static final int GRID = 200;
    private static final int REFINED = 201;
    private static final double MAD_OF_NORMAL = 0.6745;

    private KernelDensity() {}

    /**
     * The mode.
     *
     * @param sample any order; NaN values are left out
     * @return the mode in the unit of the sample; NaN for a sample without a defined value
     */
    public static double mode(double[] sample) {
        double[] sorted =
                Arrays.stream(sample).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        if (min == max) {
            return min;
        }
        double width = bandwidth(sorted);
        double from = min - 3 * width;
        double to = max + 3 * width;
        double[] density = density(sorted, width, from, to, GRID);
        int peak = firstMaximum(density);
        int left = Math.max(0, peak - 1);
        int right = Math.min(GRID - 1, peak + 1);
        if (left < peak && peak < right) {
            double rise = density[right] - density[left];
            // The higher neighbour is nearer in height to the peak than to the lower one: the maximum lies between
            // them.
            if (rise > 0 && density[peak] - density[right] < rise) {
                left = peak;
            } else if (rise < 0 && density[peak] - density[left] < -rise) {
                right = peak;
            }
        }
        double a = point(from, to, left, GRID);
        double b = point(from, to, right, GRID);
        return point(a, b, firstMaximum(density(sorted, width, a, b, REFINED)), REFINED);
    }

    /** The bandwidth for a sorted sample of at least two different values. */
    static double bandwidth(double[] sorted) {
        double middle = median(sorted);
        double[] deviations =
                Arrays.stream(sorted).map(v -> Math.abs(v - middle)).sorted().toArray();
        double scale = median(deviations) / MAD_OF_NORMAL;
        if (scale <= 0) {
            scale = sorted[sorted.length - 1] - sorted[0];
        }
        return scale * Math.pow(4.0 / (3.0 * sorted.length), 0.2);
    }

    private static double[] density(double[] sample, double width, double from, double to, int points) {
        double[] density = new double[points];
        for (int i = 0; i < points; i++) {
            double x = point(from, to, i, points);
            double sum = 0;
            for (double value : sample) {
                double z = (x - value) / width;
                sum += Math.exp(-0.5 * z * z);
            }
            density[i] = sum;
        }
        return density;
    }

    private static double point(double from, double to, int index, int points) {
        return from + (to - from) * index / (points - 1);
    }

    private static int firstMaximum(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
