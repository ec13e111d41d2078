// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import io.github.spinet.bench.MotionAccuracy.Row;
import io.github.spinet.core.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What was measured as a page in Markdown: on which machine, when, by which command, and the tables. */
public final class BenchmarkPage {

    private static final int DIGITS = 3;

    private final StringBuilder text = new StringBuilder();

    /**
     * Begins the page.
     *
     * @param command the settings that repeat it, as the shell takes them
     */
    public BenchmarkPage(LocalDate date, String command) {
        text.append("Measured on ").append(date).append(": ").append(Machine.description());
        text.append(".\n\n```\n").append(command).append("\n```\n");
    }

    /** Movies, engines, errors. The numbers of one kind of movie are means over its movies, the worst frame is of all. */
    public BenchmarkPage accuracy(Table<Row> rows) {
        Map<List<Object>, List<Row>> groups = rows.stream()
                .collect(Collectors.groupingBy(
                        r -> List.of(r.motion(), r.photons(), r.engine()), LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        for (List<Row> group : groups.values()) {
            Row first = group.get(0);
            lines.add(line(
                    first.motion(),
                    first.photons(),
                    first.engine(),
                    mean(group, Row::rmsXPx),
                    mean(group, Row::rmsYPx),
                    mean(group, Row::boundXPx),
                    mean(group, Row::boundYPx),
                    mean(group, Row::ratioX),
                    mean(group, Row::ratioY),
                    mean(group, Row::fastXPx),
                    mean(group, Row::fastYPx),
                    group.stream().mapToDouble(Row::worstPx).max().orElse(Double.NaN),
                    100 * mean(group, Row::farRows),
                    group.stream().mapToInt(Row::lost).sum() + " of "
                            + group.stream().mapToInt(Row::frames).sum(),
                    group.stream()
                            .map(r -> r.used() + " " + number(r.gain()) + " ± " + number(r.gainSe()))
                            .collect(Collectors.joining(", "))));
        }
        return section(
                "Motion: accuracy",
                "motion | photons | engine | error x, px | y | smallest possible x, px | y | ratio x | y | fast motion"
                        + " x, px | y | worst frame, px | rows > 1 px, % | lost | used, gain",
                lines);
    }

    /** Engines, frames a second. */
    public BenchmarkPage speed(Table<MotionSpeed.Row> rows) {
        return section(
                "Motion: speed",
                "engine | used | frame, px | frames | threads | frames/s | CPU ms a frame | peak heap, MB",
                rows.stream()
                        .map(r -> line(
                                r.engine(),
                                r.used(),
                                r.widthPx() + " × " + r.heightPx(),
                                r.frames(),
                                r.threads(),
                                r.framesPerS(),
                                r.cpuMs(),
                                r.peakHeapMb()))
                        .toList());
    }

    /** Of each layout and grouping a table: tests by correlations. */
    public BenchmarkPage calibration(Table<Calibration.Row> rows) {
        Map<String, Map<String, List<Calibration.Row>>> tables = rows.stream()
                .collect(Collectors.groupingBy(
                        r -> "Level of tests: " + r.layout() + ", grouped " + r.grouping(),
                        LinkedHashMap::new,
                        Collectors.groupingBy(Calibration.Row::test, LinkedHashMap::new, Collectors.toList())));
        tables.forEach((title, tests) -> {
            List<Calibration.Row> any = tests.values().iterator().next();
            String heads = any.stream()
                    .map(r -> "correlation " + number(r.correlation()))
                    .collect(Collectors.joining(" | "));
            section(
                    title,
                    "test | meant for nested rows | " + heads,
                    tests.values().stream().map(BenchmarkPage::rates).toList());
        });
        return this;
    }

    private static String rates(List<Calibration.Row> test) {
        List<Object> cells =
                new ArrayList<>(List.of(test.get(0).test(), test.get(0).nested() ? "yes" : ""));
        for (Calibration.Row r : test) {
            String mark = switch (r.verdict()) {
                case HOLDS -> "";
                case LIBERAL -> " **too many**";
                case CONSERVATIVE -> " too few";
            };
            String undefined = r.undefined() > 0 ? ", " + r.undefined() + " undefined" : "";
            cells.add(fixed(r.rate()) + " (" + fixed(r.low()) + " to " + fixed(r.high()) + undefined + ")" + mark);
        }
        return line(cells.toArray());
    }

    /** Tests, seconds. */
    public BenchmarkPage statistics(Table<StatisticsSpeed.Row> rows) {
        return section(
                "Statistics: speed",
                "test | rows | median, s | shortest, s | CPU, s | meant to stay below, s | bytes a row",
                rows.stream()
                        .map(r -> line(r.test(), r.rows(), r.medianS(), r.shortestS(), r.cpuS(), r.limitS(), (long)
                                r.bytesPerRow()))
                        .toList());
    }

    private BenchmarkPage section(String title, String heads, List<String> lines) {
        text.append("\n## ").append(title).append("\n\n| ").append(heads).append(" |\n|");
        text.append("---|".repeat(heads.split("\\|").length)).append('\n');
        lines.forEach(l -> text.append(l).append('\n'));
        return this;
    }

    private static String line(Object... cells) {
        return Arrays.stream(cells)
                .map(c -> c instanceof Double d ? number(d) : String.valueOf(c).replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> of) {
        return rows.stream()
                .mapToDouble(of)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }

    private static String fixed(double share) {
        return Double.isNaN(share)
                ? "–"
                : BigDecimal.valueOf(share)
                        .setScale(DIGITS, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    /** Three significant digits; a dash for NaN. */
    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "–";
        }
        if (Math.abs(value) >= 1000) {
            return String.valueOf(Math.round(value));
        }
        return BigDecimal.valueOf(value)
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
