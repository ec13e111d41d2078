// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.behavior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.spinet.behavior.MovementDetection.Movement;
import io.github.spinet.behavior.MovementDetection.Params;
import io.github.spinet.behavior.MovementDetection.Result;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Records;
import io.github.spinet.movie.Clock;
import io.github.spinet.signal.Epochs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recordings of other laboratories; skipped where they are not on the machine. */
class RealSensorsTest {

    // Encoder steps, not rad.
    private static final Map<String, Object> WHEEL_IN_STEPS =
            Map.of("preset", "WHEEL", "threshold", 8, "onset_turn", 1.5);

    private static double[][] columns(String file) throws IOException {
        Path folder = Path.of(Optional.ofNullable(System.getenv("SPINET_DATA")).orElse("../shared/data"));
        Path path = folder.resolve(file);
        boolean there = Files.isReadable(path);
        if (!there) {
            System.out.println("skipped: no " + path + "; set SPINET_DATA to the folder of real recordings");
        }
        assumeTrue(there, "no " + path);
        try (Stream<String> lines = Files.lines(path)) {
            double[][] rows = lines.skip(1)
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
            double[][] columns = new double[rows[0].length][rows.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].length; j++) {
                    columns[j][i] = rows[i][j];
                }
            }
            return columns;
        }
    }

    private static Result wheel() throws IOException {
        double[][] trace = columns("wheel/ibl_wheel0_trace.csv");
        Params params = Records.from(Params.class, WHEEL_IN_STEPS);
        return MovementDetection.run(Lever.at("wheel", trace[0], trace[1]), params, Progress.NONE);
    }

    @Test
    void the_wheel_moves_where_the_reference_says() throws IOException {
        double[][] reference = columns("wheel/ibl_wheel0_movements.csv");
        List<Movement> found = wheel().movements().rows();
        int matched = 0;
        double worstStart = 0;
        double worstEnd = 0;
        for (int i = 0; i < reference[0].length; i++) {
            double start = reference[0][i];
            double end = reference[1][i];
            Optional<Movement> match = found.stream()
                    .filter(m -> m.startS() < end && m.endS() > start)
                    .findFirst();
            if (match.isPresent()) {
                matched++;
                worstStart = Math.max(worstStart, Math.abs(match.get().startS() - start));
                worstEnd = Math.max(worstEnd, Math.abs(match.get().endS() - end));
            }
        }
        System.out.printf(
                "wheel: %d of %d reference movements matched, %d found, worst onset error %.6f s, offset %.6f s%n",
                matched, reference[0].length, found.size(), worstStart, worstEnd);
        assertEquals(14, matched);
        assertEquals(14, found.size());
        assertEquals(0, worstStart, 5e-4);
        assertEquals(0, worstEnd, 5e-4);
    }

    @Test
    void the_largest_turns_of_the_wheel_are_those_of_the_reference() throws IOException {
        double[] reference = columns("wheel/ibl_wheel0_movements.csv")[2];
        Result result = wheel();
        double[] position = result.filtered();
        for (int i = 0; i < reference.length; i++) {
            Epochs.Run run = result.active().runs().get(i);
            double largest = 0;
            for (int k = run.start(); k <= Math.min(run.end(), position.length - 1); k++) {
                double turn = position[k] - position[run.start()];
                largest = Math.abs(turn) > Math.abs(largest) ? turn : largest;
            }
            assertEquals(reference[i], largest, 1.5, "movement " + (i + 1));
        }
    }

    @Test
    void a_running_mouse_runs_most_of_the_time() throws IOException {
        // The recording does not say its frame rate; 10 Hz is assumed.
        double rateHz = 10;
        double[] speed = columns("movies_small/thunder_mouse_runningSpeed.csv")[1];
        Params params = Records.from(Params.class, Map.of("preset", "SPEED", "threshold", 1));
        Result result = MovementDetection.run(new Lever("running", rateHz, speed), params, Progress.NONE);
        Epochs moving = MovementFrames.run(
                result, Clock.uniform(speed.length, rateHz), Records.defaults(MovementFrames.Params.class));
        Result automatic = MovementDetection.run(
                new Lever("running", rateHz, speed),
                Records.from(Params.class, Map.of("preset", "SPEED")),
                Progress.NONE);
        System.out.printf(
                "running: %d movements, %d of %d frames moving at 1 cm/s; automatic threshold %.4f cm/s: %d movements, %d ms%n",
                result.movements().size(),
                moving.activeFrames(),
                speed.length,
                automatic.threshold(),
                automatic.movements().size(),
                automatic.active().activeFrames());
        // It stood still once, in frames 376 to 387.
        assertTrue(moving.activeFrames() > 480 && moving.activeFrames() < 500, "" + moving.activeFrames());
        assertTrue(!moving.isActive(382));
        assertTrue(!automatic.active().isActive(38_200));
    }
}
