// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.StudyAnalysis;
import io.github.spinet.service.StudyReport;
import io.github.spinet.study.RunFile;
import io.github.spinet.study.Study;
import io.github.spinet.study.StudyParams;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** A manifest → all results of a study and its report. */
@Plugin(
        type = Command.class,
        name = "run",
        label = "Spinet Analyze Study",
        menuPath = "Plugins>Spinet>Spinet Analyze Study",
        priority = 200,
        description = "Analyses a whole study, from movies and behaviour to functional clusters and a report.")
public final class AnalyzeStudy extends SpinetCommand<AnalyzeStudy.Request> {

    /** The inputs. */
    public record Request(
            @Field(help = "What was recorded: study.csv; or the run.json of an earlier run, which repeats it")
            Path study,

            @Field(init = "true", help = "Whether the registered movies are written")
            boolean keepRegistered,

            StudyParams params) {}

    public AnalyzeStudy() {
        super(Request.class);
    }

    @Override
    protected Map<String, ?> complete(Map<String, ?> given) {
        return RunFile.expand(given, "study", verb());
    }

    @Override
    protected List<Path> inputs(Request request) {
        return Study.read(request.study()).files(request.study());
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        Study study = Study.read(request.study());
        StudyReport report = new StudyReport("Spinet study", out);
        StudyAnalysis.run(study, request.params(), request.keepRegistered(), out, job, report);
        report.write(request, RunFile.inputs(study.files(request.study()), request.study()));
    }
}
