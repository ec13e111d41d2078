// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

/**
 * Carries points between a session and the reference session. Points are in pixels of their own session, in ImageJ's
 * convention; each method returns {@code {x, y}}.
 */
public interface Warp {

    /** Where a point of the session lies in the reference session. */
    double[] toReference(double xPx, double yPx);

    /** Where a point of the reference session lies in the session. */
    double[] fromReference(double xPx, double yPx);

    /** The session is the reference. */
    Warp IDENTITY = new Warp() {
        @Override
        public double[] toReference(double xPx, double yPx) {
            return new double[] {xPx, yPx};
        }

        @Override
        public double[] fromReference(double xPx, double yPx) {
            return new double[] {xPx, yPx};
        }
    };

    /** This warp, whose reference is the session of {@code next}, followed by {@code next}. */
    default Warp then(Warp next) {
        Warp first = this;
        return new Warp() {
            @Override
            public double[] toReference(double xPx, double yPx) {
                double[] middle = first.toReference(xPx, yPx);
                return next.toReference(middle[0], middle[1]);
            }

            @Override
            public double[] fromReference(double xPx, double yPx) {
                double[] middle = next.fromReference(xPx, yPx);
                return first.fromReference(middle[0], middle[1]);
            }
        };
    }
}
