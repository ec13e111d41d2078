// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.analysis.MovementScoring;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Numbers;
import io.github.spinet.io.Matrices;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.signal.Epochs;
import io.github.spinet.signal.Traces;
import io.github.spinet.study.ResultFiles;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** ΔF/F0 and movement → movement-related spines. */
@Plugin(
        type = Command.class,
        name = "score",
        label = "Spinet Score Movement-Related Spines",
        menuPath = "Plugins>Spinet>Spinet Score Movement-Related Spines",
        priority = 60,
        description = "Compares each spine's activity during movement with shuffles of the movements' order.")
public final class ScoreMovement extends SpinetCommand<ScoreMovement.Request> {

    /** The inputs. */
    public record Request(
            @Field(help = "dF/F0: dff.csv (frame, time_s, one column a spine)")
            Path dff,

            @Field(help = "Movement on the movie's frames: moving.csv (frame, time_s, moving)")
            Path moving,

            MovementScoring.Params params) {}

    public ScoreMovement() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        Traces moving = Matrices.read(request.moving());
        Traces dff = Matrices.read(request.dff());
        requireOneClock(dff, moving, request);
        Epochs movement = Matrices.epochs(moving, request.moving()).get(0);
        ResultFiles.table(out, "scores", spinet.scoreMovement(dff, movement, request.params(), job));
    }

    // Scoring goes frame by frame, so that files of two recordings of equal length would give a result that means
    // nothing.
    private static void requireOneClock(Traces dff, Traces moving, Request request) {
        double interval = 1 / dff.clock().rateHz();
        for (int i = 0; i < Math.min(dff.frames(), moving.frames()); i++) {
            double here = dff.clock().timeS(i);
            double there = moving.clock().timeS(i);
            if (Math.abs(here - there) > interval) {
                throw new BadInputException("Frame " + (i + 1) + " is at " + Numbers.toText(here) + " s in "
                        + request.dff() + ", at " + Numbers.toText(there) + " s in " + request.moving()
                        + "; expected the frame times of one recording in both");
            }
        }
    }
}
