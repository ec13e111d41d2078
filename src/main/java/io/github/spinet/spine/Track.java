// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import java.util.Arrays;

/** One spine over the sessions. */
final class Track {

    /** Unique among the tracks. */
    final String name;
    /** The ROI in every session, null where it was not seen. */
    final Region[] roi;
    /** Confidence of the pairing with the sighting before, NaN for the first one and where it was not seen. */
    final double[] confidence;
    /** Place in the first session in µm at the latest sighting. */
    double xUm;

    double yUm;

    Track(String name, int sessions) {
        this.name = name;
        roi = new Region[sessions];
        confidence = new double[sessions];
        Arrays.fill(confidence, Double.NaN);
    }

    /** The first session in which it was seen, from 0. */
    int first() {
        int k = 0;
        while (roi[k] == null) {
            k++;
        }
        return k;
    }

    /** The session with the sighting nearest in time to session {@code k}; of two, the earlier. */
    int nearest(int k) {
        for (int d = 0; ; d++) {
            if (k - d >= 0 && roi[k - d] != null) {
                return k - d;
            }
            if (k + d < roi.length && roi[k + d] != null) {
                return k + d;
            }
        }
    }
}
