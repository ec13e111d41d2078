// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.service.Job;
import io.github.spinet.service.PowerFigures;
import io.github.spinet.service.SpinetService;
import io.github.spinet.stats.BinaryPower;
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
    public record Request(
            @Field(init = "CONTINUOUS", help = "What is measured of a spine: a number, or whether something happened")
            Power.Outcome outcome,

            Power.Params params,
            BinaryPower.Params binary) {}

    public PlanStudy() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        Power.Params params = request.params();
        if (request.outcome() == Power.Outcome.BINARY) {
            Table<BinaryPower.Row> rows = BinaryPower.run(request.binary(), params, job.parallel(), job.progress());
            ResultFiles.table(out, "power_binary", rows);
            PowerFigures.write(out, rows, request.binary(), params);
        } else {
            refuseUseless(request.binary());
            Table<Power.Row> rows = Power.run(params, job.parallel(), job.progress());
            ResultFiles.table(out, "power", rows);
            PowerFigures.write(out, rows, params);
        }
    }

    private static void refuseUseless(BinaryPower.Params binary) {
        if (!binary.equals(Records.defaults(BinaryPower.Params.class))) {
            throw new BadParameterException(
                    "first_chance, second_chance, vary and studied_animals are for outcome = BINARY;"
                            + " leave them out, or set it");
        }
    }
}
