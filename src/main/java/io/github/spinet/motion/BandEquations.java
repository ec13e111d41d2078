// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What each band of rows of each frame tells about its shift: the information and the slope of the likelihood at the
 * shift assumed so far.
 */
final class BandEquations {

    // How far the series of the template holds, as in the fit of whole frames.
    private static final double NEAR = 0.7;

    final int frames;
    final RowShifts at;
    private final int bands;
    private final float[] xx;
    private final float[] xy;
    private final float[] yy;
    private final float[] slopeX;
    private final float[] slopeY;

    /** @param at the shifts assumed */
    BandEquations(int frames, RowShifts at) {
        this.frames = frames;
        this.at = at;
        bands = at.bands();
        xx = new float[frames * bands];
        xy = new float[frames * bands];
        yy = new float[frames * bands];
        slopeX = new float[frames * bands];
        slopeY = new float[frames * bands];
    }

    int bands() {
        return bands;
    }

    double xx(int i) {
        return xx[i];
    }

    double xy(int i) {
        return xy[i];
    }

    double yy(int i) {
        return yy[i];
    }

    double slopeX(int i) {
        return slopeX[i];
    }

    double slopeY(int i) {
        return slopeY[i];
    }

    /** Whether any band of a frame tells something. */
    boolean tells(int frame) {
        for (int i = frame * bands; i < (frame + 1) * bands; i++) {
            if (xx[i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** The mean information of a band about one axis. */
    double meanInformation() {
        double sum = 0;
        int n = 0;
        for (int f = 0; f < frames; f++) {
            boolean tells = tells(f);
            for (int i = f * bands; i < (f + 1) * bands && tells; i++) {
                sum += (double) xx[i] + yy[i];
                n++;
            }
        }
        return n == 0 ? 0 : sum / (2 * n);
    }

    /** How much less likely (half the χ²) a band is at another shift than at the one assumed. */
    double cost(int i, double x, double y) {
        double dx = x - at.dx(i / bands, i % bands);
        double dy = y - at.dy(i / bands, i % bands);
        return (xx[i] * dx * dx + 2 * xy[i] * dx * dy + yy[i] * dy * dy) / 2 - slopeX[i] * dx - slopeY[i] * dy;
    }

    /**
     * A frame as it is looked at.
     *
     * @param frame its number
     * @param pixels of mean 0
     * @param known its sums over bands at one whole-pixel shift, if there are any; of use for bands that lie near it
     */
    record Seen(int frame, float[] pixels, Optional<BandProducts> known) {}

    /** Whether a band of a frame lies so near a whole-pixel shift that the series of the template holds there. */
    private boolean isNear(BandProducts known, int frame, int band) {
        return Math.abs(at.dx(frame, band) - known.nx()) < NEAR && Math.abs(at.dy(frame, band) - known.ny()) < NEAR;
    }

    /** Whether what is known of a frame tells all, so that its pixels need not be looked at. */
    boolean isTold(int frame, Optional<BandProducts> known) {
        return known.isPresent() && IntStream.range(0, bands).allMatch(b -> isNear(known.get(), frame, b));
    }

    /** Fills in the bands of frames. Gain and offset of each are those that fit best with the shifts assumed. */
    void add(TermSums sums, List<Seen> seen, SearchRange range) {
        int[][] nx = new int[seen.size()][bands];
        int[][] ny = new int[seen.size()][bands];
        double[][][] products = new double[seen.size()][bands][];
        for (int i = 0; i < seen.size(); i++) {
            int frame = seen.get(i).frame;
            BandProducts known = seen.get(i).known.orElse(null);
            for (int b = 0; b < bands; b++) {
                boolean near = known != null && isNear(known, frame, b);
                nx[i][b] = near ? known.nx() : whole(at.dx(frame, b), range.maxX());
                ny[i][b] = near ? known.ny() : whole(at.dy(frame, b), range.maxY());
                products[i][b] = near ? known.of()[b] : null;
            }
        }
        sums.fillBands(seen.stream().map(Seen::pixels).toArray(float[][]::new), nx, ny, products);
        for (int i = 0; i < seen.size(); i++) {
            add(sums, seen.get(i).frame, nx[i], ny[i], products[i]);
        }
    }

    private static int whole(double shift, int max) {
        return (int) Math.max(-max, Math.min(max, Math.round(shift)));
    }

    private void add(TermSums sums, int frame, int[] nx, int[] ny, double[][] products) {
        double[][][] series = new double[bands][][];
        double[][][] directions = new double[bands][][];
        for (int b = 0; b < bands; b++) {
            int from = b * RowShifts.BAND;
            int to = Math.min(sums.height(), from + RowShifts.BAND);
            series[b] = sums.ofSeries(from, to, nx[b], ny[b]);
            directions[b] = ShiftFit.directions(at.dx(frame, b) - nx[b], at.dy(frame, b) - ny[b]);
        }
        double[] light = light(products, series, directions);
        for (int b = 0; b < bands; b++) {
            differentiate(frame * bands + b, products[b], series[b], directions[b], light[0], light[1]);
        }
    }

    /** Offset and gain that fit all parts of a frame best. */
    static double[] light(double[][] products, double[][][] series, double[][][] directions) {
        double[][] normal = new double[2][2];
        double[] right = new double[2];
        for (int b = 0; b < products.length; b++) {
            for (int i = 0; i < 2; i++) {
                right[i] += inner(directions[b][i], products[b]);
                for (int j = 0; j < 2; j++) {
                    normal[i][j] += inner(directions[b][i], series[b], directions[b][j]);
                }
            }
        }
        double determinant = normal[0][0] * normal[1][1] - normal[0][1] * normal[1][0];
        double offset = (right[0] * normal[1][1] - normal[0][1] * right[1]) / determinant;
        double gain = (normal[0][0] * right[1] - right[0] * normal[1][0]) / determinant;
        return new double[] {offset, gain};
    }

    private void differentiate(
            int i, double[] products, double[][] series, double[][] directions, double offset, double gain) {
        double[] told = told(products, series, directions, offset, gain);
        set(i, told[0], told[1], told[2], told[3], told[4]);
    }

    /**
     * What some pixels tell about their shift: information xx, xy, yy and slope of the likelihood along x and y; all 0
     * where they tell nothing.
     */
    static double[] told(double[] products, double[][] series, double[][] directions, double offset, double gain) {
        double[] model = new double[series.length];
        for (int t = 0; t < model.length; t++) {
            model[t] = offset * directions[0][t] + gain * directions[1][t];
        }
        double[] x = directions[2];
        double[] y = directions[3];
        double hxx = gain * gain * inner(x, series, x);
        double hyy = gain * gain * inner(y, series, y);
        double hxy = gain * gain * (inner(x, series, y) + inner(y, series, x)) / 2;
        boolean definite = gain > 0 && hxx > 0 && hyy > 0 && hxx * hyy > hxy * hxy;
        if (!definite) {
            return new double[5];
        }
        double x0 = gain * (inner(x, products) - inner(x, series, model));
        double y0 = gain * (inner(y, products) - inner(y, series, model));
        return new double[] {hxx, hxy, hyy, x0, y0};
    }

    /** Sets the information of one band and the slope of its likelihood along x and y. */
    void set(int i, double hxx, double hxy, double hyy, double alongX, double alongY) {
        xx[i] = (float) hxx;
        xy[i] = (float) hxy;
        yy[i] = (float) hyy;
        slopeX[i] = (float) alongX;
        slopeY[i] = (float) alongY;
    }

    private static double inner(double[] direction, double[] products) {
        double sum = 0;
        for (int k = 0; k < products.length; k++) {
            sum += direction[k] * products[k];
        }
        return sum;
    }

    private static double inner(double[] direction, double[][] series, double[] model) {
        double sum = 0;
        for (int t = 0; t < series.length; t++) {
            sum += inner(direction, series[t]) * model[t];
        }
        return sum;
    }

    /**
     * What frames tell if all bands of each lie at one shift, but for what all frames have in common: a single band.
     *
     * @param warp x and y of each band in turn that every frame has in common
     * @param used which bands of a frame may tell something
     */
    BandEquations whole(double[] warp, IntPredicate used) {
        BandEquations whole = new BandEquations(frames, new RowShifts(frames, RowShifts.BAND));
        for (int f = 0; f < frames; f++) {
            double[] sums = new double[5];
            for (int b = 0; b < bands; b++) {
                if (used.test(b)) {
                    int i = f * bands + b;
                    double x = at.dx(f, b) - warp[2 * b];
                    double y = at.dy(f, b) - warp[2 * b + 1];
                    sums[0] += xx[i];
                    sums[1] += xy[i];
                    sums[2] += yy[i];
                    sums[3] += xx[i] * x + xy[i] * y + slopeX[i];
                    sums[4] += xy[i] * x + yy[i] * y + slopeY[i];
                }
            }
            whole.setWhole(f, sums, at.dx(f, 0) - warp[0], at.dy(f, 0) - warp[1]);
        }
        return whole;
    }

    // Told about the likeliest shift, where the likelihood has no slope.
    private void setWhole(int frame, double[] sums, double x0, double y0) {
        double determinant = sums[0] * sums[2] - sums[1] * sums[1];
        at.setAll(frame, x0, y0);
        if (determinant > 0) {
            double x = (sums[2] * sums[3] - sums[1] * sums[4]) / determinant;
            double y = (sums[0] * sums[4] - sums[1] * sums[3]) / determinant;
            at.setAll(frame, x, y);
            set(frame, sums[0], sums[1], sums[2], 0, 0);
        }
    }
}
