// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.simulate.SimulatedSession;
import io.github.spinet.stats.Describe;

/**
 * The smallest error that any unbiased placing of single frames can have: the bound of Cramér and Rao.
 *
 * <p>Counts of photons are Poisson with mean λ, so that a frame holds the information Σ ∇λ ∇λᵀ / λ about its displacement,
 * summed over pixels, if the scene and its brightness are known. The inverse of this 2 × 2 matrix bounds the covariance of
 * what is found; the root of its mean over frames is given for each axis, less the share 1/frames that goes with the mean
 * difference. Detector noise, rounding, an unknown scene and unknown activity make it harder, never easier. An engine that
 * takes neighbouring frames into account may lie below.
 *
 * @param xPx smallest root mean square error along x
 * @param yPx smallest root mean square error along y
 */
record ShiftBound(double xPx, double yPx) {

    // Central differences of the sixth order, of the second near the border, one-sided at it. The scene is blurred by
    // 1.7 px
    // (SD) or more, so that they are right within a few thousandths.
    private static final float[] SIXTH = {45 / 60f, -9 / 60f, 1 / 60f};

    static ShiftBound of(SimulatedSession session, Parallel parallel, Progress progress) {
        int frames = session.movie().frames();
        int width = session.movie().width();
        double[] varianceX = new double[frames];
        double[] varianceY = new double[frames];
        parallel.forEach(frames, "Smallest possible errors", progress, f -> {
            double[] information = information(session.expectedPhotons(f), width);
            double determinant = information[0] * information[2] - information[1] * information[1];
            if (!(determinant > 0)) {
                throw new BadInputException("Frame " + (f + 1) + " of the made movie shows nothing to place it by");
            }
            varianceX[f] = information[2] / determinant;
            varianceY[f] = information[0] / determinant;
        });
        double gauge = 1 - 1.0 / frames;
        return new ShiftBound(Math.sqrt(gauge * Describe.mean(varianceX)), Math.sqrt(gauge * Describe.mean(varianceY)));
    }

    /** The entries xx, xy, yy. */
    static double[] information(float[] photons, int width) {
        int height = photons.length / width;
        double[] sums = new double[3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                double gx = slope(photons, i, 1, x, width);
                double gy = slope(photons, i, width, y, height);
                double lambda = photons[i];
                if (lambda > 0) {
                    sums[0] += gx * gx / lambda;
                    sums[1] += gx * gy / lambda;
                    sums[2] += gy * gy / lambda;
                }
            }
        }
        return sums;
    }

    private static double slope(float[] values, int i, int step, int at, int length) {
        int room = Math.min(at, length - 1 - at);
        if (room == 0) {
            return at == 0 ? values[i + step] - values[i] : values[i] - values[i - step];
        }
        if (room < SIXTH.length) {
            return (values[i + step] - values[i - step]) / 2;
        }
        double slope = 0;
        for (int k = 1; k <= SIXTH.length; k++) {
            slope += SIXTH[k - 1] * (values[i + k * step] - values[i - k * step]);
        }
        return slope;
    }
}
