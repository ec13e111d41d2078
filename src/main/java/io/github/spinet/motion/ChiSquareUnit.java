// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * The scale of {@link BandEquations}: weights of pixels tell only which are noisier, so that costs come in an unknown
 * unit. Two halves of a frame's bands place it independently of each other; how far apart they place it, against what
 * their information would allow, gives the unit.
 */
final class ChiSquareUnit {

    // The median of χ² with one degree of freedom.
    private static final double MEDIAN = 2 * Math.pow(Erf.erfInv(0.5), 2);

    private ChiSquareUnit() {}

    /**
     * Half a unit of χ² costs this much. The median over frames and axes, which frames that are off do not move.
     *
     * @param warp x and y of each band in turn that every frame has in common
     * @return 0 if nothing tells
     */
    static double of(BandEquations equations, double[] warp) {
        // Alternate bands, so that movement during a frame displaces both halves alike.
        BandEquations even = equations.whole(warp, b -> b % 2 == 0);
        BandEquations odd = equations.whole(warp, b -> b % 2 == 1);
        double[] ratios = new double[2 * equations.frames];
        int n = 0;
        for (int f = 0; f < equations.frames; f++) {
            if (even.tells(f) && odd.tells(f)) {
                double dx = even.at.dx(f, 0) - odd.at.dx(f, 0);
                double dy = even.at.dy(f, 0) - odd.at.dy(f, 0);
                ratios[n++] = dx * dx / (1 / alongX(even, f) + 1 / alongX(odd, f));
                ratios[n++] = dy * dy / (1 / alongY(even, f) + 1 / alongY(odd, f));
            }
        }
        double[] sorted = Arrays.copyOf(ratios, n);
        Arrays.sort(sorted);
        return n == 0 ? 0 : sorted[n / 2] / MEDIAN;
    }

    // The information about x if y is not known.
    private static double alongX(BandEquations e, int f) {
        return e.xx(f) - e.xy(f) * e.xy(f) / e.yy(f);
    }

    private static double alongY(BandEquations e, int f) {
        return e.yy(f) - e.xy(f) * e.xy(f) / e.xx(f);
    }
}
