// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.service.TableFigures;
import io.github.spinet.study.ResultFiles;
import io.github.spinet.study.TableStatistics;
import io.github.spinet.study.TestTable;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Any table → a test, a sentence, a figure. */
@Plugin(
        type = Command.class,
        name = "stats",
        label = "Spinet Test a Table",
        menuPath = "Plugins>Spinet>Spinet Test a Table",
        priority = 25,
        description =
                "Makes a test of any table: analysis of variance, rank tests, correlations, mixed models and more.")
public final class TestAnyTable extends SpinetCommand<TestAnyTable.Request> {

    /** The inputs. */
    public record Request(
            @Field(help = "Table with names of columns in its first line (CSV)")
            Path table,

            @Field(help = "Model as in R, of names of columns: y ~ a * b, after ~ before, y ~ x + (1|animal/dendrite)")
            String formula,

            TableStatistics.Params params) {}

    public TestAnyTable() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        TestTable table = TableStatistics.read(request.table(), request.formula(), request.params());
        TableStatistics.Result result = TableStatistics.run(table, request.params(), job.progress());
        ResultFiles.tableStatistics(out, result);
        TableFigures.write(out, table, request.params(), result);
        job.log().accept(result.sentence());
        result.notes().forEach(note -> job.log().accept("Note: " + note));
    }
}
