// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;

/**
 * The shift of a whole frame at full resolution: a coarse search by correlation, then least squares with each pixel
 * weighted by its noise and with gain and offset of each frame free.
 */
final class RigidRegistration implements Registration {

    private final CoarseSearch coarse;
    private final TermSums sums;
    private final ShiftFit fit;
    private final SearchRange range;
    private final double[] origin;

    RigidRegistration(Template template, SearchRange range) {
        this.range = range;
        float[] centred = template.centred();
        coarse = new CoarseSearch(template.whereToLook(range), template.width(), template.height(), range);
        sums = new TermSums(new TaylorTemplate(template));
        fit = new ShiftFit(sums);
        // The fit sees the template smoothed and weighted, which may seem shifted by a hair against itself.
        double[] self = fit.fit(centred, 0, 0, new SearchRange(1, 1));
        origin = Math.hypot(self[0], self[1]) < 0.5 ? self : new double[2];
    }

    /**
     * Where a frame lies.
     *
     * @param match its place
     * @param products of its bands with the template's factors, near that place unless the fit failed
     */
    record Placed(Match match, BandProducts products) {}

    @Override
    public Match register(float[] frame) {
        return place(new float[][] {frame})[0].match;
    }

    /** Finds frames, as {@link #register}, and keeps what was seen of them. */
    Placed[] place(float[][] frames) {
        CoarseSearch.Found[] found = Arrays.stream(frames).map(coarse::find).toArray(CoarseSearch.Found[]::new);
        double[] x = Arrays.stream(found).mapToDouble(f -> f.match().dx()).toArray();
        double[] y = Arrays.stream(found).mapToDouble(f -> f.match().dy()).toArray();
        ShiftFit.Found[] fitted = fit.find(frames, x, y, range);
        Placed[] placed = new Placed[frames.length];
        for (int i = 0; i < placed.length; i++) {
            placed[i] = new Placed(match(found[i], fitted[i].x(), fitted[i].y()), fitted[i].products());
        }
        return placed;
    }

    @Override
    public Match registerRoughly(float[] frame) {
        CoarseSearch.Found found = coarse.find(frame);
        double[] fitted = fit.roughly(frame, found.match().dx(), found.match().dy(), range);
        return match(found, fitted[0], fitted[1]);
    }

    private Match match(CoarseSearch.Found found, double fittedX, double fittedY) {
        Match start = found.match();
        double dx = fittedX - origin[0];
        double dy = fittedY - origin[1];
        double far = 2 * Math.max(2, found.pixel());
        // Too far from where the correlation is best (or nowhere), the fit has followed noise.
        if (!(Math.abs(dx - start.dx()) < far && Math.abs(dy - start.dy()) < far)) {
            return range.match(start.dx(), start.dy(), start.score(), start.atLimit());
        }
        return range.match(dx, dy, start.score(), false);
    }

    /** Where the template seems to lie when it is compared with itself, x and y in px; taken off every shift. */
    double[] origin() {
        return origin.clone();
    }

    /** What frames are fitted with. */
    TermSums sums() {
        return sums;
    }
}
