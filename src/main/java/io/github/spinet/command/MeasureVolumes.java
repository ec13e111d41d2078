// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import io.github.spinet.io.Images;
import io.github.spinet.movie.Image;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.spine.FieldRois;
import io.github.spinet.spine.SpineVolume;
import io.github.spinet.study.NamedRegions;
import io.github.spinet.study.ResultFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Projection and ROIs → spine volumes. */
@Plugin(
        type = Command.class,
        name = "volumes",
        label = "Spinet Measure Volumes",
        menuPath = "Plugins>Spinet>Spinet Measure Volumes",
        priority = 50,
        description = "Measures each spine's volume: its brightness over that of the dendrite beside it.")
public final class MeasureVolumes extends SpinetCommand<MeasureVolumes.Request> {

    /** The inputs. */
    public record Request(
            @Field(help = "Average projection of the session (TIFF or PNG)")
            Path projection,

            @Field(help = "ROIs: RoiSet.zip with spines, dendrite lines and a background")
            Path rois,

            @Field(init = "", help = "spines.csv of tracking: volumes then bear the spines' names instead of the ROIs'")
            Optional<Path> spines,

            @Field(init = "1", min = 1, help = "Session of spines.csv that the projection is from")
            int session,

            SpineVolume.Params params) {}

    public MeasureVolumes() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        Image image = Images.read(request.projection());
        FieldRois rois =
                NamedRegions.read(request.rois(), image.width(), image.height(), request.spines(), request.session());
        ResultFiles.table(out, "volumes", spinet.measureVolumes(image, rois, request.params()));
    }
}
