// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Finds the rotations and shifts at which two rasters correlate best, by trying them all. */
final class RigidSearch {

    private static final double COARSE_DEG = 1;
    private static final double FINE_DEG = 0.25;
    // A smaller common part of the fields cannot be told from chance.
    private static final double MIN_OVERLAP = 0.3;
    private static final int CANDIDATES = 8;
    private static final double APART_UM = 2.5;
    private static final double APART_DEG = 1.4;

    private final Raster reference;
    private final Raster session;
    private final RigidMotion origin;

    private RigidSearch(Raster reference, Raster session) {
        this.reference = reference;
        this.session = session;
        origin = RigidMotion.none(reference, session);
    }

    /**
     * The motions at the highest separate peaks of the correlation, the highest first: where dendrites run side by side,
     * the right one need not be the highest before the deformation is known.
     *
     * @param maxShiftUm along each axis, with the top left corners together as 0
     */
    static List<RigidMotion> find(
            Raster reference, Raster session, double maxShiftUm, double maxDeg, Parallel parallel, Progress progress) {
        RigidSearch search = new RigidSearch(reference, session);
        int reach = (int) Math.ceil(maxShiftUm / reference.stepUm());
        List<Peak> peaks = search.peaks(0, COARSE_DEG, maxDeg, search.origin, reach, parallel, progress);
        List<RigidMotion> found = new ArrayList<>();
        for (Peak coarse : peaks) {
            if (found.size() < CANDIDATES && found.stream().noneMatch(m -> isNear(m, coarse.motion))) {
                double fine = Math.min(maxDeg, COARSE_DEG);
                found.add(search.peaks(coarse.motion.angle(), FINE_DEG, fine, coarse.motion, 2, parallel, progress)
                        .get(0)
                        .motion);
            }
        }
        return found;
    }

    private static boolean isNear(RigidMotion a, RigidMotion b) {
        return Math.hypot(a.shiftX() - b.shiftX(), a.shiftY() - b.shiftY()) < APART_UM
                && Math.abs(a.angle() - b.angle()) < Math.toRadians(APART_DEG);
    }

    private record Peak(RigidMotion motion, double score) {}

    // Best first; of equal scores the smallest turn.
    private List<Peak> peaks(
            double middle,
            double stepDeg,
            double maxDeg,
            RigidMotion from,
            int reach,
            Parallel parallel,
            Progress progress) {
        int turns = (int) (maxDeg / stepDeg);
        List<List<Peak>> found = new ArrayList<>(Collections.nCopies(2 * turns + 1, List.of()));
        parallel.forEach(found.size(), "Aligning sessions", progress, i -> {
            int turn = (i + 1) / 2 * (i % 2 == 0 ? 1 : -1);
            double angle = middle + Math.toRadians(turn * stepDeg);
            found.set(i, shifts(from.with(angle, from.shiftX(), from.shiftY()), reach, progress));
        });
        return found.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingDouble(Peak::score).reversed())
                .toList();
    }

    private List<Peak> shifts(RigidMotion start, int reach, Progress progress) {
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
        for (int dy = 0; dy < side; dy++) {
            progress.update(dy, side, "Aligning sessions");
            for (int dx = 0; dx < side; dx++) {
                int i = dy * side + dx;
                scores[i] = score(value, mask, width, dx, dy);
            }
        }
        List<Peak> peaks = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (isTop(scores, side, i)) {
                double[] offset = Peaks.subpixel(scores, side, i % side, i / side);
                double moveX = (i % side - reach + offset[0]) * step;
                double moveY = (i / side - reach + offset[1]) * step;
                peaks.add(
                        new Peak(start.with(start.angle(), start.shiftX() + moveX, start.shiftY() + moveY), scores[i]));
            }
        }
        return peaks;
    }

    private static boolean isTop(double[] scores, int side, int i) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int x = i % side + dx;
                int y = i / side + dy;
                int j = y * side + x;
                boolean inside = x >= 0 && y >= 0 && x < side && y < side;
                if (inside && (scores[j] > scores[i] || scores[j] == scores[i] && j < i)) {
                    return false;
                }
            }
        }
        return true;
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
        return share < MIN_OVERLAP || !(power > 0) ? -1 : product / power * share;
    }
}
