// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.stats.Power;
import io.github.spinet.study.ResultFiles;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Variances and an effect → how many animals find it. */
@Plugin(
        type = Command.class,
        name = "power",
        label = "Spinet Plan a Study",
        menuPath = "Plugins>Spinet>Spinet Plan a Study",
        priority = 22,
        description = "Simulates studies of spines on dendrites of animals: how many animals find an effect.")
public final class PlanStudy extends SpinetCommand<PlanStudy.Request> {

    /** The inputs. */
    public record Request(Power.Params params) {}

    public PlanStudy() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        ResultFiles.table(out, "power", Power.run(request.params(), job.parallel(), job.progress()));
    }
}
