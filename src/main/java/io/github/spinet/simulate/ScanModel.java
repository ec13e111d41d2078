// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;
import io.github.spinet.motion.LinePhase;
import io.github.spinet.motion.ScanGeometry;
import io.github.spinet.movie.Scan;
import java.io.Serializable;
import java.util.List;

/** How the beam of a made microscope scans: lines that are not in step, and how long rows take. */
public final class ScanModel {

    /** What can be varied. */
    public record Params(
            @Field(
                    init = "0",
                    unit = "px",
                    min = -20,
                    max = 20,
                    help =
                            "How far even lines (2nd, 4th ...) lie right of odd ones at the first frame, as in a scan to and fro"
                                    + " out of step")
            double linePhasePx,

            @Field(
                    init = "0",
                    unit = "px",
                    min = -20,
                    max = 20,
                    help = "How much that grows, evenly, until the last frame")
            double linePhaseChangePx,

            @Field(
                    init = "0.9",
                    min = 0.05,
                    max = 1,
                    help = "Part of a frame's time in which its rows are scanned; the rest is the way back of the beam")
            double scanShare)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private ScanModel() {}

    /** What motion correction shall find in a movie of so many frames, or be told. */
    static ScanGeometry geometry(Params params, int frames) {
        List<Double> knots = List.of(params.linePhasePx, params.linePhasePx + params.linePhaseChangePx);
        LinePhase phase = new LinePhase(knots, frames, Double.NaN, Double.NaN, LinePhase.Reason.ASKED_FOR);
        return new ScanGeometry(ScanGeometry.Mirrored.NONE, params.scanShare, phase);
    }

    /** What the file of such a microscope says; nothing of lines where they are in step, as they may be scanned either way. */
    static Scan scan(ScanGeometry geometry) {
        return new Scan(geometry.phase().moves() ? Scan.Lines.BOTH_WAYS : Scan.Lines.UNKNOWN, geometry.duty());
    }
}
