// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.signal;

import io.github.spinet.core.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * When something is going on, frame by frame: a spine's events, an animal's movements.
 *
 * <p>A run is a maximal block of active frames. Runs never touch or overlap.
 */
public final class Epochs {

    /**
     * One run of active frames.
     *
     * @param start first active frame, from 0
     * @param end the frame after the last active one
     */
    public record Run(int start, int end) {
        public int length() {
            return end - start;
        }

        /** Whether the two runs share a frame. */
        public boolean overlaps(Run other) {
            return start < other.end && other.start < end;
        }
    }

    private final boolean[] active;
    private final List<Run> runs;

    private Epochs(boolean[] active) {
        this.active = active;
        this.runs = List.copyOf(findRuns(active));
    }

    public static Epochs of(boolean[] active) {
        return new Epochs(active.clone());
    }

    /** The union of the runs over {@code frames} frames; parts outside are cut off. */
    public static Epochs of(int frames, List<Run> runs) {
        boolean[] active = new boolean[frames];
        for (Run run : runs) {
            for (int i = Math.max(0, run.start); i < Math.min(frames, run.end); i++) {
                active[i] = true;
            }
        }
        return new Epochs(active);
    }

    public int frames() {
        return active.length;
    }

    /** @param frame from 0 */
    public boolean isActive(int frame) {
        return active[frame];
    }

    /** The runs in time order. A run that is on at frame 0 counts as any other. */
    public List<Run> runs() {
        return runs;
    }

    public int activeFrames() {
        return runs.stream().mapToInt(Run::length).sum();
    }

    /** Active where both are. */
    public Epochs and(Epochs other) {
        if (other.frames() != frames()) {
            throw new BadInputException(
                    "Epochs of " + frames() + " and " + other.frames() + " frames cannot be compared frame by frame");
        }
        boolean[] both = new boolean[active.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = active[i] && other.active[i];
        }
        return new Epochs(both);
    }

    /** Each run begins {@code before} frames earlier and ends {@code after} later, within the recording; meeting runs merge. */
    public Epochs broaden(int before, int after) {
        return of(
                active.length,
                runs.stream().map(r -> new Run(r.start - before, r.end + after)).toList());
    }

    public boolean[] toArray() {
        return active.clone();
    }

    private static List<Run> findRuns(boolean[] active) {
        List<Run> runs = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= active.length; i++) {
            boolean on = i < active.length && active[i];
            if (on && start < 0) {
                start = i;
            } else if (!on && start >= 0) {
                runs.add(new Run(start, i));
                start = -1;
            }
        }
        return runs;
    }
}
