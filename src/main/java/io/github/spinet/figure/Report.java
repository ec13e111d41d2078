// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Table;
import io.github.spinet.io.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One page of HTML that needs nothing else: no script, no font, no image from elsewhere. It holds what was analysed, the
 * findings, figures, tables, every setting, the versions and the input files with their checksums.
 *
 * <p>Whatever is added is escaped, so a spine named {@code <b>} stays a name. The page has no time stamp: the same content
 * gives the same bytes.
 */
public final class Report {

    private static final int ROWS = 20;

    private final String title;
    private final String letter;
    private final StringBuilder body = new StringBuilder();
    private final List<String> headings = new ArrayList<>();
    private int figures;

    private Report(String title, String letter) {
        this.title = title;
        this.letter = letter;
    }

    public static Report of(String title) {
        return new Report(title, "");
    }

    /**
     * A part that is written on its own and appended to a page later.
     *
     * @param letter goes before the numbers of its figures, different for each part of a page
     */
    public static Report part(String letter) {
        return new Report("", letter);
    }

    /** Adds all that a part holds. */
    public Report append(Report part) {
        body.append(part.body);
        return this;
    }

    /** Begins a section, which is also listed at the top of the page. */
    public Report section(String heading) {
        body.append(headings.isEmpty() ? "" : "</section>\n");
        headings.add(heading);
        body.append("<section id=\"section-")
                .append(headings.size())
                .append("\">\n<h2>")
                .append(Html.escape(heading))
                .append("</h2>\n");
        return this;
    }

    /** A smaller heading within a section. */
    public Report heading(String heading) {
        body.append("<h3>").append(Html.escape(heading)).append("</h3>\n");
        return this;
    }

    /** A paragraph. */
    public Report text(String text) {
        body.append("<p>").append(Html.escape(text)).append("</p>\n");
        return this;
    }

    /** What stands out in a paragraph of its own: a warning or a note about data left out. */
    public Report warning(String text) {
        body.append("<p class=\"warning\">").append(Html.escape(text)).append("</p>\n");
        return this;
    }

    /** Pairs of what and its value: the key findings, the versions. */
    public Report facts(Map<String, String> facts) {
        body.append(Html.pairs(facts));
        return this;
    }

    /** The whole table if it has at most 20 rows, else the first 20 and where the rest is. */
    public Report table(Table<?> table, String file) {
        return table(table, file, ROWS);
    }

    /**
     * A table.
     *
     * @param file where the whole table is, relative to the report
     * @param rows at most so many rows are shown
     * @param columns names of the columns to show, all if there are none
     */
    public Report table(Table<?> table, String file, int rows, String... columns) {
        if (table.size() == 0) {
            return text("No rows (" + file + ").");
        }
        body.append("<div class=\"wide\">\n")
                .append(Html.table(table, rows, List.of(columns)))
                .append("</div>\n");
        String shown = (table.size() > rows ? "The first " + rows + " of " + table.size() + " rows" : "All rows")
                + (columns.length > 0 ? ", some of the columns" : "");
        body.append("<p class=\"source\">")
                .append(Html.escape(shown + "; four digits are shown, the file has all: " + file))
                .append("</p>\n");
        return this;
    }

    /** A figure with its caption. */
    public Report figure(Figure figure) {
        figures++;
        String number = letter + figures;
        body.append("<figure>\n")
                .append(Svg.element(figure, "figure-" + number + "-"))
                .append("<figcaption><b>Figure ")
                .append(number)
                .append(".</b> ")
                .append(Html.escape(figure.caption()))
                .append("</figcaption>\n</figure>\n");
        return this;
    }

    /** Every setting of one step with its value, unit and meaning. */
    public Report settings(Record settings) {
        body.append("<div class=\"wide\">\n").append(Html.settings(settings)).append("</div>\n");
        return this;
    }

    /** The input files with size and SHA-256. */
    public Report inputs(List<InputFile> files) {
        return table(new Table<>(InputFile.class, files), "run.json", Integer.MAX_VALUE);
    }

    /** The page. */
    public String toHtml() {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(Html.escape(title))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(Html.escape(title))
                .append("</h1>\n");
        if (!headings.isEmpty()) {
            page.append("<nav aria-label=\"Sections\">\n<ul>\n");
            for (int i = 0; i < headings.size(); i++) {
                page.append("<li><a href=\"#section-")
                        .append(i + 1)
                        .append("\">")
                        .append(Html.escape(headings.get(i)))
                        .append("</a></li>\n");
            }
            page.append("</ul>\n</nav>\n");
        }
        return page.append(body)
                .append(headings.isEmpty() ? "" : "</section>\n")
                .append("</main>\n</body>\n</html>\n")
                .toString();
    }

    /** Writes the page. */
    public void write(Path file) {
        try {
            Files.writeString(file, toHtml(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInputException(
                    "The report cannot be written to " + file + " (" + e.getMessage() + "); choose another folder", e);
        }
    }

    private static String style() {
        try (InputStream in = Report.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("report.css is missing from Spinet's jar", e);
        }
    }
}
