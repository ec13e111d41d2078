// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import io.github.spinet.io.FrameTables;
import io.github.spinet.io.Movies;
import io.github.spinet.movie.Movie;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.signal.TraceExtraction;
import io.github.spinet.spine.FieldRois;
import io.github.spinet.study.MovieSource;
import io.github.spinet.study.NamedRegions;
import io.github.spinet.study.ResultFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Movie and ROIs → traces. */
@Plugin(
        type = Command.class,
        name = "traces",
        label = "Spinet Extract Traces",
        menuPath = "Plugins>Spinet>Spinet Extract Traces",
        priority = 100,
        description = "Sums or averages the pixels of each spine's ROI in every frame of a registered movie.")
public final class ExtractTraces extends SpinetCommand<ExtractTraces.Request> {

    /** The inputs. */
    public record Request(
            MovieSource source,
            @Field(help = "ROIs: RoiSet.zip or .roi") Path rois,

            @Field(
                    init = "",
                    help =
                            "Shifts to undo while reading a raw movie: shifts.csv, with row_shifts.csv, field_shifts.csv,"
                                    + " block_shifts.csv and scan.csv beside it if there are any, or a file of another"
                                    + " program")
            Optional<Path> shifts,

            @Field(init = "", help = "Frame times, and frames that may be used: frames.csv")
            Optional<Path> frames,

            @Field(init = "", help = "spines.csv of tracking: traces then bear the spines' names instead of the ROIs'")
            Optional<Path> spines,

            @Field(init = "1", min = 1, help = "Session of spines.csv that the movie is from")
            int session,

            TraceExtraction.Params params) {}

    public ExtractTraces() {
        super(Request.class);
    }

    @Override
    protected List<Path> inputs(Request request) {
        return request.source().files(request).toList();
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        try (Movie opened = request.source().open(job.log())) {
            Movie corrected =
                    request.shifts().map(f -> ResultFiles.corrected(opened, f)).orElse(opened);
            Movie movie = request.frames()
                    .map(f -> Movies.with(corrected, FrameTables.read(f)))
                    .orElse(corrected);
            MovieSource.requireRate(movie);
            FieldRois rois = NamedRegions.read(
                    request.rois(), movie.width(), movie.height(), request.spines(), request.session());
            ResultFiles.traces(
                    out, spinet.extractTraces(movie, rois.spines(), rois.background(), request.params(), job));
            ResultFiles.frames(out, movie.clock(), movie.mask());
        }
    }
}
