// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import io.github.spinet.io.Images;
import io.github.spinet.io.TiffWriter;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.movie.Movie;
import io.github.spinet.movie.Projections;
import io.github.spinet.service.Job;
import io.github.spinet.service.MotionSentence;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.StageFigures;
import io.github.spinet.study.MovieSource;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.SessionImaging;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Movie → registered movie, shifts, projections. */
@Plugin(
        type = Command.class,
        name = "motion",
        label = "Spinet Correct Motion",
        menuPath = "Plugins>Spinet>Spinet Correct Motion",
        priority = 120,
        description = "Registers every frame of a movie to a template and writes the shifts and the registered movie.")
public final class CorrectMotion extends SpinetCommand<CorrectMotion.Request> {

    /** The inputs. */
    public record Request(
            MovieSource source,

            @Field(
                    init = "",
                    help = "Image to register to, e.g. the projection that ROIs were drawn on; own average if none")
            Optional<Path> target,

            MotionCorrection.Params params) {}

    public CorrectMotion() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        try (Movie movie = request.source().open()) {
            MotionCorrection.Result result =
                    spinet.correctMotion(movie, request.target().map(Images::read), request.params(), job);
            Movie corrected = SessionImaging.corrected(movie, request.params(), result);
            ResultFiles.motion(out, result, movie.clock());
            Projections projections = new Projections(corrected);
            TiffWriter.write(corrected, out.resolve("registered.tif"), job.parallel(), job.progress(), projections);
            ResultFiles.projections(out, projections.result());
            StageFigures.motion(out, result);
            job.log().accept(MotionSentence.of(result));
        }
    }
}
