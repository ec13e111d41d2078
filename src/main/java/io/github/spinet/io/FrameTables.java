// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Table;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code frames.csv}: when each frame of a movie was taken and what it is good for. */
public final class FrameTables {

    /** One frame. */
    public record Frame(
            @Field(help = "Frame, from 1") int frame,

            @Field(help = "When the frame was taken") double timeS,

            @Field(help = "Whether results may use the frame, and why not")
            FrameMask.State state) {}

    /**
     * The frames of one movie.
     *
     * @param clock when they were taken
     * @param mask what they are good for
     */
    public record Frames(Clock clock, FrameMask mask) {
        public Frames {
            if (clock.frames() != mask.frames()) {
                throw new BadInputException("The clock has " + clock.frames() + " frames, the mask " + mask.frames());
            }
        }
    }

    private FrameTables() {}

    /** Writes the table, whole or not at all. */
    public static void write(Frames frames, Path file) {
        List<Frame> rows = new ArrayList<>();
        for (int i = 0; i < frames.clock().frames(); i++) {
            rows.add(new Frame(i + 1, frames.clock().timeS(i), frames.mask().state(i)));
        }
        CsvTables.write(new Table<>(Frame.class, rows), file);
    }

    /** @throws BadInputException if frames do not count 1, 2, … or times do not increase */
    public static Frames read(Path file) {
        List<Frame> rows = CsvTables.read(file, Frame.class).rows();
        double[] times = new double[rows.size()];
        FrameMask.State[] states = new FrameMask.State[times.length];
        for (int i = 0; i < times.length; i++) {
            if (rows.get(i).frame() != i + 1) {
                throw new BadInputException(file + ": frame " + rows.get(i).frame() + " is in row " + (i + 1)
                        + "; expected frame " + (i + 1) + " (frames count from 1 without gaps)");
            }
            times[i] = rows.get(i).timeS();
            states[i] = rows.get(i).state();
        }
        try {
            return new Frames(Clock.of(times), FrameMask.of(states));
        } catch (BadInputException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }
}
