// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.movie.Image;
import io.github.spinet.stats.Quantile;

/**
 * A projection prepared for registration: square pixels of a chosen size, brightness compressed so that spines count
 * beside their dendrite, slow background removed, local contrast equalised, mean near 0.
 *
 * @param value 0 where there are no data
 * @param mask 1 where there are data, else 0
 */
record Raster(int width, int height, double stepUm, float[] value, float[] mask) {

    // Structure of the size of spines and dendrites passes; shading and single noisy pixels do not.
    private static final double FINE_UM = 0.3;
    private static final double COARSE_UM = 4;
    private static final double CONTRAST_UM = 10;
    // Say of lines and edges beside that of blobs.
    private static final double LINES = 1;

    /**
     * @param image with known calibration
     * @param stepUm size of the raster's pixels
     */
    static Raster of(Image image, double stepUm) {
        double pixelX = image.calibration().widthUm();
        double pixelY = image.calibration().heightUm();
        int width = Math.max(1, (int) (image.width() * pixelX / stepUm));
        int height = Math.max(1, (int) (image.height() * pixelY / stepUm));
        float[] source = image.pixels().clone();
        float[] data = new float[source.length];
        for (int i = 0; i < source.length; i++) {
            data[i] = Float.isFinite(source[i]) ? 1 : 0;
            source[i] = data[i] > 0 ? source[i] : 0;
        }
        int w = image.width();
        int h = image.height();
        float[] sum = Blur.gaussian(source, w, h, stepUm / pixelX / 2, stepUm / pixelY / 2);
        float[] weight = Blur.gaussian(data, w, h, stepUm / pixelX / 2, stepUm / pixelY / 2);
        float[] value = new float[width * height];
        float[] mask = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = Math.min(w - 1, (int) ((x + 0.5) * stepUm / pixelX));
                int row = Math.min(h - 1, (int) ((y + 0.5) * stepUm / pixelY));
                int from = row * w + column;
                int to = y * width + x;
                mask[to] = data[from];
                if (data[from] > 0) {
                    double fx = (x + 0.5) * stepUm / pixelX - 0.5;
                    double fy = (y + 0.5) * stepUm / pixelY - 0.5;
                    value[to] = (float) (bilinear(sum, w, h, fx, fy) / bilinear(weight, w, h, fx, fy));
                }
            }
        }
        return new Raster(width, height, stepUm, equalized(compressed(value, mask), mask, width, height, stepUm), mask);
    }

    /** The value at a point in µm, 0 outside. */
    double at(double xUm, double yUm) {
        return bilinear(value, width, height, xUm / stepUm - 0.5, yUm / stepUm - 0.5);
    }

    /** Whether there are data at a point in µm. */
    boolean has(double xUm, double yUm) {
        int x = (int) Math.floor(xUm / stepUm);
        int y = (int) Math.floor(yUm / stepUm);
        return x >= 0 && y >= 0 && x < width && y < height && mask[y * width + x] > 0;
    }

    private static double bilinear(float[] image, int width, int height, double x, double y) {
        double cx = Math.max(0, Math.min(width - 1, x));
        double cy = Math.max(0, Math.min(height - 1, y));
        int x0 = (int) cx;
        int y0 = (int) cy;
        int x1 = Math.min(width - 1, x0 + 1);
        int y1 = Math.min(height - 1, y0 + 1);
        double fx = cx - x0;
        double fy = cy - y0;
        return (1 - fy) * ((1 - fx) * image[y0 * width + x0] + fx * image[y0 * width + x1])
                + fy * ((1 - fx) * image[y1 * width + x0] + fx * image[y1 * width + x1]);
    }

    // Linear near the background, logarithmic far above it.
    private static float[] compressed(float[] value, float[] mask) {
        double[] present = new double[value.length];
        for (int i = 0; i < value.length; i++) {
            present[i] = mask[i] > 0 ? value[i] : Double.NaN;
        }
        double[] quartiles = Quantile.matlab(present, new double[] {25, 50, 75});
        double unit = Math.max(2 * (quartiles[2] - quartiles[0]), 1e-12);
        float[] out = new float[value.length];
        for (int i = 0; i < value.length; i++) {
            double z = (value[i] - quartiles[1]) / unit;
            out[i] = mask[i] > 0 ? (float) (Math.signum(z) * Math.log1p(Math.abs(z))) : 0;
        }
        return out;
    }

    // Edges and lines beside blobs: a straight shaft looks the same all along, its spines tell where along it one is.
    private static float[] equalized(float[] value, float[] mask, int width, int height, double stepUm) {
        float[] fine = Blur.masked(value, mask, width, height, FINE_UM / stepUm);
        float[] coarse = Blur.masked(value, mask, width, height, COARSE_UM / stepUm);
        float[] blobs = blobs(fine, width, height);
        float[] meanBlobs = Blur.masked(blobs, mask, width, height, COARSE_UM / stepUm);
        for (int i = 0; i < value.length; i++) {
            fine[i] = mask[i] * (fine[i] - coarse[i]);
            blobs[i] = mask[i] * (blobs[i] - meanBlobs[i]);
        }
        float[] lines = evenContrast(fine, mask, width, height, stepUm);
        float[] dots = evenContrast(blobs, mask, width, height, stepUm);
        for (int i = 0; i < value.length; i++) {
            lines[i] = (float) (LINES * lines[i] + dots[i]);
        }
        return lines;
    }

    // How far a pixel stands out in its least curved direction: 0 along a line, high on a blob.
    private static float[] blobs(float[] v, int width, int height) {
        float[] out = new float[v.length];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                double xx = v[i - 1] - 2.0 * v[i] + v[i + 1];
                double yy = v[i - width] - 2.0 * v[i] + v[i + width];
                double xy = (v[i + width + 1] + v[i - width - 1] - v[i + width - 1] - v[i - width + 1]) / 4.0;
                double least = -(xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy);
                out[i] = (float) Math.max(0, least);
            }
        }
        return out;
    }

    private static float[] evenContrast(float[] value, float[] mask, int width, int height, double stepUm) {
        float[] power = new float[value.length];
        double total = 0;
        double count = 0;
        for (int i = 0; i < value.length; i++) {
            power[i] = value[i] * value[i];
            total += power[i];
            count += mask[i];
        }
        float[] local = Blur.masked(power, mask, width, height, CONTRAST_UM / stepUm);
        double floor = Math.sqrt(total / Math.max(1, count));
        float[] out = new float[value.length];
        for (int i = 0; i < value.length; i++) {
            out[i] = total > 0 ? (float) (value[i] / (Math.sqrt(local[i]) + floor)) : 0;
        }
        return out;
    }

    /** The same with pixels {@code times} as wide: means of what has data; an incomplete rim is left off. */
    Raster binned(int times) {
        int w = Math.max(1, width / times);
        int h = Math.max(1, height / times);
        float[] sum = new float[w * h];
        float[] count = new float[w * h];
        for (int y = 0; y < Math.min(height, h * times); y++) {
            for (int x = 0; x < Math.min(width, w * times); x++) {
                int to = y / times * w + x / times;
                sum[to] += value[y * width + x];
                count[to] += mask[y * width + x];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = count[i] > 0 ? sum[i] / count[i] : 0;
            count[i] = count[i] > 0 ? 1 : 0;
        }
        return new Raster(w, h, stepUm * times, sum, count);
    }
}
