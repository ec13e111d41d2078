// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import io.github.spinet.io.Matrices;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.signal.EventDetection;
import io.github.spinet.study.ResultFiles;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** ΔF/F0 → events. */
@Plugin(
        type = Command.class,
        name = "events",
        label = "Spinet Binarize Events",
        menuPath = "Plugins>Spinet>Spinet Binarize Events",
        priority = 80,
        description = "Finds the events of each spine by two thresholds on the noise of its dF/F0.")
public final class BinarizeEvents extends SpinetCommand<BinarizeEvents.Request> {

    /** The inputs. */
    public record Request(
            @Field(help = "dF/F0: dff.csv (frame, time_s, one column a ROI)")
            Path dff,

            EventDetection.Params params) {}

    public BinarizeEvents() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        ResultFiles.events(out, spinet.binarizeEvents(Matrices.read(request.dff()), request.params(), job));
    }
}
