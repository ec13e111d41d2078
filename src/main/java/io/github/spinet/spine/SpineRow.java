// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.Field;

/** One spine in one session: a row of {@code spines.csv}. */
public record SpineRow(
        @Field(help = "Spine, the same name in every session")
        String spine,

        @Field(help = "Session, from 1 in the order given") int session,

        @Field(help = "Whether the spine is there in this session")
        Status status,

        @Field(help = "Centre along x, undefined where the spine is absent and was not located", unit = "px")
        double xPx,

        @Field(help = "Centre along y", unit = "px") double yPx,

        @Field(help = "Dendrite that the spine sits on, empty if none was drawn near it")
        String dendrite,

        @Field(help = "Distance along the dendrite from its first vertex", unit = "µm")
        double positionUm,

        @Field(help = "Confidence of the match to the other sessions, 0 to 1; undefined for a spine seen once")
        double confidence,

        @Field(init = "", help = "Name of its ROI in this session, empty where the spine is absent")
        String roi) {

    /** Presence in one session. */
    public enum Status {
        /** The spine is there. */
        PRESENT,
        /** Imaged, and the spine is not there. */
        ABSENT,
        /** Its place lies outside what was imaged, so nothing can be said. */
        NOT_IMAGED
    }
}
