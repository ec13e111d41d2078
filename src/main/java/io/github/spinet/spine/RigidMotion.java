// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

/**
 * A rotation about the middle of the field and a shift, from the reference into a session, all in µm: a point p of the
 * reference lies at R(p − middle of the reference + shift) + middle of the session.
 *
 * @param angle in radians, positive from x towards y (clockwise on the screen)
 */
record RigidMotion(
        double angle,
        double shiftX,
        double shiftY,
        double referenceX,
        double referenceY,
        double sessionX,
        double sessionY) {

    double[] apply(double x, double y) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double dx = x - referenceX + shiftX;
        double dy = y - referenceY + shiftY;
        return new double[] {cos * dx - sin * dy + sessionX, sin * dx + cos * dy + sessionY};
    }

    double[] invert(double x, double y) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double dx = x - sessionX;
        double dy = y - sessionY;
        return new double[] {cos * dx + sin * dy + referenceX - shiftX, -sin * dx + cos * dy + referenceY - shiftY};
    }

    RigidMotion with(double newAngle, double newShiftX, double newShiftY) {
        return new RigidMotion(newAngle, newShiftX, newShiftY, referenceX, referenceY, sessionX, sessionY);
    }

    /** No rotation and no shift: equal distances from the top left corner. */
    static RigidMotion none(Raster reference, Raster session) {
        double rx = reference.width() * reference.stepUm() / 2;
        double ry = reference.height() * reference.stepUm() / 2;
        double sx = session.width() * session.stepUm() / 2;
        double sy = session.height() * session.stepUm() / 2;
        return new RigidMotion(0, rx - sx, ry - sy, rx, ry, sx, sy);
    }
}
