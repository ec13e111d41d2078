// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;

/** The rows of the tables that tell what is true of a made study. */
public final class Truth {

    private Truth() {}

    /** How a frame was displaced. */
    public record Shift(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            @Field(help = "Session, from 1") int session,
            @Field(help = "Frame, from 1") int frame,
            @Field(help = "Time of the frame", unit = "s") double timeS,

            @Field(help = "Where the content lies along x relative to the ROIs", unit = "px")
            double dxPx,

            @Field(help = "Where the content lies along y relative to the ROIs", unit = "px")
            double dyPx) {}

    /** How the lines of a frame were scanned; between the frames named it changes evenly. */
    public record Lines(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            @Field(help = "Session, from 1") int session,
            @Field(help = "Frame, from 1") int frame,

            @Field(help = "How far even lines (2nd, 4th ...) lie right of odd ones", unit = "px")
            double phasePx,

            @Field(help = "Part of a frame's time in which its rows are scanned")
            double duty) {}

    /** One event of one spine. */
    public record Event(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            @Field(help = "Session, from 1") int session,

            @Field(help = "Spine, the same name in every session")
            String spine,

            @Field(help = "ROI of the spine in this session")
            String roi,

            @Field(help = "Event of the spine, from 1") int event,

            @Field(help = "First frame at half of the peak or more, from 1")
            int startFrame,

            @Field(help = "Last frame at half of the peak or more")
            int endFrame,

            @Field(help = "When glutamate release begins", unit = "s")
            double startS,

            @Field(help = "Peak ΔF/F0 at the spine itself") double peakDff,
            @Field(help = "What made it") SpineActivity.Source source) {}

    /** One spine in one session. */
    public record Spine(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            @Field(help = "Session, from 1") int session,

            @Field(help = "Spine, the same name in every session")
            String spine,

            @Field(help = "ROI of the spine in this session, empty where it is absent")
            String roi,

            @Field(help = "Whether the spine is there") boolean present,

            @Field(help = "Centre of the head along x, or where it would be", unit = "px")
            double xPx,

            @Field(help = "Centre of the head along y", unit = "px")
            double yPx,

            @Field(help = "Dendrite") String dendrite,

            @Field(help = "Distance along the dendrite from the beginning of its line", unit = "µm")
            double positionUm,

            @Field(help = "Whether the spine responds to movements")
            boolean mrs,

            @Field(help = "Relative volume of the head, undefined where it is absent")
            double volume) {}

    /** One movement of the lever. */
    public record Movement(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,
            @Field(help = "Session, from 1") int session,
            @Field(help = "Movement, from 1") int movement,

            @Field(help = "When the lever leaves its rest", unit = "s")
            double startS,

            @Field(help = "When the lever is back", unit = "s")
            double endS,

            @Field(help = "Whether it follows the learned pattern")
            boolean learned) {}

    /** What became of one spine. */
    public record SpineFate(
            @Field(help = "Animal") String animal,
            @Field(help = "Field of view") String field,

            @Field(help = "Spine, the same name in every session")
            String spine,

            @Field(help = "What became of it") PlannedSpine.Fate fate,
            @Field(help = "First session with the spine") int firstSession,
            @Field(help = "Last session with the spine") int lastSession,

            @Field(help = "Whether the spine responds to movements")
            boolean mrs,

            @Field(help = "Whether its volume was raised for good")
            boolean enlarged) {}

    /** What two average spines of the same dendrite share according to the model. */
    public record Coactivity(
            @Field(help = "Which two spines") Pair pair,

            @Field(help = "Distance along the dendrite", unit = "µm")
            double distanceUm,

            @Field(help = "Co-active events with a shared cause", unit = "1/min")
            double sharedPerMin,

            @Field(help = "Co-active events by chance", unit = "1/min")
            double chancePerMin,

            @Field(help = "All co-active events divided by the geometric mean of the two event rates")
            double coactivity) {}

    /** Kinds of pairs of spines. */
    public enum Pair {
        /** Both are movement-related. */
        MRS_MRS,
        /** Neither is. */
        NONMRS_NONMRS,
        /** One is. */
        MIXED
    }
}
