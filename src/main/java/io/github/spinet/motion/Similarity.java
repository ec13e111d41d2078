// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;

/** The correlation of frames with the middle of a template: how alike they look. Safe for several threads. */
final class Similarity {

    private final int width;
    private final int left;
    private final int right;
    private final int top;
    private final int bottom;
    private final float[] template;

    /** Compares in the part of the template that lies inside every frame of the search range. */
    Similarity(Image template, SearchRange range) {
        width = template.width();
        left = range.maxX();
        right = width - range.maxX();
        top = range.maxY();
        bottom = template.height() - range.maxY();
        this.template = template.pixels().clone();
        double mean = 0;
        int count = 0;
        for (float value : this.template) {
            if (Float.isFinite(value)) {
                mean += value;
                count++;
            }
        }
        for (int p = 0; p < this.template.length; p++) {
            this.template[p] -= (float) (mean / count);
        }
    }

    /**
     * Pearson's correlation over the pixels that both have.
     *
     * @param frame pixels with a mean near 0
     * @return NaN if either is constant there
     */
    double to(float[] frame) {
        int n = 0;
        double a = 0;
        double b = 0;
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int y = top; y < bottom; y++) {
            for (int p = y * width + left; p < y * width + right; p++) {
                double t = template[p];
                double f = frame[p];
                if (Double.isFinite(t + f)) {
                    n++;
                    a += t;
                    b += f;
                    aa += t * t;
                    ab += t * f;
                    bb += f * f;
                }
            }
        }
        double scatterA = aa - a * a / n;
        double scatterB = bb - b * b / n;
        boolean defined = scatterA > 1e-12 * aa && scatterB > 1e-12 * bb;
        return defined ? (ab - a * b / n) / Math.sqrt(scatterA * scatterB) : Double.NaN;
    }
}
