// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/**
 * The shift of a whole frame at full resolution: a coarse search by correlation, then least squares with each pixel
 * weighted by its noise and with gain and offset of each frame free.
 */
final class RigidRegistration implements Registration {

    private final CoarseSearch coarse;
    private final ShiftFit fit;
    private final SearchRange range;
    private final double[] origin;

    RigidRegistration(Template template, SearchRange range) {
        this.range = range;
        float[] centred = template.centred();
        coarse = new CoarseSearch(centred, template.width(), template.height(), range);
        fit = new ShiftFit(new TermSums(new TaylorTemplate(template)));
        // The fit sees the template smoothed and weighted, which may seem shifted by a hair against itself.
        double[] self = fit.fit(centred, 0, 0, new SearchRange(1, 1));
        origin = Math.hypot(self[0], self[1]) < 0.5 ? self : new double[2];
    }

    @Override
    public Match register(float[] frame) {
        CoarseSearch.Found found = coarse.find(frame);
        Match start = found.match();
        double[] shift = fit.fit(frame, start.dx(), start.dy(), range);
        double dx = shift[0] - origin[0];
        double dy = shift[1] - origin[1];
        double far = 2 * Math.max(2, found.pixel());
        // Too far from where the correlation is best (or nowhere), the fit has followed noise.
        if (!(Math.abs(dx - start.dx()) < far && Math.abs(dy - start.dy()) < far)) {
            return clamped(start.dx(), start.dy(), start.score(), start.atLimit());
        }
        return clamped(dx, dy, start.score(), false);
    }

    private Match clamped(double dx, double dy, double score, boolean atLimit) {
        double x = Math.max(-range.maxX(), Math.min(range.maxX(), dx));
        double y = Math.max(-range.maxY(), Math.min(range.maxY(), dy));
        return new Match(x, y, score, atLimit || !range.contains(dx, dy));
    }
}
