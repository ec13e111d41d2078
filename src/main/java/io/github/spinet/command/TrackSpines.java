// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.io.Images;
import io.github.spinet.io.RoiSets;
import io.github.spinet.movie.Calibration;
import io.github.spinet.movie.Image;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.StageFigures;
import io.github.spinet.spine.SpineTracking;
import io.github.spinet.study.ResultFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** ROI sets of several sessions → the same spines. */
@Plugin(
        type = Command.class,
        name = "track",
        label = "Spinet Track Spines",
        menuPath = "Plugins>Spinet>Spinet Track Spines",
        priority = 110,
        description =
                "Finds the same spines again across sessions, and which are new, stable, transient or eliminated.")
public final class TrackSpines extends SpinetCommand<TrackSpines.Request> {

    /** The inputs. */
    public record Request(
            @Field(help = "Projections in session order, separated by commas (TIFF or PNG)")
            List<Path> projections,

            @Field(help = "ROI sets in the same order, separated by commas")
            List<Path> rois,

            @Field(
                    init = "NaN",
                    min = 1e-6,
                    max = 1e6,
                    unit = "µm",
                    help = "Size of a pixel; NaN for what the files say")
            double umPerPx,

            SpineTracking.Params params) {}

    public TrackSpines() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        if (request.projections().size() != request.rois().size()) {
            throw new BadParameterException(
                    "projections has " + request.projections().size() + " files and rois "
                            + request.rois().size() + "; expected one ROI set a projection");
        }
        List<SpineTracking.Session> sessions = new ArrayList<>();
        for (int i = 0; i < request.rois().size(); i++) {
            Image image = calibrated(Images.read(request.projections().get(i)), request.umPerPx());
            sessions.add(new SpineTracking.Session(
                    request.projections().get(i).toString(),
                    image,
                    RoiSets.read(request.rois().get(i)).toFieldRois(image.width(), image.height())));
        }
        SpineTracking.Result result = spinet.trackSpines(sessions, request.params(), job);
        ResultFiles.tracking(out, result);
        StageFigures.tracking(out, sessions, result);
    }

    private static Image calibrated(Image image, double umPerPx) {
        return Double.isNaN(umPerPx)
                ? image
                : new Image(image.width(), image.height(), image.pixels(), Calibration.square(umPerPx));
    }
}
