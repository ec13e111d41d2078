// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import io.github.spinet.io.FrameTables;
import io.github.spinet.io.Matrices;
import io.github.spinet.movie.FrameMask;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.signal.DeltaF;
import io.github.spinet.signal.Traces;
import io.github.spinet.study.ResultFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Traces → ΔF/F0. */
@Plugin(
        type = Command.class,
        name = "dff",
        label = "Spinet Compute dF/F",
        menuPath = "Plugins>Spinet>Spinet Compute dF\\/F",
        priority = 90,
        description = "Divides each trace by its running baseline F0 (most frequent value) and smooths it.")
public final class ComputeDff extends SpinetCommand<ComputeDff.Request> {

    /** The inputs. */
    public record Request(
            @Field(help = "Traces: traces.csv (frame, time_s, one column a ROI)")
            Path traces,

            @Field(init = "", help = "Frames that may be used: frames.csv; all if not given")
            Optional<Path> frames,

            DeltaF.Params params) {}

    public ComputeDff() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        Traces traces = Matrices.read(request.traces());
        FrameMask mask = request.frames()
                .map(f -> FrameTables.read(f).mask())
                .orElseGet(() -> FrameMask.allValid(traces.frames()));
        ResultFiles.dff(out, spinet.computeDff(traces, mask, request.params(), job));
    }
}
