// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.movie.Scan;
import java.util.List;

/** The frame times and the mask of a session in several files. */
final class JoinedTiming {

    private JoinedTiming() {}

    static Timing of(List<StackMovie> parts, Movies.Joint joint) {
        Timing first = parts.get(0).timing();
        return new Timing(clock(parts, joint), mask(parts), first.intervalS(), first.startS(), scan(parts));
    }

    /**
     * Puts the clocks of the files behind each other: at the distance of their starts where the files know them, else by
     * what the user says of the pauses.
     */
    private static Clock clock(List<StackMovie> parts, Movies.Joint joint) {
        int frames = parts.stream().mapToInt(StackMovie::frames).sum();
        if (parts.stream().anyMatch(p -> Double.isNaN(p.timing().intervalS()))) {
            return Clock.untimed(frames);
        }
        double[] times = new double[frames];
        int at = 0;
        double begin = 0;
        for (StackMovie part : parts) {
            if (at > 0) {
                begin = begin(parts.get(0), part, times[at - 1], joint);
            }
            for (int i = 0; i < part.frames(); i++) {
                times[at++] = begin + part.clock().timeS(i);
            }
        }
        return Clock.of(times);
    }

    private static double begin(StackMovie first, StackMovie part, double lastS, Movies.Joint joint) {
        double interval = part.timing().intervalS();
        // Dates in seconds have digits for µs, no more.
        double known = Math.rint(1e6 * (part.timing().startS() - first.timing().startS())) / 1e6;
        // Computer clocks are good to some ms: within a quarter of a frame the recording went on.
        if (known > lastS + 0.75 * interval) {
            return known < lastS + 1.25 * interval ? lastS + interval : known;
        }
        return lastS + (joint == Movies.Joint.PAUSED ? 2 : 1) * interval;
    }

    private static Scan scan(List<StackMovie> parts) {
        Scan first = parts.get(0).scan();
        if (parts.stream().allMatch(p -> p.scan().equals(first))) {
            return first;
        }
        return parts.stream().allMatch(p -> p.scan().lines() == first.lines()) ? first.untimed() : Scan.UNKNOWN;
    }

    private static FrameMask mask(List<StackMovie> parts) {
        FrameMask.State[] states =
                new FrameMask.State[parts.stream().mapToInt(StackMovie::frames).sum()];
        int at = 0;
        for (StackMovie part : parts) {
            for (int i = 0; i < part.frames(); i++) {
                states[at++] = part.mask().state(i);
            }
        }
        return FrameMask.of(states);
    }
}
