// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.spinet.core.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON text to maps, lists and plain values, in order, without guessing. */
final class JsonValues {

    private final JsonReader reader;
    private final String place;

    private JsonValues(String text, String place) {
        this.reader = new JsonReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        this.place = place;
    }

    /** @param place the file, for messages */
    static Map<String, Object> parse(String text, String place) throws IOException {
        JsonValues values = new JsonValues(text, place);
        try {
            if (values.reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new BadInputException(
                        place + " is JSON, but no object of settings: expected { \"name\": value, … }");
            }
            Map<String, Object> map = values.map();
            if (values.reader.peek() != JsonToken.END_DOCUMENT) {
                throw new BadInputException(place + " goes on after its closing brace; expected one JSON object");
            }
            return map;
        } catch (MalformedJsonException | EOFException | IllegalStateException e) {
            throw new BadInputException(
                    place + " is not proper JSON: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private Map<String, Object> map() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (map.containsKey(key)) {
                throw new BadInputException(place + " has the key '" + key + "' twice; expected each once");
            }
            map.put(key, value());
        }
        reader.endObject();
        return map;
    }

    private Object value() throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> map();
            case BEGIN_ARRAY -> list();
            case STRING -> reader.nextString();
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            case NUMBER -> number(reader.nextString());
            default -> throw new IllegalStateException("unexpected " + reader.peek());
        };
    }

    private List<Object> list() throws IOException {
        List<Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            list.add(value());
        }
        reader.endArray();
        return list;
    }

    // Seeds have more digits than a double.
    private static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return Double.valueOf(text);
        }
    }
}
