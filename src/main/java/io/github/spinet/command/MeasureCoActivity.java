// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.analysis.CoActivity;
import io.github.spinet.core.Field;
import io.github.spinet.io.CsvTables;
import io.github.spinet.io.Matrices;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.spine.SpineRow;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.SessionTables;
import java.nio.file.Path;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Events and places → co-activity of pairs. */
@Plugin(
        type = Command.class,
        name = "coactivity",
        label = "Spinet Measure Co-activity",
        menuPath = "Plugins>Spinet>Spinet Measure Co-activity",
        priority = 40,
        description = "Measures for each pair of spines how often both are active, and how far apart they sit.")
public final class MeasureCoActivity extends SpinetCommand<MeasureCoActivity.Request> {

    /** The inputs. */
    public record Request(
            @Field(help = "Active states: active.csv (frame, time_s, one column a spine)")
            Path active,

            @Field(help = "Where the spines sit: spines.csv")
            Path spines,

            @Field(init = "1", min = 1, help = "Session of spines.csv that the events are from")
            int session,

            CoActivity.Params params) {}

    public MeasureCoActivity() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        List<SpineRow> spines = SessionTables.ofSession(
                CsvTables.read(request.spines(), SpineRow.class), request.session(), request.spines());
        ResultFiles.table(
                out, "pairs", spinet.measureCoActivity(Matrices.read(request.active()), spines, request.params(), job));
    }
}
