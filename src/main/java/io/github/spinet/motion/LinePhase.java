// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.List;

/**
 * How far even lines (2nd, 4th …) of a movie lie right of where odd ones show the same, as in scans to and fro whose two
 * ways are not in step. It may drift slowly: it is given at knots, evenly spaced from the first frame to the last, and
 * lies on straight lines between them.
 *
 * @param knotsPx px at the knots, at least one; a single one stands for the whole movie
 * @param frames of the movie
 * @param estimatePx what was found, used or not; NaN if it was not looked for or there was too little to tell
 * @param standardErrorPx of the estimate, from the scatter over time and over rows, whichever is larger; NaN likewise
 * @param reason why this much is used
 */
public record LinePhase(List<Double> knotsPx, int frames, double estimatePx, double standardErrorPx, Reason reason) {

    /** Why lines were moved or left alone. */
    public enum Reason {
        /** The settings asked for this number. */
        ASKED_FOR,
        /** Found in the movie, clearly not 0. */
        FOUND,
        /** The source says that all lines run the same way. */
        ONE_WAY,
        /** What was found may be 0, or is too small to matter. */
        NOT_SIGNIFICANT,
        /** Too few frames, too small frames, or no structure that neighbouring lines share. */
        TOO_LITTLE
    }

    public LinePhase {
        knotsPx = List.copyOf(knotsPx);
    }

    static LinePhase askedFor(double px, int frames) {
        return new LinePhase(List.of(px), frames, Double.NaN, Double.NaN, Reason.ASKED_FOR);
    }

    static LinePhase none(int frames, double estimatePx, double standardErrorPx, Reason reason) {
        return new LinePhase(List.of(0.0), frames, estimatePx, standardErrorPx, reason);
    }

    /** Whether any line is moved. */
    public boolean moves() {
        return knotsPx.stream().anyMatch(px -> px != 0);
    }

    /** The phase in a frame, px. */
    public double px(int frame) {
        int intervals = knotsPx.size() - 1;
        if (intervals == 0) {
            return knotsPx.get(0);
        }
        double at = frame * (double) intervals / Math.max(1, frames - 1);
        int knot = Math.max(0, Math.min(intervals - 1, (int) at));
        double part = Math.max(0, Math.min(1, at - knot));
        return (1 - part) * knotsPx.get(knot) + part * knotsPx.get(knot + 1);
    }

    /** The frame at which a knot lies, from 0; not always a whole number. */
    public double frameOf(int knot) {
        return knotsPx.size() == 1 ? 0 : knot * (frames - 1.0) / (knotsPx.size() - 1);
    }

    /** The mean over the movie, px. */
    public double meanPx() {
        double sum = 0;
        for (int f = 0; f < frames; f++) {
            sum += px(f);
        }
        return frames == 0 ? knotsPx.get(0) : sum / frames;
    }

    /** How much it changes over the movie: largest less smallest, px. */
    public double driftPx() {
        return knotsPx.stream().mapToDouble(px -> px).max().orElse(0)
                - knotsPx.stream().mapToDouble(px -> px).min().orElse(0);
    }

    /** How far the content of a line lies right of where both ways of the scan would meet, px. */
    public double of(int frame, int row) {
        return row % 2 == 0 ? -px(frame) / 2 : px(frame) / 2;
    }
}
