// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.movie;

import io.github.spinet.core.BadInputException;
import java.util.Arrays;

/** Which frames of a movie later stages may use, and why not the others. It goes with the movie from the start. */
public final class FrameMask {

    /** What a frame is good for. Only {@link #VALID} frames enter a result. */
    public enum State {
        /** A frame to use. */
        VALID,
        /** Within the transient after the start of an acquisition bout. */
        ACQUISITION_START,
        /** Never recorded, e.g. a page that is missing or a frame of zeros put in by the writer. */
        MISSING,
        /** Recorded but not usable, e.g. out of focus or not registered. */
        BAD
    }

    private final State[] states;

    private FrameMask(State[] states) {
        this.states = states;
    }

    /** All frames valid. */
    public static FrameMask allValid(int frames) {
        State[] states = new State[frames];
        Arrays.fill(states, State.VALID);
        return new FrameMask(states);
    }

    public static FrameMask of(State[] states) {
        return new FrameMask(states.clone());
    }

    public int frames() {
        return states.length;
    }

    /** @param frame from 0 */
    public State state(int frame) {
        return states[frame];
    }

    public boolean isValid(int frame) {
        return states[frame] == State.VALID;
    }

    public int validFrames() {
        return (int) Arrays.stream(states).filter(s -> s == State.VALID).count();
    }

    /** This mask with the frames {@code first} … {@code end} − 1 that were valid set to {@code state}. */
    public FrameMask with(int first, int end, State state) {
        State[] changed = states.clone();
        for (int i = Math.max(0, first); i < Math.min(end, changed.length); i++) {
            changed[i] = changed[i] == State.VALID ? state : changed[i];
        }
        return new FrameMask(changed);
    }

    /** This mask with the first {@code seconds} of every bout of the clock marked as acquisition start. */
    public FrameMask withAcquisitionStarts(Clock clock, double seconds) {
        if (clock.frames() != states.length) {
            throw new BadInputException("The frame mask has " + states.length + " frames, the clock " + clock.frames());
        }
        FrameMask mask = this;
        int length = clock.frames() < 2 ? 0 : (int) Math.ceil(seconds * clock.rateHz());
        for (int start : clock.boutStarts()) {
            mask = mask.with(start, start + length, State.ACQUISITION_START);
        }
        return mask;
    }
}
