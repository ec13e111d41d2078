// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import io.github.spinet.io.Images;
import io.github.spinet.io.StackMovie;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionVerdict;
import io.github.spinet.service.Job;
import io.github.spinet.service.MotionSentence;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.StageFigures;
import io.github.spinet.study.MovieSource;
import io.github.spinet.study.RegisteredFiles;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.SessionImaging;
import java.nio.file.Path;
import java.util.List;
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

            @Field(
                    init = "",
                    help =
                            "Shifts to apply instead of finding them: shifts.csv, or a table of moco, suite2p, NoRMCorre or"
                                    + " CaImAn")
            Optional<Path> shifts,

            MotionCorrection.Params params,
            RegisteredFiles.Params written) {}

    public CorrectMotion() {
        super(Request.class);
    }

    @Override
    protected List<Path> inputs(Request request) {
        return request.source().files(request).toList();
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        try (StackMovie movie = request.source().open(job.log())) {
            RegisteredFiles files = new RegisteredFiles(movie, request.written(), true);
            String from = request.shifts().map(f -> f.getFileName().toString()).orElse("channel " + movie.channel());
            job.log().accept("Shifts from " + from + "; " + files.plan(out));
            MotionCorrection.Result result = request.shifts().isPresent()
                    ? given(request, spinet, movie, job)
                    : found(request, spinet, movie, job);
            ResultFiles.motion(out, result, movie.clock());
            files.write(
                    out,
                    SessionImaging.correction(movie, request.params(), result, job.parallel(), job.progress()),
                    job.parallel(),
                    job.progress());
            StageFigures.motion(out, result);
            job.log().accept(MotionSentence.of(result));
        }
    }

    private static MotionCorrection.Result found(Request request, SpinetService spinet, StackMovie movie, Job job) {
        return spinet.correctMotion(movie, request.target().map(Images::read), request.params(), job);
    }

    private static MotionCorrection.Result given(Request request, SpinetService spinet, StackMovie movie, Job job) {
        Path file = request.shifts().orElseThrow();
        ResultFiles.Shifts shifts = ResultFiles.shifts(file, movie);
        job.log()
                .accept(file.getFileName() + " holds the shifts of " + shifts.format() + ": "
                        + shifts.format().meaning() + (shifts.rows().isPresent() ? "; with those of rows" : ""));
        MotionCorrection.Result result = spinet.applyShifts(
                movie, shifts.frames(), shifts.rows(), shifts.scan(), request.target().map(Images::read), request.params(), job);
        MotionVerdict verdict = MotionVerdict.of(result.shifts());
        if (verdict.correlationGain() < 0) {
            job.log()
                    .accept(
                            "Warning: moved by these shifts the frames are less alike than as recorded; are the signs and"
                                    + " the axes of " + file.getFileName()
                                    + " other ones, or is it of another recording?");
        }
        return result;
    }
}
