// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Seeds;
import io.github.spinet.movie.ArrayMovie;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A winding dendrite with spines as a formula, so that it can be looked at from any place without interpolation.
 *
 * @param peak brightness of the dendrite above the background, photons
 * @param background photons everywhere
 */
record Scene(int width, int height, double peak, double background) {

    private static final double DENDRITE_SD = 2.5;
    private static final double SPINE_SD = 2;
    private static final double SPINE_STEP = 30;

    /** Brightness at a point. */
    double at(double x, double y) {
        double middle = path(x);
        double light = gauss(y - middle, DENDRITE_SD);
        // A second, thin dendrite that crosses the field steeply.
        light += 0.6 * gauss(x - width * 0.3 - 0.2 * (y - height / 2.0), 1.8);
        double nearest = Math.rint(x / SPINE_STEP);
        for (double k = nearest - 1; k <= nearest + 1; k++) {
            double side = ((long) k & 1) == 0 ? 8 : -9;
            double dx = x - k * SPINE_STEP - 3 * Math.sin(k);
            double dy = y - path(k * SPINE_STEP) - side;
            light += 0.8 * gauss(Math.hypot(dx, dy), SPINE_SD);
        }
        return background + peak * light;
    }

    private double path(double x) {
        return height * (0.55 + 0.2 * Math.sin(2 * Math.PI * x / 300));
    }

    private static double gauss(double d, double sd) {
        double u = d / sd;
        // Beyond six standard deviations there is no light worth the exponential.
        return u * u > 36 ? 0 : Math.exp(-u * u / 2);
    }

    /** The frame whose content lies (dx, dy) off, without noise. */
    float[] frame(double dx, double dy) {
        float[] frame = new float[width * height];
        for (int p = 0; p < frame.length; p++) {
            frame[p] = (float) at(p % width - dx, p / width - dy);
        }
        return frame;
    }

    /** The same with shot noise. */
    float[] noisy(double dx, double dy, UniformRandomProvider random) {
        float[] frame = frame(dx, dy);
        for (int p = 0; p < frame.length; p++) {
            frame[p] = PoissonSampler.of(random, frame[p]).sample();
        }
        return frame;
    }

    /** Frames with shot noise at given places. */
    ArrayMovie movie(double[][] shifts, long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "scene");
        List<float[]> frames = new ArrayList<>();
        for (double[] shift : shifts) {
            frames.add(noisy(shift[0], shift[1], random));
        }
        return ArrayMovie.of("scene", width, height, 30, frames);
    }

    /**
     * Frames with shot noise of a field that moves while it is scanned.
     *
     * @param path x and y in px at a time in frames; rows are scanned in the first nine tenths of a frame
     */
    ArrayMovie scanned(int count, DoubleFunction<double[]> path, long seed) {
        return scanned(count, path, t -> 0, seed);
    }

    /**
     * The same by a scan to and fro.
     *
     * @param phase how far even lines (2nd, 4th …) lie right of odd ones at a time in frames, px
     */
    ArrayMovie scanned(int count, DoubleFunction<double[]> path, DoubleUnaryOperator phase, long seed) {
        UniformRandomProvider random = Seeds.stream(seed, "scanned");
        List<float[]> frames = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            float[] frame = new float[width * height];
            for (int y = 0; y < height; y++) {
                double[] shift = path.apply(time(f, y));
                double line = (y % 2 == 1 ? 0.5 : -0.5) * phase.applyAsDouble(f);
                for (int x = 0; x < width; x++) {
                    frame[y * width + x] = PoissonSampler.of(random, at(x - shift[0] - line, y - shift[1]))
                            .sample();
                }
            }
            frames.add(frame);
        }
        return ArrayMovie.of("scanned", width, height, 30, frames);
    }

    /** When a row is scanned, in frames. */
    double time(int frame, double row) {
        return frame + 0.9 * row / height;
    }

    /** Normally distributed shifts of a given standard deviation. */
    static double[][] shifts(int frames, double sd, long seed) {
        SharedStateContinuousSampler normal =
                GaussianSampler.of(ZigguratSampler.NormalizedGaussian.of(Seeds.stream(seed, "shifts")), 0, sd);
        double[][] shifts = new double[frames][];
        for (int f = 0; f < frames; f++) {
            shifts[f] = new double[] {normal.sample(), normal.sample()};
        }
        return shifts;
    }

    /**
     * The smallest possible standard deviation of an unbiased estimate of a frame's shift with gain and offset unknown
     * (Cramér-Rao), root mean square over x and y.
     */
    double bound() {
        RealMatrix information = new Array2DRowRealMatrix(4, 4);
        double h = 1e-3;
        for (int p = 0; p < width * height; p++) {
            double x = p % width;
            double y = p / width;
            double mean = at(x, y);
            double[] slope = {(at(x + h, y) - at(x - h, y)) / (2 * h), (at(x, y + h) - at(x, y - h)) / (2 * h), 1, mean
            };
            for (int i = 0; i < 16; i++) {
                information.addToEntry(i / 4, i % 4, slope[i / 4] * slope[i % 4] / mean);
            }
        }
        RealMatrix covariance = new LUDecomposition(information).getSolver().getInverse();
        return Math.sqrt((covariance.getEntry(0, 0) + covariance.getEntry(1, 1)) / 2);
    }

    /** The RMS error of shifts found, per axis, over frames, after the mean difference is taken away. */
    static double error(double[][] truth, Iterable<MotionCorrection.Shift> found) {
        double[] mean = new double[2];
        double squares = 0;
        int n = 0;
        for (MotionCorrection.Shift s : found) {
            double[] t = truth[s.frame() - 1];
            double x = s.dxPx() - t[0];
            double y = s.dyPx() - t[1];
            mean[0] += x;
            mean[1] += y;
            squares += x * x + y * y;
            n++;
        }
        return Math.sqrt((squares - (mean[0] * mean[0] + mean[1] * mean[1]) / n) / (2 * n));
    }
}
