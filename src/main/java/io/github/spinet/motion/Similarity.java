// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The correlation of frames with the middle of a template: how alike they look. Safe for several threads. */
final class Similarity {

    // Of template, its squares, frame, its squares, products.
    private static final int SUMS = 5;

    private final int width;
    private final int left;
    private final int right;
    private final int top;
    private final int bottom;
    private final float[][] template;
    private final ThreadLocal<float[][]> scratch;

    /** Compares in the part of the template that lies inside every frame of the search range. */
    Similarity(Image template, SearchRange range) {
        width = template.width();
        left = range.maxX();
        right = width - range.maxX();
        top = range.maxY();
        bottom = template.height() - range.maxY();
        float[] pixels = template.pixels();
        double mean = IntStream.range(0, pixels.length)
                .mapToDouble(p -> pixels[p])
                .filter(Double::isFinite)
                .average()
                .orElse(0);
        this.template = new float[template.height()][width];
        for (int p = 0; p < pixels.length; p++) {
            this.template[p / width][p % width] = (float) (pixels[p] - mean);
        }
        scratch = ThreadLocal.withInitial(() -> new float[SUMS + 1][width]);
    }

    /**
     * Pearson's correlation over the pixels that both have.
     *
     * @param frame pixels with a mean near 0
     * @return NaN if either is constant there
     */
    double to(float[] frame) {
        double[] sums = new double[5];
        float[][] columns = scratch.get();
        for (float[] column : columns) {
            Arrays.fill(column, 0);
        }
        for (int y = top; y < bottom; y++) {
            System.arraycopy(frame, y * width, columns[SUMS], 0, width);
            addProducts(columns, template[y]);
        }
        for (int k = 0; k < SUMS; k++) {
            for (int x = left; x < right; x++) {
                sums[k] += columns[k][x];
            }
        }
        int n = (right - left) * (bottom - top);
        if (!Double.isFinite(sums[0] + sums[2])) {
            n = addDefined(frame, sums);
        }
        double scatterT = sums[1] - sums[0] * sums[0] / n;
        double scatterF = sums[3] - sums[2] * sums[2] / n;
        boolean defined = scatterT > 1e-6 * sums[1] && scatterF > 1e-6 * sums[3];
        return defined ? (sums[4] - sums[0] * sums[2] / n) / Math.sqrt(scatterT * scatterF) : Double.NaN;
    }

    private void addProducts(float[][] sums, float[] t) {
        float[] f = sums[SUMS];
        add(sums[0], t);
        addProducts(sums[1], t, t);
        add(sums[2], f);
        addProducts(sums[3], f, f);
        addProducts(sums[4], t, f);
    }

    private void add(float[] sum, float[] a) {
        for (int x = left; x < right; x++) {
            sum[x] += a[x];
        }
    }

    private void addProducts(float[] sum, float[] a, float[] b) {
        for (int x = left; x < right; x++) {
            sum[x] += a[x] * b[x];
        }
    }

    /** The slow way past undefined pixels; returns how many are defined. */
    private int addDefined(float[] frame, double[] sums) {
        Arrays.fill(sums, 0);
        int n = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double t = template[y][x];
                double f = frame[y * width + x];
                if (Double.isFinite(t + f)) {
                    n++;
                    sums[0] += t;
                    sums[1] += t * t;
                    sums[2] += f;
                    sums[3] += f * f;
                    sums[4] += t * f;
                }
            }
        }
        return n;
    }
}
