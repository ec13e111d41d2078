// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records of described components from and to maps of plain values. It is the only way in for settings, whichever door
 * they come through.
 *
 * <p>A component without {@link Field} must be a record itself; its components count as components of the outer one.
 */
public final class Records {

    private Records() {}

    /** All described components, nested ones included, in the order of declaration. */
    public static List<Component> components(Class<? extends Record> type) {
        List<Component> all = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Field.class)) {
                all.add(Component.of(component));
            } else {
                all.addAll(components(nested(component)));
            }
        }
        return all;
    }

    /** The record with every component at its default. */
    public static <R extends Record> R defaults(Class<R> type) {
        return from(type, Map.of());
    }

    /**
     * Binds values to a record.
     *
     * @param values by key; text or values of the component's type; what is absent takes its default
     * @throws BadParameterException for an unknown key, a missing required value, a value that is not of the component's
     *     type, or one out of bounds
     */
    public static <R extends Record> R from(Class<R> type, Map<String, ?> values) {
        refuseUnknown(values.keySet(), components(type));
        return bind(type, values);
    }

    /** The values by key, nested records flattened, in the order of declaration. */
    public static Map<String, Object> toMap(Record record) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = get(record, component);
            if (component.isAnnotationPresent(Field.class)) {
                map.put(Names.key(component.getName()), value);
            } else {
                map.putAll(toMap((Record) value));
            }
        }
        return map;
    }

    /** The values of a flat record in the order of declaration. */
    static Object[] values(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(c -> get(record, c))
                .toArray();
    }

    private static void refuseUnknown(Set<String> given, List<Component> components) {
        Set<String> known =
                components.stream().map(Component::key).collect(Collectors.toCollection(java.util.TreeSet::new));
        for (String key : given) {
            if (!known.contains(key)) {
                throw new BadParameterException("Unknown setting '" + key + "'; "
                        + Names.nearest(key, known)
                                .map(k -> "did you mean '" + k + "'?")
                                .orElse("known are: " + String.join(", ", known)));
            }
        }
    }

    private static <R extends Record> R bind(Class<R> type, Map<String, ?> values) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            if (component.isAnnotationPresent(Field.class)) {
                Component described = Component.of(component);
                arguments[i] = Values.bind(described, values.get(described.key()));
            } else {
                arguments[i] = bind(nested(component), values);
            }
        }
        return construct(type, arguments);
    }

    /** Calls the canonical constructor; an exception of Spinet's that it throws passes unwrapped. */
    static <R extends Record> R construct(Class<R> type, Object[] arguments) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Record " + type.getName() + " cannot be constructed", e);
        }
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Record component " + component + " cannot be read", e);
        }
    }

    private static Class<? extends Record> nested(RecordComponent component) {
        if (!component.getType().isRecord()) {
            throw new IllegalStateException(
                    component.getDeclaringRecord().getName() + "." + component.getName() + " needs @Field");
        }
        return component.getType().asSubclass(Record.class);
    }
}
