// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

/** What can be measured. */
public enum Benchmark {
    /** All of them. */
    ALL,
    /** How far off motion correction is on made movies: {@link MotionAccuracy}. */
    MOTION_ACCURACY,
    /** How many frames a second go through motion correction: {@link MotionSpeed}. */
    MOTION_SPEED,
    /** How often tests find what is not there: {@link Calibration}. */
    CALIBRATION,
    /** How long large tests take: {@link StatisticsSpeed}. */
    STATISTICS_SPEED;

    /** Whether this choice stands for another one as well. */
    public boolean includes(Benchmark one) {
        return this == ALL || this == one;
    }
}
