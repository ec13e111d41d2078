// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import java.util.ArrayList;
import java.util.List;

/** Shapes that tests draw. */
final class Phantoms {

    private Phantoms() {}

    /** Pixels whose centre lies within a radius; the region's centre is the one given. */
    static Region disk(String name, double x, double y, double radius) {
        List<int[]> pixels = new ArrayList<>();
        for (int py = (int) Math.floor(y - radius); py <= y + radius; py++) {
            for (int px = (int) Math.floor(x - radius); px <= x + radius; px++) {
                if (Math.hypot(px + 0.5 - x, py + 0.5 - y) <= radius) {
                    pixels.add(new int[] {px, py});
                }
            }
        }
        return new Region(
                name,
                x,
                y,
                pixels.stream().mapToInt(p -> p[0]).toArray(),
                pixels.stream().mapToInt(p -> p[1]).toArray());
    }
}
