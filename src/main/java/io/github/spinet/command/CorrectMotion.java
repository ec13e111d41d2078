// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.analysis.MovementAlignedCorrelation;
import io.github.spinet.core.Field;
import io.github.spinet.core.Table;
import io.github.spinet.io.StackMovie;
import io.github.spinet.motion.MotionCorrection;
import io.github.spinet.motion.MotionQuality;
import io.github.spinet.motion.MotionVerdict;
import io.github.spinet.movie.Movie;
import io.github.spinet.service.Job;
import io.github.spinet.service.MotionSentence;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.StageFigures;
import io.github.spinet.study.MovementTimes;
import io.github.spinet.study.MovieSource;
import io.github.spinet.study.RegisteredFiles;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.SessionImaging;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
                    help = "Image to register to, e.g. the projection that ROIs were drawn on, or a stack of slices, of"
                            + " which the movie's is taken; own average if none")
            Optional<Path> target,

            @Field(
                    init = "",
                    help = "Shifts to apply instead of finding them: shifts.csv, a table of moco, suite2p, NoRMCorre or"
                            + " CaImAn, or suite2p's Fall.mat or NoRMCorre's shifts as a MAT file")
            Optional<Path> shifts,

            @Field(
                    init = "",
                    help = "Movements to align correlations to and to shade: moving.csv or movements.csv on the movie's"
                            + " clock")
            Optional<Path> moving,

            MotionCorrection.Params params,
            MotionQuality.Params judge,
            MovementAlignedCorrelation.Params aligned,
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
            Optional<MovementTimes> times = request.moving().map(file -> MovementTimes.read(file, movie.clock()));
            RegisteredFiles files = new RegisteredFiles(movie, request.written(), true);
            String from = request.shifts().map(f -> f.getFileName().toString()).orElse("channel " + movie.channel());
            job.log().accept("Shifts from " + from + "; " + files.plan(out));
            MotionQuality.Result quality = request.shifts().isPresent()
                    ? given(request, spinet, movie, job)
                    : spinet.registerMovie(movie, request.target(), request.params(), judge(request), job);
            MotionCorrection.Result result = quality.motion();
            ResultFiles.motion(out, result, movie.clock());
            files.write(
                    out,
                    SessionImaging.correction(movie, request.params(), result, job.parallel(), job.progress()),
                    job.parallel(),
                    job.progress());
            ResultFiles.motionQuality(out, quality, movie.name(), movie.channel());
            StageFigures.motion(out, quality, movie.clock(), times);
            times.ifPresent(t -> aligned(out, quality, movie, t, request.aligned()));
            job.log().accept(MotionSentence.of(quality));
        }
    }

    /** Correlations aligned to movements are of all frames. */
    private static MotionQuality.Params judge(Request request) {
        return request.moving().isPresent() ? request.judge().all() : request.judge();
    }

    private static MotionQuality.Result given(Request request, SpinetService spinet, StackMovie movie, Job job) {
        Path file = request.shifts().orElseThrow();
        ResultFiles.Shifts shifts = ResultFiles.shifts(file, movie);
        job.log()
                .accept(file.getFileName() + " holds the shifts of " + shifts.format() + ": "
                        + shifts.format().meaning() + pieces(shifts, movie));
        MotionQuality.Result quality =
                spinet.applyShifts(movie, shifts, request.target(), request.params(), judge(request), job);
        MotionVerdict verdict = MotionVerdict.of(quality.motion().shifts());
        if (verdict.correlationGain() < 0) {
            job.log()
                    .accept(
                            "Warning: moved by these shifts the frames are less alike than as recorded; are the signs and"
                                    + " the axes of " + file.getFileName()
                                    + " other ones, or is it of another recording?");
        }
        return quality;
    }

    private static String pieces(ResultFiles.Shifts shifts, Movie movie) {
        return shifts.rows()
                .map(r -> r.blocks()
                        .map(b -> String.format(
                                Locale.ROOT,
                                "; with those of blocks, which bands of eight rows follow to within %.3f px",
                                b.misfitPx(r, movie.width())))
                        .orElse("; with those of rows"))
                .orElse("");
    }

    private static void aligned(
            Path out,
            MotionQuality.Result quality,
            Movie movie,
            MovementTimes times,
            MovementAlignedCorrelation.Params params) {
        Table<MovementAlignedCorrelation.Point> points = MovementAlignedCorrelation.run(
                quality.motion().shifts(), quality.frames(), movie.clock(), times.startS(), times.endS(), params);
        ResultFiles.table(out, "motion_aligned", points);
        StageFigures.aligned(out, points);
    }
}
