// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.movie.Image;

/**
 * How much single frames look like a template, by measures that noise and interpolation cannot raise if the frames are
 * not in the template. Only the part of the template that lies inside every frame of the search is looked at. Safe for
 * several threads.
 */
final class FrameJudgement {

    private final int width;
    private final int left;
    private final int right;
    private final int top;
    private final int bottom;
    private final float[] template;
    private final boolean[] defined;
    private final float[] coarse;
    private final float[] fine;
    // Of the coarse and fine picture: sums, products.
    private final double[] gram;

    FrameJudgement(Image template, SearchRange range) {
        width = template.width();
        left = range.maxX();
        right = width - range.maxX();
        top = range.maxY();
        bottom = template.height() - range.maxY();
        this.template = template.pixels().clone();
        defined = new boolean[this.template.length];
        for (int p = 0; p < defined.length; p++) {
            defined[p] = Float.isFinite(this.template[p]);
        }
        Frames.centre(this.template);
        Slope.remove(this.template, width, range, p -> defined[p]);
        coarse = BoxBlur.of(this.template, width);
        fine = new float[coarse.length];
        for (int p = 0; p < fine.length; p++) {
            fine[p] = this.template[p] - coarse[p];
        }
        gram = products(coarse, fine);
    }

    /**
     * Correlation of a frame with the template as recorded and after correction, in stripes that were not used to find
     * the correction. The covariance after correction is divided by the standard deviation of the frame as recorded:
     * interpolation smooths noise, which is no merit of the shift.
     *
     * @param raw the frame, of mean 0
     * @param one a set of stripes
     * @param onOne the frame corrected as this set tells
     * @param onOther the frame corrected as the other set tells
     * @return before and after; NaN where the frame or the template is constant
     */
    double[] heldOut(float[] raw, Stripes one, float[] onOne, float[] onOther) {
        double[] s = new double[8];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int p = y * width + x;
                float after = (one.contain(x, y) ? onOther : onOne)[p];
                if (one.judged(x, y) && defined[p] && Float.isFinite(after)) {
                    double t = template[p];
                    double r = raw[p];
                    s[0]++;
                    s[1] += t;
                    s[2] += t * t;
                    s[3] += r;
                    s[4] += r * r;
                    s[5] += after;
                    s[6] += t * r;
                    s[7] += t * after;
                }
            }
        }
        double scatter = Math.sqrt((s[2] - s[1] * s[1] / s[0]) * (s[4] - s[3] * s[3] / s[0]));
        return scatter > 0
                ? new double[] {(s[6] - s[1] * s[3] / s[0]) / scatter, (s[7] - s[1] * s[5] / s[0]) / scatter}
                : new double[] {Double.NaN, Double.NaN};
    }

    /**
     * How much of the template's fine detail a frame shows, against how much of its coarse picture: 1 if as much, less
     * for a blurred frame. Noise does not raise it, brightness does not matter. A noisy template lowers it for all frames
     * alike.
     *
     * @param corrected the frame, of mean 0; undefined pixels count as 0
     * @return NaN if the frame shows nothing of the coarse picture
     */
    double sharpness(float[] corrected) {
        float[] frame = corrected.clone();
        for (int p = 0; p < frame.length; p++) {
            frame[p] = Float.isFinite(frame[p]) ? frame[p] : 0;
        }
        double[] with = withTemplate(frame, coarse, fine);
        double determinant = gram[0] * gram[2] - gram[1] * gram[1];
        double onCoarse = (with[0] * gram[2] - with[1] * gram[1]) / determinant;
        double onFine = (with[1] * gram[0] - with[0] * gram[1]) / determinant;
        return onCoarse > 0 ? onFine / onCoarse : Double.NaN;
    }

    /** The mean over the part looked at. */
    double brightness(float[] pixels) {
        double sum = 0;
        int n = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                float value = pixels[y * width + x];
                if (Float.isFinite(value)) {
                    sum += value;
                    n++;
                }
            }
        }
        return sum / n;
    }

    private double[] products(float[] a, float[] b) {
        double[] aWith = withTemplate(a, a, b);
        return new double[] {aWith[0], aWith[1], withTemplate(b, a, b)[1]};
    }

    /** Covariances, times the number of pixels, of an image with two others. */
    private double[] withTemplate(float[] image, float[] a, float[] b) {
        double sum = 0;
        double sumA = 0;
        double sumB = 0;
        double productA = 0;
        double productB = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int p = y * width + x;
                sum += image[p];
                sumA += a[p];
                sumB += b[p];
                productA += image[p] * a[p];
                productB += image[p] * b[p];
            }
        }
        double n = (double) (right - left) * (bottom - top);
        return new double[] {productA - sum * sumA / n, productB - sum * sumB / n};
    }
}
