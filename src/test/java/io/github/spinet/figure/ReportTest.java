// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.analysis.CoActivity;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Field;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.io.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {

    record Row(
            @Field(help = "Spine") String spine,

            @Field(help = "Rate \"per\" minute", unit = "1/min")
            double ratePerMin,

            @Field(help = "Events") int events) {}

    private static Report full() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(new Row(i == 0 ? "<s1> & \"co\"" : "s" + (i + 1), i == 2 ? Double.NaN : i / 7.0, 1000000 + i));
        }
        Map<String, String> findings = new TreeMap<>();
        findings.put("Movement-related spines", "24 of 180 (13.3 %)");
        findings.put("Co-activity, nearest pairs", "0.31 ± 0.02 against 0.18 ± 0.02");
        Report report = Report.of("Field 1 of animal A <test>")
                .section("Findings")
                .text("Three sessions of one field of view.")
                .facts(findings)
                .warning("Session 2: 3 of 10000 frames were left out.")
                .section("Figures");
        Gallery.all().forEach(report::figure);
        return report.section("Tables")
                .heading("Co-activity")
                .table(new Table<>(Row.class, rows), "pairs.csv")
                .section("Settings")
                .settings(Records.defaults(CoActivity.Params.class))
                .section("Input files")
                .inputs(List.of(new InputFile("movie.tif", 123456789L, "ab".repeat(32))));
    }

    @Test
    void the_page_needs_nothing_else_and_is_the_same_twice() throws IOException {
        String html = full().toHtml();
        assertEquals(html, full().toHtml());
        assertFalse(html.contains("<script"), "no script");
        assertFalse(Pattern.compile("(src|href)=\"(?!#|data:)").matcher(html).find(), "nothing from elsewhere");
        Path kept = Path.of("target", "figures");
        Files.createDirectories(kept);
        full().write(kept.resolve("report.html"));
        assertEquals(html, Files.readString(kept.resolve("report.html")));
    }

    @Test
    void ids_are_unique_and_links_lead_somewhere() {
        String html = full().toHtml();
        Set<String> ids = new HashSet<>();
        Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
        while (id.find()) {
            assertTrue(ids.add(id.group(1)), "twice: " + id.group(1));
        }
        Matcher link = Pattern.compile("(?:href=\"|url\\()#([^\")]+)").matcher(html);
        while (link.find()) {
            assertTrue(ids.contains(link.group(1)), "nowhere: " + link.group(1));
        }
    }

    @Test
    void names_are_escaped_and_undefined_values_are_dashes() {
        String html = full().toHtml();
        assertTrue(html.contains("<td>&lt;s1&gt; &amp; &quot;co&quot;</td>"));
        assertTrue(html.contains("<title>Field 1 of animal A &lt;test&gt;</title>"));
        assertTrue(html.contains("title=\"Rate &quot;per&quot; minute\""));
        assertTrue(html.contains("<td class=\"n\">–</td>"));
        assertFalse(html.contains("NaN"));
    }

    @Test
    void a_long_table_says_where_the_rest_is() {
        String html = full().toHtml();
        assertTrue(html.contains("The first 20 of 30 rows"));
        assertTrue(html.contains("pairs.csv"));
        assertTrue(html.contains("1000019") && !html.contains("1000020"));
        String chosen = Report.of("t")
                .table(new Table<>(Row.class, List.of(new Row("s1", 1, 2))), "pairs.csv", 5, "events", "spine")
                .toHtml();
        assertTrue(chosen.contains("<tr><td>s1</td><td class=\"n\">2</td></tr>"), chosen);
        assertTrue(chosen.contains("some of the columns"));
        assertThrows(
                BadParameterException.class,
                () -> Report.of("t").table(new Table<>(Row.class, List.of(new Row("s1", 1, 2))), "f", 5, "evnts"));
        String empty = Report.of("t")
                .table(new Table<>(Row.class, List.of()), "none.csv")
                .toHtml();
        assertTrue(empty.contains("No rows (none.csv)"));
    }

    @Test
    void settings_have_value_and_meaning() {
        String html = full().toHtml();
        assertTrue(html.contains("<code>preset</code>"));
        assertTrue(html.contains("LEGEND"));
    }

    @Test
    void numbers_have_four_digits() {
        assertEquals("0.1429", Digits.of(1 / 7.0));
        assertEquals("123456", Digits.of(123456));
        assertEquals("123500", Digits.of(123456.7));
        assertEquals("0.0001", Digits.of(0.0001));
        assertEquals("2.346e-12", Digits.of(2.3456e-12));
        assertEquals("-1e-211", Digits.of(-1e-211));
        assertEquals("1.5e12", Digits.of(1.5e12));
        assertEquals("0", Digits.of(0));
        assertEquals("–", Digits.of(Double.NaN));
        assertEquals("−∞", Digits.of(Double.NEGATIVE_INFINITY));
        assertEquals("4.5\u00a0×\u00a010⁻⁷", Digits.p(4.4999e-7));
        assertEquals("0.042", Digits.p(0.04213));
        assertEquals("0", Digits.p(0));
        assertEquals("a\tb", Html.escape("a\u0000\tb"));
    }
}
