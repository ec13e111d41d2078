// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.bench.Benchmark;
import io.github.spinet.bench.BenchmarkPage;
import io.github.spinet.bench.Calibration;
import io.github.spinet.bench.MadeMovies;
import io.github.spinet.bench.MotionAccuracy;
import io.github.spinet.bench.MotionSpeed;
import io.github.spinet.bench.StatisticsSpeed;
import io.github.spinet.core.Field;
import io.github.spinet.core.Table;
import io.github.spinet.service.Job;
import io.github.spinet.service.SpinetService;
import io.github.spinet.study.ResultFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Settings → the measured numbers of the project. Without a path in the menu it is for the shell and scripts only. */
@Plugin(
        type = Command.class,
        name = "bench",
        label = "Spinet Run Benchmarks",
        priority = 1,
        description = "Measures how exact and fast motion correction is, and how true and fast the statistics are.")
public final class RunBenchmarks extends SpinetCommand<RunBenchmarks.Request> {

    /** The inputs. */
    public record Request(
            @Field(init = "ALL", help = "What to measure") Benchmark benchmark,
            MadeMovies made,
            MotionAccuracy.Params accuracy,
            MotionSpeed.Params speed,
            Calibration.Params calibration,
            StatisticsSpeed.Params statistics) {}

    public RunBenchmarks() {
        super(Request.class);
    }

    @Override
    protected void execute(Request request, SpinetService spinet, Path out, Job job) {
        BenchmarkPage page = new BenchmarkPage(LocalDate.now(), Invocation.shell(verb(), request));
        Benchmark wanted = request.benchmark();
        if (wanted.includes(Benchmark.MOTION_ACCURACY)) {
            page.accuracy(write(
                    out,
                    "motion_accuracy",
                    MotionAccuracy.run(request.made(), request.accuracy(), job.parallel(), job.progress())));
        }
        if (wanted.includes(Benchmark.MOTION_SPEED)) {
            page.speed(write(
                    out,
                    "motion_speed",
                    MotionSpeed.run(request.made(), request.speed(), job.parallel(), job.progress())));
        }
        if (wanted.includes(Benchmark.CALIBRATION)) {
            page.calibration(write(
                    out,
                    "calibration",
                    Calibration.run(request.calibration(), request.made().seed(), job.parallel(), job.progress())));
        }
        if (wanted.includes(Benchmark.STATISTICS_SPEED)) {
            page.statistics(write(
                    out,
                    "statistics_speed",
                    StatisticsSpeed.run(request.statistics(), request.made().seed(), job.progress())));
        }
        ResultFiles.text(out, "benchmarks.md", page.toString());
    }

    private static <R extends Record> Table<R> write(Path out, String name, Table<R> table) {
        ResultFiles.table(out, name, table);
        return table;
    }
}
