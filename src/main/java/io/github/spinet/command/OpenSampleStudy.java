// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import io.github.spinet.core.Prefix;
import io.github.spinet.core.Table;
import io.github.spinet.io.Folders;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.StudyAnalysis;
import io.github.spinet.service.StudyReport;
import io.github.spinet.simulate.StudySimulation;
import io.github.spinet.study.Recovery;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.RunFile;
import io.github.spinet.study.SampleStudy;
import io.github.spinet.study.Study;
import io.github.spinet.study.StudyParams;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** A made study, its analysis, and how much of its truth was found again. */
@Plugin(
        type = Command.class,
        name = "demo",
        label = "Spinet Open Sample Study",
        menuPath = "Plugins>Spinet>Spinet Open Sample Study",
        priority = 10,
        description = "Makes a sample study, analyses it and compares the results with the planted truth.")
public final class OpenSampleStudy extends SpinetCommand<OpenSampleStudy.Request> {

    /** The inputs. */
    public record Request(
            @Field(init = "spinet-demo", help = "Folder for the sample study and its results")
            Path out,

            @Field(init = "false", help = "Whether the registered movies are written")
            boolean keepRegistered,

            @Prefix StudySimulation.Params simulate,
            StudyParams params) {}

    public OpenSampleStudy() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        Path sample = Folders.make(out.resolve("sample"));
        job.log().accept("Making the sample study");
        SampleStudy.write(
                StudySimulation.run(request.simulate(), job.progress()), sample, job.parallel(), job.progress());
        Path manifest = sample.resolve("study.csv");
        Study study = Study.read(manifest);
        StudyReport report = new StudyReport("Spinet sample study", out);
        StudyAnalysis.run(study, request.params(), request.keepRegistered(), out, job, report);
        Table<Recovery.Row> recovery = Recovery.run(sample.resolve("truth"), out);
        ResultFiles.table(out, "recovery", recovery);
        report.recovery(recovery);
        report.write(request.params(), RunFile.inputs(study.files(manifest), manifest));
        recovery.forEach(r -> job.log().accept(r.sentence()));
    }
}
