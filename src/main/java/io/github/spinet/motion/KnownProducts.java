// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.motion;

import java.util.Arrays;
import java.util.Optional;

/**
 * The {@link BandProducts} of all frames of a movie, kept in single precision: bands that turn out to lie near the shift of
 * their whole frame need not be looked at again, and a frame all of whose bands do need not be read.
 */
final class KnownProducts {

    private static final int FACTORS = TaylorTemplate.FACTORS;
    private static final int NONE = Integer.MAX_VALUE;

    private final int bands;
    private final int[] nx;
    private final int[] ny;
    private final float[] sums;

    KnownProducts(int frames, int bands) {
        this.bands = bands;
        nx = new int[frames];
        ny = new int[frames];
        Arrays.fill(nx, NONE);
        sums = new float[frames * bands * FACTORS];
    }

    void set(int frame, BandProducts products) {
        nx[frame] = products.nx();
        ny[frame] = products.ny();
        for (int i = 0; i < bands * FACTORS; i++) {
            sums[frame * bands * FACTORS + i] = (float) products.of()[i / FACTORS][i % FACTORS];
        }
    }

    Optional<BandProducts> of(int frame) {
        if (nx[frame] == NONE) {
            return Optional.empty();
        }
        double[][] of = new double[bands][FACTORS];
        for (int i = 0; i < bands * FACTORS; i++) {
            of[i / FACTORS][i % FACTORS] = sums[frame * bands * FACTORS + i];
        }
        return Optional.of(new BandProducts(nx[frame], ny[frame], of));
    }
}
