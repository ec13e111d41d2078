// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

/** The shift of a whole frame as some of its stripes tell, in the manner of {@link RigidRegistration}. */
final class StripeRegistration implements Registration {

    private final StripeSearch search;
    private final ShiftFit fit;
    private final SearchRange range;
    private final double[] origin;

    /** @param sums the template with the same stripes */
    StripeRegistration(Template template, Stripes stripes, TermSums sums, SearchRange range) {
        this.range = range;
        float[] centred = template.centred();
        search = new StripeSearch(centred, template.width(), template.height(), stripes, range);
        fit = new ShiftFit(sums);
        double[] self = fit.fit(centred, 0, 0, new SearchRange(1, 1));
        origin = Math.hypot(self[0], self[1]) < 0.5 ? self : new double[2];
    }

    @Override
    public Match register(float[] frame) {
        Match start = search.find(frame);
        double[] shift = fit.fit(frame, start.dx(), start.dy(), range);
        double dx = shift[0] - origin[0];
        double dy = shift[1] - origin[1];
        double far = 2 * Math.max(2, search.resolution());
        boolean near = Math.abs(dx - start.dx()) < far && Math.abs(dy - start.dy()) < far;
        double x = near ? dx : start.dx();
        double y = near ? dy : start.dy();
        return new Match(
                Math.max(-range.maxX(), Math.min(range.maxX(), x)),
                Math.max(-range.maxY(), Math.min(range.maxY(), y)),
                start.score(),
                near ? !range.contains(dx, dy) : start.atLimit());
    }
}
