// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.figure;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Component;
import io.github.spinet.core.Records;
import io.github.spinet.core.Table;
import io.github.spinet.core.Values;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Pieces of a page of HTML. */
final class Html {

    private Html() {}

    /** Text that a browser shows as it is, within an element or a quoted attribute. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }

    /**
     * The first rows of a table; its columns carry their units in their names, and their meanings as hints.
     *
     * @param only names of the columns, all if empty
     */
    static <R extends Record> String table(Table<R> table, int rows, List<String> only) {
        List<Component> columns = table.columns();
        int[] shown = shown(columns, only);
        StringBuilder out = new StringBuilder("<table>\n<thead><tr>");
        for (int i : shown) {
            out.append("<th scope=\"col\" title=\"")
                    .append(escape(columns.get(i).field().help()))
                    .append("\"")
                    .append(isNumber(columns.get(i).type()) ? " class=\"n\">" : ">")
                    .append(escape(columns.get(i).key()))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        table.stream().limit(rows).forEach(row -> {
            Object[] cells = table.cells(row);
            out.append("<tr>");
            for (int i : shown) {
                out.append(isNumber(columns.get(i).type()) ? "<td class=\"n\">" : "<td>")
                        .append(escape(text(cells[i])))
                        .append("</td>");
            }
            out.append("</tr>\n");
        });
        return out.append("</tbody>\n</table>\n").toString();
    }

    private static int[] shown(List<Component> columns, List<String> only) {
        List<String> keys = columns.stream().map(Component::key).toList();
        for (String name : only) {
            if (!keys.contains(name)) {
                throw new BadParameterException("There is no column '" + name + "'; the columns are " + keys);
            }
        }
        return IntStream.range(0, keys.size())
                .filter(i -> only.isEmpty() || only.contains(keys.get(i)))
                .toArray();
    }

    /** Every setting of a record: name, value, unit, meaning. */
    static String settings(Record settings) {
        Map<String, Object> values = Records.toMap(settings);
        StringBuilder out = new StringBuilder("<table class=\"settings\">\n<thead><tr><th scope=\"col\">Setting</th>"
                + "<th scope=\"col\" class=\"n\">Value</th><th scope=\"col\">Unit</th>"
                + "<th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
        for (Component component : Records.components(settings.getClass())) {
            out.append("<tr><th scope=\"row\"><code>")
                    .append(escape(component.key()))
                    .append("</code></th><td class=\"n\">")
                    .append(escape(Values.toText(values.get(component.key()))))
                    .append("</td><td>")
                    .append(escape(component.field().unit()))
                    .append("</td><td>")
                    .append(escape(component.field().help()))
                    .append("</td></tr>\n");
        }
        return out.append("</tbody>\n</table>\n").toString();
    }

    /** Two columns: what, and its value. */
    static String pairs(Map<String, String> pairs) {
        StringBuilder out = new StringBuilder("<table class=\"pairs\">\n<tbody>\n");
        pairs.forEach((key, value) -> out.append("<tr><th scope=\"row\">")
                .append(escape(key))
                .append("</th><td>")
                .append(escape(value))
                .append("</td></tr>\n"));
        return out.append("</tbody>\n</table>\n").toString();
    }

    private static String text(Object cell) {
        if (cell instanceof Optional<?> optional) {
            return optional.map(Html::text).orElse("–");
        }
        return cell instanceof Double d ? Digits.of(d) : Values.toText(cell);
    }

    private static boolean isNumber(Type type) {
        return type == double.class || type == int.class || type == long.class;
    }
}
