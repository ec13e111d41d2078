// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How many pairs of ROIs that tracking made are right, and how many of the right ones it made. */
record MatchScore(int right, int made, int truth) {

    /** @param truth name of the ROI in session {@code b} by that in session {@code a}; sessions count from 1 */
    static MatchScore of(SpineTracking.Result result, int a, int b, Map<String, String> truth) {
        Map<String, String> first = new HashMap<>();
        for (SpineRow row : result.spines()) {
            if (row.session() == a && !row.roi().isEmpty()) {
                first.put(row.spine(), row.roi());
            }
        }
        int right = 0;
        int made = 0;
        for (SpineRow row : result.spines()) {
            if (row.session() == b && !row.roi().isEmpty() && first.containsKey(row.spine())) {
                made++;
                right += row.roi().equals(truth.get(first.get(row.spine()))) ? 1 : 0;
            }
        }
        return new MatchScore(right, made, truth.size());
    }

    double precision() {
        return (double) right / made;
    }

    double recall() {
        return (double) right / truth;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "precision %d/%d = %.3f, recall %d/%d = %.3f",
                right,
                made,
                precision(),
                right,
                truth,
                recall());
    }
}
