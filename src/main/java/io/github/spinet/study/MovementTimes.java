// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.behavior.MovementFrames.MovingFrame;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.io.CsvTables;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * When the animal moves, on the movie's clock.
 *
 * @param startS beginnings, not copied
 * @param endS ends
 */
public record MovementTimes(double[] startS, double[] endS) {

    /** The runs of frames in which the animal moves. */
    public static MovementTimes of(Epochs moving, Clock clock) {
        List<Epochs.Run> runs = moving.runs();
        return new MovementTimes(
                runs.stream().mapToDouble(r -> clock.timeS(r.start())).toArray(),
                runs.stream()
                        .mapToDouble(r -> clock.timeS(r.end() - 1) + 1 / clock.rateHz())
                        .toArray());
    }

    /**
     * Movements as found in a trace, not broadened.
     *
     * @param offsetS time of the movie's first frame on the trace's clock
     */
    public static MovementTimes of(Iterable<MovementDetection.Movement> movements, double offsetS) {
        List<MovementDetection.Movement> all = new ArrayList<>();
        movements.forEach(all::add);
        return new MovementTimes(
                all.stream().mapToDouble(m -> m.startS() - offsetS).toArray(),
                all.stream().mapToDouble(m -> m.endS() - offsetS).toArray());
    }

    /**
     * Reads {@code moving.csv}, one row a frame, or {@code movements.csv}, one row a movement, whose times are taken to be
     * on the movie's clock.
     *
     * @throws BadInputException if the file is neither, or has not one row a frame
     */
    public static MovementTimes read(Path file, Clock clock) {
        if (header(file).contains("start_s")) {
            return of(CsvTables.read(file, MovementDetection.Movement.class), 0);
        }
        Table<MovingFrame> frames = CsvTables.read(file, MovingFrame.class);
        if (frames.size() != clock.frames()) {
            throw new BadInputException(file + " has " + frames.size() + " rows, the movie " + clock.frames()
                    + " frames; expected the moving.csv of this recording");
        }
        boolean[] moving = new boolean[frames.size()];
        for (int f = 0; f < moving.length; f++) {
            moving[f] = frames.rows().get(f).moving() != 0;
        }
        return of(Epochs.of(moving), clock);
    }

    private static String header(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException | RuntimeException e) {
            throw new BadInputException(
                    file + " cannot be read (" + e.getMessage() + "); expected moving.csv or movements.csv", e);
        }
    }
}
