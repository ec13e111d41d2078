// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;

/** Finds the rotation and the shift at which two rasters correlate best, by trying them all. */
final class RigidSearch {

    private static final double COARSE_DEG = 1;
    private static final double FINE_DEG = 0.25;
    // A smaller common part of the fields cannot be told from chance.
    private static final double MIN_OVERLAP = 0.3;

    private final Raster reference;
    private final Raster session;
    private final RigidMotion origin;

    private RigidSearch(Raster reference, Raster session) {
        this.reference = reference;
        this.session = session;
        origin = RigidMotion.none(reference, session);
    }

    /** @param maxShiftUm along each axis, with the top left corners together as 0 */
    static RigidMotion find(
            Raster reference, Raster session, double maxShiftUm, double maxDeg, Parallel parallel, Progress progress) {
        RigidSearch search = new RigidSearch(reference, session);
        int reach = (int) Math.ceil(maxShiftUm / reference.stepUm());
        int turns = (int) (maxDeg / COARSE_DEG);
        Peak coarse = search.best(0, COARSE_DEG, turns, search.origin, reach, parallel, progress);
        int fineTurns = turns == 0 && maxDeg < FINE_DEG ? 0 : (int) (Math.min(maxDeg, COARSE_DEG) / FINE_DEG);
        return search.best(coarse.motion.angle(), FINE_DEG, fineTurns, coarse.motion, 2, parallel, progress).motion;
    }

    private record Peak(RigidMotion motion, double score) {}

    private Peak best(
            double middle,
            double stepDeg,
            int turns,
            RigidMotion from,
            int reach,
            Parallel parallel,
            Progress progress) {
        Peak[] peaks = new Peak[2 * turns + 1];
        parallel.forEach(peaks.length, "Aligning sessions", progress, i -> {
            double angle = middle + Math.toRadians((i - turns) * stepDeg);
            peaks[i] = shift(from.with(angle, from.shiftX(), from.shiftY()), reach, progress);
        });
        // Equal scores: the smallest turn.
        Peak best = peaks[turns];
        for (int i = 1; i <= turns; i++) {
            best = peaks[turns - i].score > best.score ? peaks[turns - i] : best;
            best = peaks[turns + i].score > best.score ? peaks[turns + i] : best;
        }
        return best;
    }

    private Peak shift(RigidMotion start, int reach, Progress progress) {
        double step = reference.stepUm();
        int side = 2 * reach + 1;
        // The session turned, on the pixels of the reference and those that a shift can bring in.
        int width = reference.width() + 2 * reach;
        int height = reference.height() + 2 * reach;
        float[] value = new float[width * height];
        float[] mask = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] p = start.apply((x - reach + 0.5) * step, (y - reach + 0.5) * step);
                if (session.has(p[0], p[1])) {
                    value[y * width + x] = (float) session.at(p[0], p[1]);
                    mask[y * width + x] = 1;
                }
            }
        }
        double[] scores = new double[side * side];
        int best = -1;
        for (int dy = 0; dy < side; dy++) {
            progress.update(dy, side, "Aligning sessions");
            for (int dx = 0; dx < side; dx++) {
                int i = dy * side + dx;
                scores[i] = score(value, mask, width, dx, dy);
                best = best < 0 || scores[i] > scores[best] ? i : best;
            }
        }
        double[] offset = Peaks.subpixel(scores, side, best % side, best / side);
        return new Peak(
                start.with(
                        start.angle(),
                        start.shiftX() + (best % side - reach + offset[0]) * step,
                        start.shiftY() + (best / side - reach + offset[1]) * step),
                scores[best]);
    }

    private double score(float[] value, float[] mask, int width, int dx, int dy) {
        float[] a = reference.value();
        float[] m = reference.mask();
        double product = 0;
        double powerA = 0;
        double powerB = 0;
        double common = 0;
        double all = 0;
        for (int y = 0; y < reference.height(); y++) {
            int i = y * reference.width();
            int j = (y + dy) * width + dx;
            for (int x = 0; x < reference.width(); x++, i++, j++) {
                product += a[i] * value[j];
                powerA += a[i] * a[i] * mask[j];
                powerB += value[j] * value[j] * m[i];
                common += m[i] * mask[j];
                all += m[i];
            }
        }
        double share = all > 0 ? common / all : 0;
        double power = Math.sqrt(powerA * powerB);
        return share < MIN_OVERLAP || !(power > 0) ? -1 : product / power * Math.sqrt(share);
    }
}
