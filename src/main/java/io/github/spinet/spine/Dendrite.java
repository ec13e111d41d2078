// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.BadInputException;

/**
 * The centre line of a piece of dendrite.
 *
 * @param name unique within its field of view
 * @param xPx the vertices along x, in ImageJ's convention, not copied
 * @param yPx the vertices along y
 */
public record Dendrite(String name, double[] xPx, double[] yPx) {

    public Dendrite {
        if (xPx.length < 2 || xPx.length != yPx.length) {
            throw new BadInputException(
                    "Dendrite '" + name + "' has " + xPx.length + " vertices; expected a line of two or more");
        }
    }
}
