// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import com.google.gson.stream.JsonWriter;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Settings and runs as JSON: UTF-8, keys in the order given, numbers in the shortest form that reads back equal. NaN and
 * infinities, which JSON does not have, are texts.
 */
public final class SettingsFiles {

    private SettingsFiles() {}

    /**
     * Writes values, whole or not at all.
     *
     * @param values texts, numbers, truth values, enums, paths, optionals, and maps and lists of these
     */
    public static void write(Map<String, ?> values, Path file) {
        WholeFile.write(file, temporary -> Files.writeString(temporary, toJson(values)));
    }

    /** The text that {@link #write} writes. */
    public static String toJson(Map<String, ?> values) {
        StringWriter text = new StringWriter();
        try {
            JsonWriter json = new JsonWriter(text);
            json.setIndent("  ");
            put(json, values);
            return text.append('\n').toString();
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot fail", e);
        }
    }

    /**
     * Reads values: texts, {@code Long} for whole numbers, {@code Double}, truth values, maps and lists, nothing for null.
     *
     * @throws BadInputException if the file is not one JSON object; the message has line and column
     */
    public static Map<String, Object> read(Path file) {
        InputFiles.require(file, "settings (JSON)");
        try {
            return JsonValues.parse(Files.readString(file), file.toString());
        } catch (MalformedInputException e) {
            throw new BadInputException(file + " is not UTF-8 text; expected settings as JSON", e);
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        }
    }

    private static void put(JsonWriter json, Object value) throws IOException {
        if (value == null) {
            json.nullValue();
        } else if (value instanceof Optional<?> optional) {
            put(json, optional.orElse(null));
        } else if (value instanceof Map<?, ?> map) {
            json.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.name(entry.getKey().toString());
                put(json, entry.getValue());
            }
            json.endObject();
        } else if (value instanceof Collection<?> all) {
            json.beginArray();
            for (Object element : all) {
                put(json, element);
            }
            json.endArray();
        } else if (value instanceof Boolean truth) {
            json.value(truth);
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.jsonValue(Values.toText(number));
        } else {
            json.value(value instanceof Enum<?> constant ? constant.name() : Values.toText(value));
        }
    }
}
