// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

/**
 * A spine of a made study through all its sessions.
 *
 * @param name its identity, the same in every session
 * @param dendrite number of its dendrite, from 0
 * @param positionUm distance along the dendrite's centre line
 * @param side +1 or −1: right or left of the dendrite as its positions grow, on a screen with y down
 * @param lengthUm from the dendrite's centre line to the middle of the head
 * @param volumes relative volume of the head session by session, about 1 on average; brightness grows in proportion
 * @param movementRelated whether it responds to movements
 * @param fate what becomes of it
 * @param firstSession the first session in which it is there, from 1
 * @param lastSession the last one
 * @param enlarged whether its volume was raised for good in a later session
 */
public record PlannedSpine(
        String name,
        int dendrite,
        double positionUm,
        int side,
        double lengthUm,
        double[] volumes,
        boolean movementRelated,
        Fate fate,
        int firstSession,
        int lastSession,
        boolean enlarged) {

    /** What becomes of a spine over the sessions. */
    public enum Fate {
        /** There in every session. */
        STABLE,
        /** Absent in the first session, there from some later one to the last. */
        NEW,
        /** There in the first session, gone from some later one on. */
        ELIMINATED,
        /** There in one session only, neither the first nor the last. */
        TRANSIENT
    }

    /** @param session from 1 */
    public boolean isPresent(int session) {
        return firstSession <= session && session <= lastSession;
    }

    /** @param session from 1 */
    public double volume(int session) {
        return volumes[session - 1];
    }
}
