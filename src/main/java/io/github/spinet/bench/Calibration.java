// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.bench.NullStudy.Grouping;
import io.github.spinet.bench.NullStudy.Layout;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.Progress;
import io.github.spinet.core.Table;
import io.github.spinet.stats.Proportion;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often each test finds an effect where there is none, at p = 0.05, in data whose rows come in dendrites and mice.
 */
public final class Calibration {

    /** The settings. */
    public record Params(
            @Field(init = "0,0.1,0.3", help = "Correlations of two rows of one dendrite; of one mouse half as much")
            List<Double> correlations,

            @Field(init = "2000", min = 20, max = 1e6, help = "Simulated data sets for each correlation")
            int dataSets,

            @Field(init = "500", min = 20, max = 1e6, help = "How many of them go to tests that permute or resample")
            int resampledSets,

            @Field(init = "8", min = 4, max = 1000, help = "Mice of a simulated data set")
            int mice,

            @Field(init = "3", min = 2, max = 100, help = "Dendrites of each simulated mouse")
            int dendrites,

            @Field(init = "8", min = 4, max = 100, help = "Spines of each simulated dendrite")
            int spines,

            @Field(init = "199", min = 39, max = 1e5, help = "Permutations or resamples of each simulated data set")
            int resamples)
            implements Serializable {

        public Params {
            correlations = List.copyOf(correlations);
        }
    }

    /** Whether a test keeps its level; at 99.9 %, so that chance makes few of many rows. */
    public enum Verdict {
        /** The interval holds 0.05. */
        HOLDS,
        /** Finds too much. */
        LIBERAL,
        /** Finds too little. */
        CONSERVATIVE
    }

    /** One test: a row of {@code calibration.csv}. */
    public record Row(
            @Field(help = "What the rows of the data are") String layout,

            @Field(help = "What is grouped: whole mice, or single rows")
            String grouping,

            @Field(help = "Correlation of two rows of one dendrite")
            double correlation,

            @Field(help = "Test") String test,

            @Field(help = "Whether it is meant for rows that come in clusters")
            boolean nested,

            @Field(help = "Simulated data sets") int dataSets,

            @Field(help = "Data sets for which it is undefined; they do not count")
            int undefined,

            @Field(help = "Share of data sets with p at most 0.05")
            double rate,

            @Field(help = "Lower end of its 95 % confidence interval (Wilson)")
            double low,

            @Field(help = "Upper end of its 95 % confidence interval")
            double high,

            @Field(help = "Whether 0.05 lies in the 99.9 % interval, below or above it")
            Verdict verdict) {}

    private static final double ALPHA = 0.05;
    private static final double BEYOND_CHANCE = 99.9;

    private Calibration() {}

    /** @throws BadParameterException if there is no correlation, or one below 0 or above 0.45 */
    public static Table<Row> run(Params params, long seed, Parallel parallel, Progress progress) {
        // Pairs need twice as much variance for what is shared.
        if (params.correlations().isEmpty() || params.correlations().stream().anyMatch(c -> !(c >= 0 && c <= 0.45))) {
            throw new BadParameterException(
                    "correlations = " + params.correlations() + "; expected one or more from 0 to 0.45");
        }
        List<Row> rows = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            for (Grouping grouping : Grouping.values()) {
                for (double correlation : params.correlations()) {
                    rows.addAll(measure(params, layout, grouping, correlation, seed, parallel, progress));
                }
            }
        }
        return new Table<>(Row.class, rows);
    }

    /** All tests of one layout, grouping and correlation. */
    static List<Row> measure(
            Params params,
            Layout layout,
            Grouping grouping,
            double correlation,
            long seed,
            Parallel parallel,
            Progress progress) {
        List<Candidate> tests = Stream.concat(PlainTests.all().stream(), NestedTests.all().stream())
                .filter(t -> t.groupings().contains(grouping))
                .toList();
        double[][] p = new double[params.dataSets()][tests.size()];
        String what = "Data sets of " + layout + ", grouped " + grouping + ", correlation " + correlation;
        parallel.forEach(p.length, what, progress, study -> {
            NullStudy data = new NullStudy(params, layout, grouping, correlation, seed, study);
            for (int t = 0; t < tests.size(); t++) {
                Candidate test = tests.get(t);
                if (!test.resampling() || study < params.resampledSets()) {
                    p[study][t] = test.test().p(data, params.resamples(), seed + study);
                }
            }
        });
        List<Row> rows = new ArrayList<>();
        for (int t = 0; t < tests.size(); t++) {
            int test = t;
            int studies = tests.get(t).resampling() ? Math.min(p.length, params.resampledSets()) : p.length;
            double[] of =
                    IntStream.range(0, studies).mapToDouble(s -> p[s][test]).toArray();
            rows.add(row(layout, grouping, correlation, tests.get(t), of));
        }
        return rows;
    }

    private static Row row(Layout layout, Grouping grouping, double correlation, Candidate test, double[] p) {
        int found = 0;
        int undefined = 0;
        for (double value : p) {
            found += value <= ALPHA ? 1 : 0;
            undefined += Double.isNaN(value) ? 1 : 0;
        }
        Proportion rate = Proportion.of(found, p.length - undefined, 95);
        Proportion wide = Proportion.of(found, p.length - undefined, BEYOND_CHANCE);
        Verdict verdict =
                wide.low() > ALPHA ? Verdict.LIBERAL : wide.high() < ALPHA ? Verdict.CONSERVATIVE : Verdict.HOLDS;
        return new Row(
                layout.toString(),
                grouping.toString(),
                correlation,
                test.name(),
                test.nested(),
                p.length,
                undefined,
                rate.share(),
                rate.low(),
                rate.high(),
                verdict);
    }
}
