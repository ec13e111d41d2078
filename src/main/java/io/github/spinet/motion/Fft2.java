// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Two-dimensional Fourier transform of real images, built from one-dimensional ones because the library's own
 * two-dimensional transforms start threads. A spectrum holds the columns 0 … width / 2 one after the other, each as
 * {@code height} pairs of real and imaginary part. Not safe for several threads.
 */
final class Fft2 {

    private final int width;
    private final int height;
    private final double[] row;
    private final DoubleFFT_1D rows;
    private final DoubleFFT_1D columns;

    /** For images of up to the given size; they are continued with zeros to powers of two. */
    Fft2(int width, int height) {
        this.width = powerOfTwo(width);
        this.height = powerOfTwo(height);
        row = new double[this.width];
        rows = new DoubleFFT_1D(this.width);
        columns = new DoubleFFT_1D(this.height);
    }

    private static int powerOfTwo(int size) {
        return Math.max(2, Integer.highestOneBit(2 * size - 1));
    }

    double[] newSpectrum() {
        return new double[(width / 2 + 1) * 2 * height];
    }

    /** Transforms an image of {@code w × h} values. */
    void forward(float[] image, int w, int h, double[] spectrum) {
        Arrays.fill(spectrum, 0);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = x < w ? image[y * w + x] : 0;
            }
            rows.realForward(row);
            put(spectrum, y, 0, row[0], 0);
            put(spectrum, y, width / 2, row[1], 0);
            for (int k = 1; k < width / 2; k++) {
                put(spectrum, y, k, row[2 * k], row[2 * k + 1]);
            }
        }
        for (int k = 0; k <= width / 2; k++) {
            columns.complexForward(spectrum, k * 2 * height);
        }
    }

    /** Transforms back; only the top left {@code w × h} values are made. The spectrum is overwritten. */
    void inverse(double[] spectrum, int w, int h, double[] image) {
        for (int k = 0; k <= width / 2; k++) {
            columns.complexInverse(spectrum, k * 2 * height, true);
        }
        for (int y = 0; y < h; y++) {
            row[0] = spectrum[2 * y];
            row[1] = spectrum[(width / 2 * height + y) * 2];
            for (int k = 1; k < width / 2; k++) {
                int at = (k * height + y) * 2;
                row[2 * k] = spectrum[at];
                row[2 * k + 1] = spectrum[at + 1];
            }
            rows.realInverse(row, true);
            System.arraycopy(row, 0, image, y * w, w);
        }
    }

    /** Multiplies a spectrum by the conjugate of another: the spectrum of their cross-correlation. */
    static void timesConjugate(double[] spectrum, double[] other) {
        for (int i = 0; i < spectrum.length; i += 2) {
            double re = spectrum[i] * other[i] + spectrum[i + 1] * other[i + 1];
            spectrum[i + 1] = spectrum[i + 1] * other[i] - spectrum[i] * other[i + 1];
            spectrum[i] = re;
        }
    }

    private void put(double[] spectrum, int y, int column, double re, double im) {
        int at = (column * height + y) * 2;
        spectrum[at] = re;
        spectrum[at + 1] = im;
    }
}
