// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * What neighbouring lines of an image have in common: the cross-spectra of an even line (2nd, 4th …) with the odd line
 * above and with the one below it, summed. Noise of different lines is independent and averages to nothing. Structures
 * that run obliquely lie to one side in the line above and to the other in the line below; their sum is symmetric.
 *
 * <p>Spectra are summed apart over stripes of rows, to see how far parts of the image agree.
 */
final class LineSpectra {

    static final int STRIPES = 12;
    // The sums of even lines with the one above and the one below have equal weights only if they do not break off.
    private static final double RAMP = 5;
    private static final int SHORTEST_TAPER = 4;

    private final int width;
    private final int height;
    private final int size;
    private final double phase;
    private final double[][] taper;
    private final DoubleFFT_1D transform;
    private final double[][] cross;
    private final double[] power;
    private double pairs;

    /**
     * Without any image yet.
     *
     * @param phase how far even lines are thought to lie right of odd ones, px; what is looked at of a line lies as far
     *     right, or parts that stay in place would speak for no phase
     */
    LineSpectra(int width, int height, double phase) {
        this.width = width;
        this.height = height;
        this.phase = phase;
        size = Math.max(2, Integer.highestOneBit(2 * width - 1));
        taper = new double[][] {taper(width, phase, -phase / 2), taper(width, phase, phase / 2)};
        transform = new DoubleFFT_1D(size);
        cross = new double[STRIPES][size];
        power = new double[size / 2];
    }

    /** The same without any image yet. */
    LineSpectra empty() {
        return new LineSpectra(width, height, phase);
    }

    private static double[] taper(int width, double phase, double right) {
        double[] taper = new double[width];
        double edge = Math.max(SHORTEST_TAPER, width / 8);
        double left = Math.abs(phase) / 2;
        for (int x = 0; x < width; x++) {
            double place = x - right;
            double in = (Math.min(place, width - 1 - place) - left + 0.5) / edge;
            taper[x] = (1 - Math.cos(Math.PI * Math.max(0, Math.min(1, in)))) / 2;
        }
        return taper;
    }

    /** The length of the transform, px. */
    int size() {
        return size;
    }

    /** Adds an image of the movie; undefined pixels count as the mean of their line. */
    void add(float[] image) {
        double[] above = new double[size];
        double[] line = new double[size];
        spectrum(image, 0, above);
        for (int y = 1; y < height; y++) {
            spectrum(image, y, line);
            double weight = Math.min(1, Math.min(y, height - y) / RAMP);
            double[] sum = cross[(int) ((long) y * STRIPES / height)];
            // Line y + 1 of the image, counted from 1.
            if (y % 2 == 1) {
                add(line, above, weight, sum);
            } else {
                add(above, line, weight, sum);
            }
            for (int k = 1; k < size / 2; k++) {
                double a = above[2 * k] * above[2 * k] + above[2 * k + 1] * above[2 * k + 1];
                double b = line[2 * k] * line[2 * k] + line[2 * k + 1] * line[2 * k + 1];
                power[k] += weight * (a + b) / 2;
            }
            pairs += weight;
            double[] swap = above;
            above = line;
            line = swap;
        }
    }

    private static void add(double[] even, double[] odd, double weight, double[] sum) {
        for (int i = 2; i < sum.length; i += 2) {
            sum[i] += weight * (even[i] * odd[i] + even[i + 1] * odd[i + 1]);
            sum[i + 1] += weight * (even[i + 1] * odd[i] - even[i] * odd[i + 1]);
        }
    }

    private void spectrum(float[] image, int y, double[] line) {
        int from = y * width;
        double sum = 0;
        int n = 0;
        for (int x = 0; x < width; x++) {
            float value = image[from + x];
            if (Float.isFinite(value)) {
                sum += value;
                n++;
            }
        }
        double mean = n == 0 ? 0 : sum / n;
        Arrays.fill(line, width, size, 0);
        for (int x = 0; x < width; x++) {
            float value = image[from + x];
            line[x] = Float.isFinite(value) ? taper[y % 2][x] * (value - mean) : 0;
        }
        transform.realForward(line);
        line[0] = 0;
        line[1] = 0;
    }

    /** The cross-spectrum of some stripes: real and imaginary part of frequencies 0 … size / 2 − 1 in turn. */
    double[] cross(IntPredicate stripes) {
        double[] sum = new double[size];
        for (int s = 0; s < STRIPES; s++) {
            if (stripes.test(s)) {
                addTo(sum, cross[s]);
            }
        }
        return sum;
    }

    /** Adds the spectra and numbers of another one. */
    void add(LineSpectra other) {
        for (int s = 0; s < STRIPES; s++) {
            addTo(cross[s], other.cross[s]);
        }
        addTo(power, other.power);
        pairs += other.pairs;
    }

    private static void addTo(double[] sum, double[] other) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
    }

    /** The summed power of lines at each frequency. */
    double power(int k) {
        return power[k];
    }

    /** How many pairs of lines there were. */
    double pairs() {
        return pairs;
    }
}
