// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static io.github.spinet.io.Refusals.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Seeds;
import io.github.spinet.movie.Clock;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Traces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatricesTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("dff.csv"), text);
    }

    @Test
    void is_written_as_documented() throws IOException {
        Path file = folder.resolve("x.csv");
        double[][] values = {{1, Double.NaN, -0.25}, {0.1, 1e9, 0}};
        Matrices.write(new Traces(List.of("s1", "s,2"), Clock.uniform(3, 10), values), file);
        assertEquals("frame,time_s,s1,\"s,2\"\n1,0,1,0.1\n2,0.1,,1000000000\n3,0.2,-0.25,0\n", Files.readString(file));
    }

    @Test
    void reads_back_equal() {
        long seed = 7;
        UniformRandomProvider random = Seeds.stream(seed, "matrix");
        double[][] values = new double[3][500];
        for (double[] trace : values) {
            for (int i = 0; i < trace.length; i++) {
                trace[i] = i % 17 == 0 ? Double.NaN : 4 * random.nextDouble() - 1;
            }
        }
        Path file = folder.resolve("x.csv");
        Clock clock = Clock.uniform(500, 58.3);
        Matrices.write(new Traces(List.of("a", "b", "c"), clock, values), file);
        Traces read = Matrices.read(file);
        assertEquals(List.of("a", "b", "c"), read.names());
        assertArrayEquals(clock.timesS(), read.clock().timesS());
        assertEquals(58.3, read.clock().rateHz());
        for (int i = 0; i < values.length; i++) {
            assertArrayEquals(values[i], read.values()[i], "seed " + seed);
        }
    }

    @Test
    void epochs_are_zeros_and_ones() throws IOException {
        Path file = folder.resolve("moving.csv");
        Epochs moving = Epochs.of(4, List.of(new Epochs.Run(1, 3)));
        Matrices.writeEpochs(List.of("moving"), Clock.uniform(4, 2), List.of(moving), file);
        assertEquals("frame,time_s,moving\n1,0,0\n2,0.5,1\n3,1,1\n4,1.5,0\n", Files.readString(file));
        assertEquals(
                moving.runs(), Matrices.epochs(Matrices.read(file), file).get(0).runs());
        Path bad = file("frame,time_s,moving\n1,0,0\n2,0.5,2\n");
        refused(() -> Matrices.epochs(Matrices.read(bad), bad), "dff.csv, frame 2", "'moving': 2", "0 or 1");
    }

    @Test
    void frames_keep_times_and_states() {
        Clock clock = Clock.of(new double[] {0, 0.1, 0.2, 5});
        FrameMask mask = FrameMask.allValid(4).with(1, 2, FrameMask.State.BAD);
        Path file = folder.resolve("frames.csv");
        FrameTables.write(new FrameTables.Frames(clock, mask), file);
        FrameTables.Frames read = FrameTables.read(file);
        assertArrayEquals(clock.timesS(), read.clock().timesS());
        assertEquals(FrameMask.State.BAD, read.mask().state(1));
        assertEquals(3, read.mask().validFrames());
    }

    @Test
    void refuses_frames_out_of_order() throws IOException {
        Path gap = file("frame,time_s,state\n1,0,VALID\n3,1,VALID\n");
        refused(() -> FrameTables.read(gap), "dff.csv: frame 3 is in row 2");
        Path back = file("frame,time_s,state\n1,0,VALID\n2,0,VALID\n");
        refused(() -> FrameTables.read(back), "dff.csv: Frame 2 has time 0");
        Path state = file("frame,time_s,state\n1,0,GOOD\n");
        refused(() -> FrameTables.read(state), "dff.csv, line 2", "'GOOD'", "VALID, ACQUISITION_START");
    }

    @Test
    void refuses_what_is_no_matrix_over_time() throws IOException {
        Path noRoi = file("frame,time_s\n1,0\n2,1\n");
        refused(() -> Matrices.read(noRoi), "dff.csv has no column beside frame and time_s");
        Path noTime = file("frame,s1\n1,2\n");
        refused(() -> Matrices.read(noTime), "dff.csv", "time_s", "found: frame, s1");
        Path uneven = file("frame,time_s,s1\n1,0,2\n2,0.1\n");
        refused(() -> Matrices.read(uneven), "line 3 has 2 cells", "expected 3");
        Path back = file("frame,time_s,s1\n1,0,2\n2,0,3\n");
        refused(() -> Matrices.read(back), "line 3: time_s 0 is not after the 0");
        Path gap = file("frame,time_s,s1\n1,0,2\n3,1,3\n");
        refused(() -> Matrices.read(gap), "line 3: frame 3; expected frame 2");
        Path twice = file("frame,time_s,s1,s1\n1,0,2,3\n");
        refused(() -> Matrices.read(twice), "two columns named 's1'");
        Path letters = file("frame,time_s,s1\n1,0,x7\n");
        refused(() -> Matrices.read(letters), "line 2, column 's1': 'x7' is not a number");
        Path commas = file("frame;time_s;s1\n1;0;0,7\n");
        refused(() -> Matrices.read(commas), "line 2, column 's1': '0,7'", "decimal comma");
    }

    @Test
    void refuses_a_table_without_frames_or_without_names_that_can_be_read() throws IOException {
        Path onlyHeader = file("frame,time_s,s1\n");
        refused(() -> Matrices.read(onlyHeader), "dff.csv", "no frames");
        Path noRoi = file("frame,time_s\n1,0\n2,0.1\n");
        refused(() -> Matrices.read(noRoi), "dff.csv", "no column beside frame and time_s");
        Path unnamed = file("frame,time_s,,s2\n1,0,1,2\n");
        refused(() -> Matrices.read(unnamed), "dff.csv, line 1", "column 3 has no name");
        Path open = file("frame,time_s,\"s1\n1,0,1\n2,0.1,2\n");
        refused(() -> Matrices.read(open), "dff.csv, line 1", "quotation mark that is not closed");
        Path latin = Files.write(
                folder.resolve("latin.csv"), "frame,time_s,\u00e9pine\n1,0,1\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(() -> Matrices.read(latin), "latin.csv, line 1", "not UTF-8");
    }

    @Test
    void refuses_a_roi_named_like_a_column_of_the_table() {
        Traces traces = new Traces(List.of("time_s"), Clock.uniform(1, 1), new double[1][1]);
        refused(() -> Matrices.write(traces, folder.resolve("x.csv")), "'time_s'", "rename");
    }
}
