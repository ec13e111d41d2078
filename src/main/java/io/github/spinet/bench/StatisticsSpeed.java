// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.core.Field;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long large tests take in one thread. */
public final class StatisticsSpeed {

    /** The settings. */
    public record Params(
            @Field(init = "100", unit = "%", min = 0.1, max = 1000, help = "Size of large tests, of the size described")
            double size,

            @Field(init = "5", min = 1, max = 1000, help = "Times that a large test is made; the median counts")
            int repeats)
            implements Serializable {}

    /** One test: a row of {@code statistics_speed.csv}. */
    public record Row(
            @Field(help = "Test") String test,
            @Field(help = "Rows of data") int rows,

            @Field(unit = "s", help = "Time by the clock, median of the repeats; the first included")
            double medianS,

            @Field(unit = "s", help = "Shortest time") double shortestS,

            @Field(unit = "s", help = "Shortest time of all processors together, clearing of memory included")
            double cpuS,

            @Field(unit = "s", help = "Time that it is meant to stay below; undefined where none is set")
            double limitS,

            @Field(help = "Memory taken and given back, a row of data, bytes: the same at every size if linear")
            double bytesPerRow,

            @Field(help = "What came out, so that nothing is left undone")
            double result) {}

    private StatisticsSpeed() {}

    /** @param seed of the data */
    public static Table<Row> run(Params params, long seed, Progress progress) {
        List<LargeTest> tests = LargeTest.all(params.size() / 100, seed);
        List<Row> rows = new ArrayList<>();
        for (int t = 0; t < tests.size(); t++) {
            rows.add(row(tests.get(t), params.repeats(), t, tests.size(), progress));
        }
        return new Table<>(Row.class, rows);
    }

    private static Row row(LargeTest test, int repeats, int done, int total, Progress progress) {
        double[] result = new double[1];
        double[] seconds = new double[repeats];
        double cpu = Double.POSITIVE_INFINITY;
        double allocated = 0;
        for (int r = 0; r < repeats; r++) {
            progress.update((long) done * repeats + r, (long) total * repeats, test.name());
            Measured measured = Measured.of(() -> result[0] = test.run().getAsDouble());
            seconds[r] = measured.seconds();
            cpu = Math.min(cpu, measured.cpuSeconds());
            allocated = measured.allocatedMb() * (1 << 20);
        }
        Arrays.sort(seconds);
        return new Row(
                test.name(),
                test.rows(),
                seconds[repeats / 2],
                seconds[0],
                cpu,
                test.limitS(),
                Math.rint(allocated / test.rows()),
                result[0]);
    }
}
