// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;
import io.github.spinet.simulate.PressModel.Press;
import java.io.Serializable;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How the tissue moves under the microscope in one session: a displacement that is a smooth function of time, made of a
 * slow drift, the pulse of the vessels and jumps that go with the animal's movements.
 *
 * <p>Displacements say where the content lies relative to its place in the session's ROIs; correction subtracts them.
 */
public final class MotionModel {

    /** How the displacement acts on a frame. */
    public enum Motion {
        /** Nothing moves. */
        NONE,
        /** Each frame is displaced as a whole, as if taken in an instant. */
        RIGID,
        /** Each row is displaced by what holds at the time it is scanned. */
        ROWS,
        /** As {@link #ROWS}; when the animal moves, the tissue is sheared and stretched across columns, too. */
        PIECEWISE
    }

    /** How far the tissue moves. */
    public record Params(
            @Field(
                    init = "RIGID",
                    help =
                            "Whether frames move not at all, as a whole, row by row, or row by row and unevenly across columns")
            Motion motion,

            @Field(
                    init = "0.8",
                    unit = "px",
                    min = 0,
                    max = 20,
                    help = "Slow drift along each axis (SD over the session)")
            double driftPx,

            @Field(
                    init = "0.15",
                    unit = "px",
                    min = 0,
                    max = 5,
                    help = "Pulsation with the heartbeat along each axis (SD)")
            double pulsePx,

            @Field(init = "2.5", unit = "px", min = 0, max = 20, help = "Typical jump when the animal moves")
            double jumpPx,

            @Field(
                    init = "2",
                    unit = "px",
                    min = 0,
                    max = 20,
                    help =
                            "How differently the left and the right edge typically move when the animal moves, along each"
                                    + " axis; PIECEWISE motion only")
            double shearPx)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static final int WAVES = 6;
    private static final double SHORTEST_WAVE_S = 25;
    private static final double LONGEST_WAVE_S = 250;
    private static final double PULSE_HZ = 9;
    private static final double PULSE_DETUNE_HZ = 0.7;
    private static final double JUMP_RISE_S = 0.08;
    private static final double JUMP_FALL_S = 0.2;
    private static final double JUMP_HZ = 4;
    // The uneven part trembles at its own pace and bows a little.
    private static final double SHEAR_HZ = 2.7;
    private static final double SHEAR_SPREAD = 0.4;
    private static final double BOW = 0.25;

    private record Wave(double hz, double phase, double px) {
        double at(double timeS) {
            return px * Math.sin(2 * Math.PI * hz * timeS + phase);
        }
    }

    private record Jump(double startS, double endS, double xPx, double yPx, double phase) {
        // Up, trembling while the animal moves, back.
        double at(double timeS) {
            return envelope(timeS) * (0.75 + 0.25 * Math.sin(2 * Math.PI * JUMP_HZ * (timeS - startS) + phase));
        }

        double envelope(double timeS) {
            double up = smooth((timeS - startS) / JUMP_RISE_S);
            double down = smooth((endS + JUMP_FALL_S - timeS) / JUMP_FALL_S);
            return up * down;
        }
    }

    private final Motion motion;
    private final double rateHz;
    private final int frames;
    private final int rows;
    private final Wave[][] waves = new Wave[2][WAVES + 2];
    private final double[] centre = new double[2];
    private final Jump[] jumps;
    private final int columns;
    private final double duty;
    private final double[][] shears;

    /**
     * @param presses the animal's movements, in order and without overlap
     * @param rows height of a frame
     * @param columns width of a frame
     * @param duty part of a frame's time in which its rows are scanned
     */
    MotionModel(
            Params params,
            List<Press> presses,
            double rateHz,
            int frames,
            int rows,
            int columns,
            double duty,
            UniformRandomProvider rng) {
        this.duty = duty;
        this.columns = columns;
        this.motion = params.motion;
        this.rateHz = rateHz;
        this.frames = frames;
        this.rows = rows;
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(rng);
        for (int axis = 0; axis < 2; axis++) {
            for (int k = 0; k < WAVES; k++) {
                double wave = SHORTEST_WAVE_S * Math.pow(LONGEST_WAVE_S / SHORTEST_WAVE_S, rng.nextDouble());
                waves[axis][k] =
                        new Wave(1 / wave, rng.nextDouble(0, 2 * Math.PI), params.driftPx * Math.sqrt(2.0 / WAVES));
            }
            for (int k = 0; k < 2; k++) {
                double hz = PULSE_HZ + (k - 0.5) * PULSE_DETUNE_HZ;
                waves[axis][WAVES + k] = new Wave(hz, rng.nextDouble(0, 2 * Math.PI), params.pulsePx);
            }
        }
        jumps = new Jump[presses.size()];
        for (int i = 0; i < jumps.length; i++) {
            Press press = presses.get(i);
            // Mostly along the animal's body axis, which lies along x.
            double size = params.jumpPx * (rng.nextBoolean() ? 1 : -1) * Math.exp(0.4 * normal.sample());
            jumps[i] = new Jump(
                    press.startS(),
                    press.endS(),
                    size,
                    0.5 * params.jumpPx * normal.sample(),
                    rng.nextDouble(0, 2 * Math.PI));
        }
        centre();
        // Drawn last, so that the other kinds of motion are the same with or without it.
        shears = new double[presses.size()][];
        for (int i = 0; i < shears.length; i++) {
            double[] shear = new double[4];
            for (int axis = 0; axis < 2; axis++) {
                double sign = rng.nextBoolean() ? 1 : -1;
                shear[axis] = params.shearPx / 2 * sign * Math.exp(SHEAR_SPREAD * normal.sample());
                shear[2 + axis] = BOW * params.shearPx / 2 * normal.sample();
            }
            shears[i] = shear;
        }
    }

    // An operator draws ROIs where the tissue mostly is: the mean of the slow parts is no displacement.
    private void centre() {
        for (int axis = 0; axis < 2; axis++) {
            double sum = 0;
            for (int i = 0; i < frames; i++) {
                sum += slow(axis, i / rateHz);
            }
            centre[axis] = sum / frames;
        }
    }

    /** Displacement along x (axis 0) or y (axis 1) of a row of a frame, in px. */
    double rowPx(int axis, int frame, int row) {
        return scansRows() ? at(axis, timeS(frame, row)) : motion == Motion.RIGID ? at(axis, frame / rateHz) : 0;
    }

    private boolean scansRows() {
        return motion == Motion.ROWS || motion == Motion.PIECEWISE;
    }

    /** Whether columns of a row move differently. */
    boolean isUneven() {
        return motion == Motion.PIECEWISE;
    }

    /**
     * How much further than its row a piece of tissue is displaced; about 0 on average over the row.
     *
     * @param column where the tissue lies at rest; pixel centres lie at whole numbers
     */
    double unevenPx(int axis, int frame, int row, double column) {
        double timeS = timeS(frame, row);
        int i = isUneven() ? lastJumpBefore(timeS) : -1;
        if (i < 0) {
            return 0;
        }
        double u = 2 * (column + 0.5) / columns - 1;
        double turn = Math.cos(2 * Math.PI * SHEAR_HZ * (timeS - jumps[i].startS));
        double size = jumps[i].envelope(timeS) * (0.6 + 0.4 * turn);
        return size * (shears[i][axis] * u + shears[i][2 + axis] * (1.5 * u * u - 0.5));
    }

    private double timeS(int frame, int row) {
        return (frame + duty * (row + 0.5) / rows) / rateHz;
    }

    /** Displacement of a frame: that of all its rows, or the mean over them. */
    double framePx(int axis, int frame) {
        if (!scansRows()) {
            return rowPx(axis, frame, 0);
        }
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += rowPx(axis, frame, row);
        }
        return sum / rows;
    }

    /** The largest displacement along either axis at the beginning of any frame, at its edges. */
    double farthestPx() {
        double farthest = 0;
        for (int i = 0; i < frames; i++) {
            for (int axis = 0; axis < 2; axis++) {
                double row = rowPx(axis, i, 0);
                farthest = Math.max(farthest, Math.abs(row + unevenPx(axis, i, 0, 0)));
                farthest = Math.max(farthest, Math.abs(row + unevenPx(axis, i, 0, columns - 1)));
            }
        }
        return farthest;
    }

    private double at(int axis, double timeS) {
        double px = slow(axis, timeS) - centre[axis];
        // The pause between movements is longer than a jump's tail, so at most one jump acts.
        int i = lastJumpBefore(timeS);
        if (i >= 0) {
            px += (axis == 0 ? jumps[i].xPx : jumps[i].yPx) * jumps[i].at(timeS);
        }
        return px;
    }

    private double slow(int axis, double timeS) {
        double px = 0;
        for (Wave wave : waves[axis]) {
            px += wave.at(timeS);
        }
        return px;
    }

    private int lastJumpBefore(double timeS) {
        int low = -1;
        int high = jumps.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (jumps[middle].startS <= timeS) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double smooth(double u) {
        double c = Math.max(0, Math.min(1, u));
        return c * c * (3 - 2 * c);
    }
}
