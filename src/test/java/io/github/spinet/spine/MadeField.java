// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.Seeds;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * A made field in two sessions: four dendrites with spines every 2 µm on average, one fifth of them exchanged, in tissue that
 * turned, grew and deformed.
 */
final class MadeField {

    static final double UM_PER_PX = 0.2;
    static final int SIZE = 400;

    /** Where a point of the first session, in µm, lies in the second. */
    interface Motion {
        double[] apply(double x, double y);
    }

    final List<SpineTracking.Session> sessions = new ArrayList<>();
    /** Spines are named by their true identity in both sessions. */
    final Motion motion;

    /** Turned about the middle, grown, shifted, and bent by up to {@code bendUm} over half waves of 70 to 80 µm. */
    static Motion motion(double degrees, double scale, double dx, double dy, double bendUm) {
        double cos = Math.cos(Math.toRadians(degrees)) * scale;
        double sin = Math.sin(Math.toRadians(degrees)) * scale;
        double middle = SIZE * UM_PER_PX / 2;
        return (x, y) -> new double[] {
            middle + cos * (x - middle) - sin * (y - middle) + dx + bendUm * Math.sin(y / 24 + 1) * Math.cos(x / 22),
            middle + sin * (x - middle) + cos * (y - middle) + dy + bendUm * Math.cos(x / 23) * Math.sin(y / 25 + 2)
        };
    }

    MadeField(long seed, Motion motion, double turnover) {
        this.motion = motion;
        UniformRandomProvider random = Seeds.stream(seed, "made field");
        List<double[]> shafts = new ArrayList<>();
        List<double[]> spines = new ArrayList<>();
        List<double[]> presence = new ArrayList<>();
        List<Dendrite> lines = new ArrayList<>();
        for (int d = 0; d < 4; d++) {
            double phase = random.nextDouble(0, 6);
            double base = 10 + 20 * d;
            List<double[]> line = new ArrayList<>();
            for (double x = 2; x < 78; x += 0.25) {
                line.add(new double[] {x, base + 4 * Math.sin(x / 15 + phase)});
            }
            shafts.addAll(line);
            for (double x = 4; x < 76; x += random.nextDouble(0.8, 3.2)) {
                double side = random.nextBoolean() ? 1 : -1;
                double away = side * random.nextDouble(1.1, 1.9);
                spines.add(new double[] {x, base + 4 * Math.sin(x / 15 + phase) + away, random.nextDouble(0.3, 1)});
                double fate = random.nextDouble();
                presence.add(new double[] {fate < turnover / 2 ? 0 : 1, fate > 1 - turnover / 2 ? 0 : 1});
            }
            lines.add(new Dendrite(
                    "d" + d,
                    line.stream().mapToDouble(p -> p[0] / UM_PER_PX).toArray(),
                    line.stream().mapToDouble(p -> p[1] / UM_PER_PX).toArray()));
        }
        for (int k = 0; k < 2; k++) {
            sessions.add(session(k, shafts, spines, presence, k == 0 ? lines : List.of(), random));
        }
    }

    private SpineTracking.Session session(
            int k,
            List<double[]> shafts,
            List<double[]> spines,
            List<double[]> presence,
            List<Dendrite> lines,
            UniformRandomProvider random) {
        double[] light = new double[SIZE * SIZE];
        shafts.forEach(p -> blob(light, moved(k, p), 6, 0.45));
        List<Region> rois = new ArrayList<>();
        for (int i = 0; i < spines.size(); i++) {
            double[] p = moved(k, spines.get(i));
            if (presence.get(i)[k] > 0) {
                p[0] += random.nextDouble(-0.2, 0.2);
                p[1] += random.nextDouble(-0.2, 0.2);
                blob(light, p, 14 * spines.get(i)[2], 0.35);
                double px = p[0] / UM_PER_PX;
                double py = p[1] / UM_PER_PX;
                if (px > 3 && py > 3 && px < SIZE - 3 && py < SIZE - 3) {
                    rois.add(Phantoms.disk("spine" + i, px, py, 2));
                }
            }
        }
        float[] pixels = new float[light.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = PoissonSampler.of(random, 4 + light[i]).sample();
        }
        Image image = new Image(SIZE, SIZE, pixels, Calibration.square(UM_PER_PX));
        return new SpineTracking.Session("day " + k, image, new FieldRois(rois, lines, Optional.empty()));
    }

    private double[] moved(int k, double[] p) {
        return k == 0 ? new double[] {p[0], p[1]} : motion.apply(p[0], p[1]);
    }

    private static void blob(double[] light, double[] centre, double peak, double sigmaUm) {
        double sigma = sigmaUm / UM_PER_PX;
        double cx = centre[0] / UM_PER_PX;
        double cy = centre[1] / UM_PER_PX;
        int reach = (int) Math.ceil(3 * sigma);
        for (int y = Math.max(0, (int) cy - reach); y <= Math.min(SIZE - 1, (int) cy + reach); y++) {
            for (int x = Math.max(0, (int) cx - reach); x <= Math.min(SIZE - 1, (int) cx + reach); x++) {
                double dx = (x + 0.5 - cx) / sigma;
                double dy = (y + 0.5 - cy) / sigma;
                light[y * SIZE + x] += peak * Math.exp(-0.5 * (dx * dx + dy * dy));
            }
        }
    }
}
