// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.analysis.Clustering;
import io.github.spinet.analysis.PairClass;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.core.Seeds;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.Image;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Traces;
import io.github.spinet.spine.Dendrite;
import io.github.spinet.spine.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** One figure of each kind, from made numbers. */
final class Gallery {

    private static final double RATE_HZ = 58.3;
    private static final int FRAMES = 10000;

    private final UniformRandomProvider random = Seeds.stream(1, "gallery");
    private final Clock clock = Clock.uniform(FRAMES, RATE_HZ);
    private final Spans movements;

    private Gallery() {
        List<Epochs.Run> runs = new ArrayList<>();
        for (int start = 300; start < FRAMES - 400; start += 400 + random.nextInt(700)) {
            runs.add(new Epochs.Run(start, start + 60 + random.nextInt(150)));
        }
        movements = Spans.of(Epochs.of(FRAMES, runs), clock);
    }

    static List<Figure> all() {
        Gallery g = new Gallery();
        return List.of(
                g.motion(),
                g.traces(),
                g.lever(),
                g.scores(),
                g.fates(),
                g.volumes(),
                g.recovery(),
                g.image(),
                g.points(),
                g.distance(),
                g.samples(),
                g.shuffles());
    }

    private double noise() {
        return ZigguratSampler.NormalizedGaussian.of(random).sample();
    }

    private Figure motion() {
        double[] dx = new double[FRAMES];
        double[] dy = new double[FRAMES];
        double[] before = new double[FRAMES];
        double[] after = new double[FRAMES];
        for (int i = 1; i < FRAMES; i++) {
            dx[i] = 0.995 * dx[i - 1] + 0.2 * noise();
            dy[i] = 0.995 * dy[i - 1] + 0.12 * noise();
            before[i] = 0.8 - 0.05 * Math.hypot(dx[i], dy[i]) + 0.02 * noise();
            after[i] = 0.86 + 0.02 * noise();
        }
        before[0] = after[0] = Double.NaN;
        return TimeFigures.motion(clock.timesS(), dx, dy, before, after, false, movements);
    }

    private Figure traces() {
        int n = 8;
        double[][] dff = new double[n][FRAMES];
        double[][] active = new double[n][FRAMES];
        List<String> names = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            names.add("spine" + (s + 1));
            double level = 0;
            for (int i = 0; i < FRAMES; i++) {
                if (random.nextInt(700) == 0) {
                    level += 0.5 + random.nextDouble();
                }
                level *= 0.98;
                dff[s][i] = level + 0.08 * noise();
                active[s][i] = level > 0.2 ? 1 : 0;
            }
            Arrays.fill(dff[s], 4000, 4117, Double.NaN);
        }
        return TraceFigure.of(new Traces(names, clock, dff), new Traces(names, clock, active), names, movements);
    }

    private Figure lever() {
        double[] position = new double[FRAMES];
        for (int i = 0; i < movements.startS().length; i++) {
            int from = (int) (movements.startS()[i] * RATE_HZ);
            int to = (int) (movements.endS()[i] * RATE_HZ);
            for (int k = from; k < to; k++) {
                position[k] = 0.8 * Math.sin(Math.PI * (k - from) / (to - from)) + 0.1 * Math.sin(k / 4.0);
            }
        }
        for (int i = 0; i < FRAMES; i++) {
            position[i] += 1.5 + 0.01 * noise();
        }
        return TimeFigures.lever(clock.timesS(), position, "Lever (V)", movements);
    }

    private Figure scores() {
        double[] rank = new double[180];
        boolean[] mrs = new boolean[180];
        for (int i = 0; i < rank.length; i++) {
            rank[i] = i % 3 == 0 ? 1 - 0.06 * random.nextDouble() : random.nextDouble();
            mrs[i] = rank[i] > 0.975;
        }
        return SpineFigures.scores(rank, mrs);
    }

    private Figure fates() {
        return SpineFigures.fates(
                new int[] {60, 55, 52, 50}, new int[] {0, 9, 7, 6}, new int[] {0, 5, 6, 2}, new int[] {0, 5, 8, 7});
    }

    private Figure volumes() {
        double[][] ratio = new double[40][5];
        for (double[] r : ratio) {
            double value = 1;
            for (int s = 0; s < 5; s++) {
                r[s] = value;
                value *= Math.exp(0.02 + 0.12 * noise());
            }
        }
        ratio[3][2] = Double.NaN;
        return SpineFigures.volumes(ratio, 1.1);
    }

    private Figure recovery() {
        return RecoveryFigure.of(List.of(
                new RecoveryFigure.Item("Residual shift", 0, 0.08, "px"),
                new RecoveryFigure.Item("Events found", 412, 398, ""),
                new RecoveryFigure.Item("Movement-related spines", 24, 25, ""),
                new RecoveryFigure.Item("New spines", 12, 11, ""),
                new RecoveryFigure.Item("Length of clusters", 8, 9.31234, "µm"),
                new RecoveryFigure.Item("Rate of events", 4.2, 4.13, "1/min")));
    }

    private Figure image() {
        int w = 256;
        int h = 160;
        float[] pixels = new float[w * h];
        double[] dx = new double[9];
        double[] dy = new double[9];
        for (int i = 0; i < 9; i++) {
            dx[i] = 10 + 29 * i;
            dy[i] = 80 + 15 * Math.sin(i);
        }
        List<Outline> outlines = new ArrayList<>();
        Outline.Kind[] kinds = {Outline.Kind.SPINE, Outline.Kind.NEW, Outline.Kind.LOST};
        for (int i = 0; i < 8; i++) {
            double cx = 25 + 28 * i;
            double cy = dy[i] + (i % 2 == 0 ? -14 : 14);
            List<int[]> inside = new ArrayList<>();
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    double d = Math.hypot(x + 0.5 - cx, y + 0.5 - cy);
                    pixels[y * w + x] += (float) (180 * Math.exp(-d * d / 18));
                    if (d < 5) {
                        inside.add(new int[] {x, y});
                    }
                }
            }
            int[] px = inside.stream().mapToInt(p -> p[0]).toArray();
            int[] py = inside.stream().mapToInt(p -> p[1]).toArray();
            outlines.add(Outline.of(Region.of("s" + (i + 1), px, py), kinds[i % 3]));
        }
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double t = Math.max(0, Math.min(7.999, (x - 10) / 29.0));
                double line = dy[(int) t] + (t - (int) t) * (dy[(int) t + 1] - dy[(int) t]);
                pixels[y * w + x] += (float) (220 * Math.exp(-(y - line) * (y - line) / 30) + 30 + 8 * noise());
                pixels[y * w + x] = x < 6 ? Float.NaN : pixels[y * w + x];
            }
        }
        outlines.add(Outline.of(new Dendrite("d1", dx, dy)));
        Image image = new Image(w, h, pixels, Calibration.square(1 / 6.05));
        return ImageFigure.of("projection", "Session 3: average projection", image, outlines);
    }

    private Figure points() {
        double[] x = {2.5, 7.5, 12.5, 17.5, 22.5, 27.5};
        double[] mrs = {0.31, 0.24, 0.2, 0.19, 0.17, 0.18};
        double[] non = {0.18, 0.16, 0.15, 0.14, 0.15, Double.NaN};
        double[] sem = {0.02, 0.02, 0.012, 0.01, 0.02, Double.NaN};
        return PointFigure.of(
                "points",
                "Co-activity falls with distance",
                "Mean ± SEM of 812 pairs.",
                "Distance along the dendrite (µm)",
                "Normalised co-activity",
                List.of(
                        Group.of("MRS–MRS", Style.MRS, Style.circle(4), x, mrs, sem),
                        Group.of("nonMRS–nonMRS", Style.NON_MRS, Style.square(3.5), x, non, sem)));
    }

    private Figure distance() {
        List<Clustering.Observation> pairs = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            PairClass group = PairClass.values()[i % 3];
            double d = 32 * random.nextDouble();
            double level = 0.15 + (group == PairClass.MRS ? 0.2 * Math.exp(-d / 6) : 0.02);
            pairs.add(new Clustering.Observation(group, d, Math.max(0, level + 0.15 * noise())));
        }
        return DistanceFigure.of(
                Clustering.run(pairs, pairs.size(), Records.defaults(Clustering.Params.class), Progress.NONE));
    }

    private Figure samples() {
        double[] real = new double[34];
        double[] shuffled = new double[34];
        Arrays.setAll(real, i -> Math.max(0, 1.4 + 0.5 * noise()));
        Arrays.setAll(shuffled, i -> Math.max(0, 1 + 0.4 * noise()));
        return SampleFigure.of(
                "samples",
                "Movement-related spines near new spines",
                "One point a field of view; squares: mean ± SEM.",
                "Density (1/µm)",
                List.of(
                        new SampleFigure.Sample("real", Style.MRS, real),
                        new SampleFigure.Sample("shuffled", Style.MIXED, shuffled)));
    }

    private Figure shuffles() {
        double[] values = new double[1000];
        Arrays.setAll(values, i -> 1 + 0.1 * noise());
        return ShuffleFigure.of(
                "shuffles",
                "New spines and movement-related spines",
                "Grey: 1000 shuffles of the positions. Line: the data, p = 0.001.",
                "Movement-related spines within 10 µm",
                values,
                1.45);
    }
}
