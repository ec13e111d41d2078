// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.motion.Trajectory.Bending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses a field across columns, or none, by what it foretells of bands left out. */
final class FieldChoice {

    private static final double LOWEST_EXPONENT = 0;
    private static final double HIGHEST_EXPONENT = 7;

    private final Parallel parallel;
    private final Progress progress;
    private final List<FieldEquations> plain;
    private final List<FieldEquations> stretches;
    private final List<double[]> starts;
    private final Trajectory rows;
    private final Bending path;
    private final double[] warp;

    /**
     * @param plain what blocks tell where straight rows lie, in some stretches of the movie
     * @param stretches what they tell where a field leads
     * @param starts the shifts assumed there, with {@link ColumnField#MOST} polynomials beside the constant
     * @param path how much the path through the bands may bend
     * @param warp what every frame has in common, in as many polynomials
     */
    FieldChoice(
            List<FieldEquations> plain,
            List<FieldEquations> stretches,
            List<double[]> starts,
            Trajectory rows,
            Bending path,
            double[] warp,
            Parallel parallel,
            Progress progress) {
        this.plain = plain;
        this.stretches = stretches;
        this.starts = starts;
        this.rows = rows;
        this.path = path;
        this.warp = warp;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * A field and what it foretells.
     *
     * @param order polynomials beside the constant
     * @param field how much their courses may bend
     * @param costs half the χ² of the bands left out, against the shifts assumed, of each frame looked at
     */
    record Best(int order, Bending field, double[] costs) {
        double cost() {
            return Arrays.stream(costs).sum();
        }
    }

    private record Candidate(int order, double exponent, boolean linked) {}

    /** The mean information of a band about one axis. */
    double information() {
        return stretches.stream()
                .mapToDouble(FieldEquations::meanInformation)
                .average()
                .orElse(0);
    }

    /** Rows that keep their shape, but for what all frames have in common. */
    double[] straight() {
        return best(List.of(new Candidate(0, 0, false))).costs;
    }

    /** The best field: first how smooth shear and stretch are, then whether they bow. */
    Best field() {
        List<Candidate> first = new ArrayList<>();
        for (double e = LOWEST_EXPONENT; e <= HIGHEST_EXPONENT; e++) {
            first.add(new Candidate(1, e, true));
            first.add(new Candidate(1, e, false));
        }
        Best best = best(first);
        double exponent = Math.log10(best.field.stiffness() / information());
        List<Candidate> more = new ArrayList<>();
        for (int order = 2; order <= ColumnField.MOST; order++) {
            for (int step = 0; step <= 1; step++) {
                more.add(new Candidate(order, exponent + step, best.field.linked()));
            }
        }
        Best bowed = best(more);
        return bowed.cost() < best.cost() ? bowed : best;
    }

    private Best best(List<Candidate> candidates) {
        double information = information();
        Best[] all = new Best[candidates.size()];
        parallel.forEach(all.length, "Fitting the field", progress, c -> {
            Candidate candidate = candidates.get(c);
            Bending field = new Bending(information * Math.pow(10, candidate.exponent), candidate.linked);
            all[c] = new Best(candidate.order, field, costs(candidate.order + 1, field));
        });
        Best best = all[0];
        for (Best other : all) {
            best = other.cost() < best.cost() ? other : best;
        }
        return best;
    }

    private double[] costs(int polynomials, Bending field) {
        double[] costs = new double[stretches.stream().mapToInt(s -> s.frames).sum()];
        FieldPath solver = new FieldPath(rows, reduced(warp, polynomials), polynomials);
        int at = 0;
        for (int s = 0; s < stretches.size(); s++) {
            FieldEquations equations = stretches.get(s);
            double[] start = reduced(starts.get(s), polynomials);
            for (int fold = 0; fold < HeldOut.FOLDS; fold++) {
                int left = fold;
                double[] sizes = solver.solve(equations, start, path, field, b -> b % HeldOut.FOLDS != left);
                double[] full = completed(sizes, polynomials);
                for (int i = 0; i < equations.frames * equations.bands; i++) {
                    if (i % equations.bands % HeldOut.FOLDS == fold) {
                        costs[at + i / equations.bands] += cost(s, i, full);
                    }
                }
            }
            at += equations.frames;
        }
        return costs;
    }

    // Straight rows and a field each see the other as a parabola, true only near by; where a single dendrite hardly
    // ties a
    // field down, the view of one of them favours it.
    private double cost(int stretch, int i, double[] sizes) {
        double there = stretches.get(stretch).cost(i, sizes, i * STRIDE, STRIDE / 2);
        return (there + plain.get(stretch).cost(i, sizes, i * STRIDE, STRIDE / 2)) / 2;
    }

    static final int STRIDE = 2 * (ColumnField.MOST + 1);

    /** The first polynomials of all. */
    static double[] reduced(double[] sizes, int polynomials) {
        int stride = 2 * polynomials;
        double[] reduced = new double[sizes.length / STRIDE * stride];
        for (int i = 0; i < reduced.length; i++) {
            reduced[i] = sizes[i / stride * STRIDE + i % stride];
        }
        return reduced;
    }

    /** All polynomials, those not fitted as every frame has them. */
    double[] completed(double[] sizes, int polynomials) {
        return completed(sizes, polynomials, warp);
    }

    static double[] completed(double[] sizes, int polynomials, double[] warp) {
        int stride = 2 * polynomials;
        double[] full = new double[sizes.length / stride * STRIDE];
        for (int i = 0; i < full.length; i++) {
            int c = i % STRIDE;
            full[i] = c < stride ? sizes[i / STRIDE * stride + c] : warp[i % warp.length];
        }
        return full;
    }
}
