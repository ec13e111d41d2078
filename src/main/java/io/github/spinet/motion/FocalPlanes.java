// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.movie.Image;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stack of images taken at one depth after the other, among which the plane of a movie, and of each of its frames, is
 * looked for.
 *
 * <p>The animal moves while a stack is taken: planes are aligned to each other, one after the other from the movie's plane
 * outwards. A process that runs obliquely is thereby held in place, as it is by the registration of frames.
 */
public final class FocalPlanes {

    private final List<Image> planes;
    private final double spacingUm;
    private final int target;

    private FocalPlanes(List<Image> planes, double spacingUm, int target) {
        this.planes = planes;
        this.spacingUm = spacingUm;
        this.target = target;
    }

    /**
     * Finds the plane of a movie in a stack.
     *
     * @param stack images of one size, at equal steps of depth
     * @param spacingUm the step, NaN if unknown
     * @param template a movie's own template, of the same size
     * @throws BadInputException if there are fewer than two planes, sizes differ or a plane shows nothing
     */
    public static FocalPlanes find(
            List<Image> stack,
            double spacingUm,
            Image template,
            MotionCorrection.Params params,
            Parallel parallel,
            Progress progress) {
        check(stack, template);
        SearchRange range = SearchRange.within(params.maxDxPx(), params.maxDyPx(), template.width(), template.height());
        Registration registration = new RigidRegistration(Template.of(template), range);
        Similarity similarity = new Similarity(template, range);
        double[] likeness = new double[stack.size()];
        parallel.forEach(stack.size(), "Looking for the plane", progress, k -> {
            float[] centred = centred(stack.get(k));
            likeness[k] = similarity.to(
                    moved(stack.get(k), registration.register(centred)).pixels());
        });
        int target = 0;
        for (int k = 1; k < likeness.length; k++) {
            target = likeness[k] > likeness[target] || Double.isNaN(likeness[target]) ? k : target;
        }
        List<Image> aligned = new ArrayList<>(stack);
        for (int k = target + 1; k < stack.size(); k++) {
            aligned.set(k, aligned(stack.get(k), aligned.get(k - 1), range));
        }
        for (int k = target - 1; k >= 0; k--) {
            aligned.set(k, aligned(stack.get(k), aligned.get(k + 1), range));
        }
        return new FocalPlanes(List.copyOf(aligned), spacingUm, target);
    }

    private static Image aligned(Image plane, Image neighbour, SearchRange range) {
        Match match = new RigidRegistration(Template.of(neighbour), range).register(centred(plane));
        // Where the border of the search is best, nothing was found.
        return match.atLimit() ? plane : moved(plane, match);
    }

    private static Image moved(Image plane, Match match) {
        float[] moved = new float[plane.pixels().length];
        Translation.undo(centred(plane), plane.width(), plane.height(), match.dx(), match.dy(), moved);
        return new Image(plane.width(), plane.height(), moved, plane.calibration());
    }

    private static float[] centred(Image image) {
        float[] centred = image.pixels().clone();
        Frames.centre(centred);
        return centred;
    }

    private static void check(List<Image> stack, Image template) {
        if (stack.size() < 2) {
            throw new BadInputException("A stack of " + stack.size() + " plane shows no depth; expected at least two");
        }
        for (int k = 0; k < stack.size(); k++) {
            Image plane = stack.get(k);
            if (plane.width() != template.width() || plane.height() != template.height()) {
                throw new BadInputException("Slice " + (k + 1) + " of the target stack has " + plane.width() + " × "
                        + plane.height() + " pixels, the movie " + template.width() + " × " + template.height()
                        + "; expected equal sizes");
            }
            if (!Frames.centre(plane.pixels().clone())) {
                throw new BadInputException("Slice " + (k + 1)
                        + " of the target stack shows nothing, all its pixels are equal; remove it from the stack");
            }
        }
    }

    /** The plane that the movie shows, from 1. */
    public int plane() {
        return target + 1;
    }

    /** The image of that plane, as it was given: what to register the movie to. */
    public Image target() {
        return planes.get(target);
    }

    public int planes() {
        return planes.size();
    }

    /** How far a plane lies from the movie's in µm, positive towards later slices; NaN if the spacing is unknown. */
    double zUm(double plane) {
        return (plane - plane()) * spacingUm;
    }

    /** Finds the plane of frames that lie on the target. */
    Finder finder(SearchRange range) {
        Similarity[] similarities =
                planes.stream().map(p -> new Similarity(p, range)).toArray(Similarity[]::new);
        return corrected -> {
            double[] r = Arrays.stream(similarities)
                    .mapToDouble(s -> s.to(corrected))
                    .toArray();
            int best = 0;
            for (int k = 1; k < r.length; k++) {
                best = r[k] > r[best] || Double.isNaN(r[best]) ? k : best;
            }
            if (Double.isNaN(r[best])) {
                return Double.NaN;
            }
            boolean inside = best > 0 && best < r.length - 1;
            double curvature = inside ? r[best - 1] - 2 * r[best] + r[best + 1] : 0;
            return best + 1 + (curvature < 0 ? (r[best - 1] - r[best + 1]) / (2 * curvature) : 0);
        };
    }

    /** Finds the plane, from 1 and between planes by a parabola, that a corrected frame looks most like. */
    @FunctionalInterface
    interface Finder {
        double plane(float[] corrected);
    }
}
