// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

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
        coarse = new CoarseSearch(centred, template.width(), template.height(), range);
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
        return place(frame).match;
    }

    /** Finds one frame, as {@link #register}, and keeps what was seen of it. */
    Placed place(float[] frame) {
        CoarseSearch.Found found = coarse.find(frame);
        ShiftFit.Found fitted =
                fit.find(frame, found.match().dx(), found.match().dy(), range);
        return new Placed(match(found, fitted.x(), fitted.y()), fitted.products());
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
            return clamped(start.dx(), start.dy(), start.score(), start.atLimit());
        }
        return clamped(dx, dy, start.score(), false);
    }

    /** Where the template seems to lie when it is compared with itself, x and y in px; taken off every shift. */
    double[] origin() {
        return origin.clone();
    }

    /** What frames are fitted with. */
    TermSums sums() {
        return sums;
    }

    private Match clamped(double dx, double dy, double score, boolean atLimit) {
        double x = Math.max(-range.maxX(), Math.min(range.maxX(), dx));
        double y = Math.max(-range.maxY(), Math.min(range.maxY(), dy));
        return new Match(x, y, score, atLimit || !range.contains(dx, dy));
    }
}
