// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.io.File;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One value from whatever a door hands in to the type of its component, and back to text. */
public final class Values {

    private Values() {}

    /** @param given a value, text, or null for "not given" */
    static Object bind(Component component, Object given) {
        Object raw = given;
        if (raw == null) {
            if (component.isRequired()) {
                throw new BadParameterException("Missing setting '" + component.key() + "': "
                        + component.field().help() + "; it has no default");
            }
            raw = component.field().init();
        }
        Object value = convert(component, component.type(), raw);
        if (value instanceof Number number) {
            checkBounds(component, number);
        }
        return value;
    }

    /** The value that a table's cell stands for; bounds are not checked, as results may have any value. */
    static Object parse(Component column, String cell) {
        return convert(column, column.type(), isTruth(column.type()) ? spelled(cell) : cell);
    }

    private static boolean isTruth(Type type) {
        return type == boolean.class
                || type instanceof ParameterizedType p && p.getActualTypeArguments()[0] == Boolean.class;
    }

    // Spreadsheets and MATLAB write truth as 1 and 0.
    private static String spelled(String cell) {
        return cell.equals("1") ? "true" : cell.equals("0") ? "false" : cell;
    }

    /** The text that binds back to the same value; empty for "not given". */
    public static String toText(Object value) {
        if (value instanceof Double d) {
            return Numbers.toText(d);
        }
        if (value instanceof Optional<?> o) {
            return o.map(Values::toText).orElse("");
        }
        if (value instanceof Collection<?> c) {
            return c.stream().map(Values::toText).collect(Collectors.joining(","));
        }
        return String.valueOf(value);
    }

    private static Object convert(Component component, Type type, Object raw) {
        String text = raw instanceof Collection<?> || raw instanceof Optional<?>
                ? toText(raw)
                : raw.toString().trim();
        if (type == int.class || type == Integer.class) {
            return (int) whole(component, raw, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class) {
            return whole(component, raw, text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return number(component, raw, text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(component, text);
        }
        if (type == String.class) {
            return text;
        }
        if (type == Path.class) {
            return path(component, text);
        }
        if (type instanceof Class<?> c && c.isEnum()) {
            return choice(component, c.getEnumConstants(), text);
        }
        if (type instanceof ParameterizedType p && p.getRawType() == Optional.class) {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(convert(component, p.getActualTypeArguments()[0], text));
        }
        if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            Type element = p.getActualTypeArguments()[0];
            return Arrays.stream(text.split(","))
                    .map(String::trim)
                    .filter(s -> !s.isEmpty())
                    .map(s -> convert(component, element, s))
                    .toList();
        }
        throw new IllegalStateException("No setting can be of " + type + " (" + component.key() + ")");
    }

    private static long whole(Component component, Object raw, String text, long min, long max) {
        double given = raw instanceof Number n ? n.doubleValue() : Double.NaN;
        // Jython and JSON hand whole numbers over as doubles.
        if (raw instanceof Double
                && given == Math.rint(given)
                && Math.abs(given) < 0x1p53
                && given >= min
                && given <= max) {
            return (long) given;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw wrong(component, text, "a whole number");
    }

    private static double number(Component component, Object raw, String text) {
        if (raw instanceof Number n) {
            return n.doubleValue();
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(component, text, "a number with '.' as the decimal mark");
        }
    }

    private static boolean truth(Component component, String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw wrong(component, text, "true or false");
    }

    private static Path path(Component component, String text) {
        if (text.isEmpty()) {
            throw wrong(component, text, "the path of a file");
        }
        try {
            return new File(text).toPath();
        } catch (InvalidPathException e) {
            throw wrong(component, text, "the path of a file");
        }
    }

    private static Object choice(Component component, Object[] constants, String text) {
        for (Object constant : constants) {
            if (Names.sameChoice(text, (Enum<?>) constant)) {
                return constant;
            }
        }
        throw wrong(
                component,
                text,
                "one of " + Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", ")));
    }

    private static void checkBounds(Component component, Number number) {
        Field field = component.field();
        double value = number.doubleValue();
        boolean undefined = Double.isNaN(value);
        if (undefined && field.init().equals("NaN")) {
            return;
        }
        if (undefined || value < field.min()) {
            throw outOfRange(component, number, "below the minimum", field.min());
        }
        if (value > field.max()) {
            throw outOfRange(component, number, "above the maximum", field.max());
        }
    }

    private static BadParameterException outOfRange(Component component, Number value, String how, double bound) {
        String unit = component.field().unit().isEmpty()
                ? ""
                : " " + component.field().unit();
        if (Double.isNaN(value.doubleValue())) {
            return new BadParameterException(component.key() + " = NaN is not a number" + unit + "; expected "
                    + component.field().help());
        }
        return new BadParameterException(component.key() + " = " + toText(value) + unit + " is " + how + " "
                + Numbers.toText(bound) + unit + " (" + component.field().help() + ")");
    }

    private static BadParameterException wrong(Component component, String text, String expected) {
        return new BadParameterException(component.key() + " = '" + text + "' is not " + expected + " ("
                + component.field().help() + ")");
    }
}
