// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.simulate.StudySimulation;
import io.github.spinet.study.SampleStudy;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Settings → a made study with its truth. */
@Plugin(
        type = Command.class,
        name = "simulate",
        label = "Spinet Simulate Study",
        menuPath = "Plugins>Spinet>Spinet Simulate Study",
        priority = 20,
        description = "Makes a study from pixels (movies, ROIs, lever) whose truth is known.")
public final class SimulateStudy extends SpinetCommand<SimulateStudy.Request> {

    /** The inputs. */
    public record Request(StudySimulation.Params params) {}

    public SimulateStudy() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        SampleStudy.write(StudySimulation.run(request.params(), job.progress()), out, job.parallel(), job.progress());
    }
}
