// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.DerivedMovie;
import io.github.spinet.movie.Movie;

/**
 * A movie whose two kinds of lines are put in step: even lines (2nd, 4th …) are moved left by half the phase, odd ones
 * right by as much. Pixels that a moved line does not cover are NaN.
 *
 * <p>Lines are interpolated by a windowed sinc of eight pixels (Lanczos), which blurs structures of two pixels or more by
 * nothing worth mentioning, so that moving frames afterwards starts from what was recorded. Its lobes are negative;
 * {@link CorrectedMovie}, whose pixels are kept, therefore moves lines and frames in one bilinear step instead.
 */
public final class AlignedLines extends DerivedMovie {

    private static final int HALF = 4;
    private static final double WHOLE = 1e-6;

    private final LinePhase phase;

    /** @param phase of the source's lines */
    public AlignedLines(Movie source, LinePhase phase) {
        super(source);
        this.phase = phase;
    }

    LinePhase phase() {
        return phase;
    }

    @Override
    public void read(int frame, float[] pixels) {
        source.read(frame, pixels);
        float[] line = new float[width()];
        for (int y = 0; y < height(); y++) {
            System.arraycopy(pixels, y * line.length, line, 0, line.length);
            move(line, phase.of(frame, y), pixels, y * line.length);
        }
    }

    /** Pixel x of the result is the line at x + shift. */
    static void move(float[] line, double shift, float[] result, int from) {
        int whole = (int) Math.floor(shift + WHOLE);
        double part = Math.max(0, shift - whole);
        boolean between = part > WHOLE;
        float[] kernel = kernel(part);
        int last = line.length - 1;
        for (int x = 0; x <= last; x++) {
            int left = x + whole;
            if (left < 0 || left + (between ? 1 : 0) > last) {
                result[from + x] = Float.NaN;
            } else if (!between) {
                result[from + x] = line[left];
            } else if (left < HALF - 1 || left + HALF > last) {
                // Beyond its ends the line is taken to go on as it ends.
                float sum = 0;
                for (int i = 0; i < 2 * HALF; i++) {
                    sum += kernel[i] * line[Math.max(0, Math.min(last, left - HALF + 1 + i))];
                }
                result[from + x] = sum;
            } else {
                int at = left - HALF + 1;
                result[from + x] = kernel[0] * line[at]
                        + kernel[1] * line[at + 1]
                        + kernel[2] * line[at + 2]
                        + kernel[3] * line[at + 3]
                        + kernel[4] * line[at + 4]
                        + kernel[5] * line[at + 5]
                        + kernel[6] * line[at + 6]
                        + kernel[7] * line[at + 7];
            }
        }
    }

    /** The weights of the eight pixels about a point the given part of a pixel right of the fourth; their sum is 1. */
    private static float[] kernel(double part) {
        double[] weights = new double[2 * HALF];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double distance = i - HALF + 1 - part;
            weights[i] = sinc(distance) * sinc(distance / HALF);
            sum += weights[i];
        }
        float[] kernel = new float[weights.length];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (weights[i] / sum);
        }
        return kernel;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
