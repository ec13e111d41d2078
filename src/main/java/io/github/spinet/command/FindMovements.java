// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.behavior.MovementDetection;
import io.github.spinet.behavior.MovementFrames;
import io.github.spinet.core.Field;
import io.github.spinet.core.Prefix;
import io.github.spinet.io.NumberColumn;
import io.github.spinet.movie.Clock;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.StageFigures;
import io.github.spinet.study.BehaviorSource;
import io.github.spinet.study.ResultFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Lever → movements, and onto the movie's frames. */
@Plugin(
        type = Command.class,
        name = "movements",
        label = "Spinet Find Movements",
        menuPath = "Plugins>Spinet>Spinet Find Movements",
        priority = 70,
        description = "Finds the movements in a lever, wheel or speed trace and puts them on the frames of a movie.")
public final class FindMovements extends SpinetCommand<FindMovements.Request> {

    private static final Optional<String> TIMES = Optional.of("time_s");

    /** The inputs. */
    public record Request(
            BehaviorSource source,

            @Field(init = "", help = "Table with the movie's frame times (frames.csv, traces.csv, dff.csv)")
            Optional<Path> frames,

            MovementDetection.Params params,
            @Prefix MovementFrames.Params moving) {}

    public FindMovements() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        MovementDetection.Result result =
                spinet.findMovements(request.source().read(job.progress()), request.params(), job);
        ResultFiles.movements(out, result);
        StageFigures.movements(out, result);
        if (request.frames().isPresent()) {
            Clock clock = Clock.of(NumberColumn.read(request.frames().get(), TIMES, job.progress())
                    .values());
            ResultFiles.moving(out, spinet.movementFrames(result, clock, request.moving()), clock);
        }
        job.log().accept(result.movements().size() + " movements");
    }
}
