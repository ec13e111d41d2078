// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that do not belong together: one line that says why, exit code 1, and nothing left behind. */
class CarelessUseTest {

    private static final String PAIRS =
            "spine_a,spine_b,dendrite,distance_um,rate_a_per_min,rate_b_per_min,coactive_per_min,coactivity\n";
    private static final String SCORES = "spine,score,rank,p,mrs,quiescence_related\n";

    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String matrix(String name, String column, double rateHz) throws IOException {
        StringBuilder text = new StringBuilder("frame,time_s," + column + "\n");
        for (int i = 0; i < 200; i++) {
            text.append(i + 1)
                    .append(',')
                    .append(i / rateHz)
                    .append(',')
                    .append(i / 5 % 2)
                    .append('\n');
        }
        return file(name, text.toString());
    }

    private int run(ByteArrayOutputStream said, String... words) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Main.run(stream, stream, Shutdown.none(), words);
    }

    private void refused(String fact, String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = run(said, words);
        String message = said.toString(StandardCharsets.UTF_8);
        assertEquals(Exit.FAILED, code, message);
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains(fact), message);
        assertFalse(Files.exists(folder.resolve("out")), message);
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    @Test
    void movement_of_another_recording_is_not_scored() throws IOException {
        String dff = matrix("dff.csv", "s1", 58.3);
        String other = matrix("other.csv", "moving", 30);
        refused("one recording", "score", "--dff", dff, "--moving", other, "--out", out());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String own = matrix("moving.csv", "moving", 58.3);
        assertEquals(0, run(said, "score", "--dff", dff, "--moving", own, "--out", out()), said.toString());
    }

    @Test
    void pairs_and_scores_are_of_one_session() throws IOException {
        String pairs = file("pairs.csv", PAIRS + "s1,s2,d1,3,1,1,1,0.5\n");
        String scores = file("scores.csv", SCORES + "s1,1,1,0.5,true,false\n");
        refused("Spine 's2'", "clusters", "--pairs", pairs, "--scores", scores, "--out", out());
    }

    @Test
    void no_distance_is_negative() throws IOException {
        String pairs = file("pairs.csv", PAIRS + "s1,s2,d1,-3,1,1,1,0.5\n");
        String scores = file("scores.csv", SCORES + "s1,1,1,0.5,true,false\ns2,1,1,0.5,true,false\n");
        refused("distance -3 µm", "clusters", "--pairs", pairs, "--scores", scores, "--out", out());
    }

    @Test
    void spines_of_another_session_are_named() throws IOException {
        String active = matrix("active.csv", "s1", 58.3);
        String header = "spine,session,roi,status,x_px,y_px,dendrite,position_um,confidence\n";
        String none = file("none.csv", header);
        refused("it has no spines", "coactivity", "--active", active, "--spines", none, "--out", out());
        String some = file("some.csv", header + "s1,3,s1,PRESENT,1,1,d1,0,1\ns1,4,s1,PRESENT,1,1,d1,0,1\n");
        refused("its sessions are 3, 4", "coactivity", "--active", active, "--spines", some, "--out", out());
    }
}
