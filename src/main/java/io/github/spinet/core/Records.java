// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records of described components from and to maps of plain values. It is the only way in for settings, whichever door
 * they come through.
 *
 * <p>A component without {@link Field} must be a record itself; its components count as components of the outer one. A
 * {@link Prefix} on it lends its name to their keys, except to {@code seed}, which a record and all that it holds share.
 */
public final class Records {

    private Records() {}

    private static final String SHARED = "seed";

    // Looked up once a type: tables have many rows.
    private static final ClassValue<List<Leaf>> LEAVES = new ClassValue<>() {
        @Override
        protected List<Leaf> computeValue(Class<?> type) {
            Map<String, Leaf> all = new LinkedHashMap<>();
            collect(type.asSubclass(Record.class), "", List.of(), all);
            return List.copyOf(all.values());
        }
    };

    /** A described component and the accessors that lead to it from the outermost record. */
    private record Leaf(Component component, List<Method> path) {

        Object of(Record record) {
            Object value = record;
            try {
                for (Method accessor : path) {
                    value = accessor.invoke(value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Record component " + component.key() + " cannot be read", e);
            }
            return value;
        }
    }

    /** All described components, nested ones included, in the order of declaration. */
    public static List<Component> components(Class<? extends Record> type) {
        return LEAVES.get(type).stream().map(Leaf::component).toList();
    }

    private static void collect(Class<? extends Record> type, String prefix, List<Method> path, Map<String, Leaf> all) {
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            List<Method> here = Stream.concat(path.stream(), Stream.of(component.getAccessor()))
                    .toList();
            if (component.isAnnotationPresent(Field.class)) {
                Component described = Component.of(component, key(prefix, component));
                all.putIfAbsent(described.key(), new Leaf(described, here));
            } else {
                collect(nested(component), prefix(prefix, component), here, all);
            }
        }
    }

    private static String key(String prefix, RecordComponent component) {
        String key = Names.key(component.getName());
        return key.equals(SHARED) ? key : prefix + key;
    }

    private static String prefix(String outer, RecordComponent component) {
        return component.isAnnotationPresent(Prefix.class) ? outer + Names.key(component.getName()) + "_" : outer;
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
        return bind(type, "", c -> Values.bind(c, values.get(c.key())));
    }

    /** The values by key, nested records flattened, in the order of declaration. */
    public static Map<String, Object> toMap(Record record) {
        Map<String, Object> map = new LinkedHashMap<>();
        LEAVES.get(record.getClass()).forEach(leaf -> map.put(leaf.component.key(), leaf.of(record)));
        return map;
    }

    /** The values of {@link #toMap} alone. */
    static Object[] values(Record record) {
        List<Leaf> leaves = LEAVES.get(record.getClass());
        Object[] values = new Object[leaves.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = leaves.get(i).of(record);
        }
        return values;
    }

    private static void refuseUnknown(Set<String> given, List<Component> components) {
        Set<String> known = components.stream().map(Component::key).collect(Collectors.toSet());
        for (String key : given) {
            if (!known.contains(key)) {
                throw new BadParameterException(Names.unknown(key, known));
            }
        }
    }

    /** Builds a record from a value for each of its described components, nested ones included. */
    static <R extends Record> R build(Class<R> type, Function<Component, Object> value) {
        return bind(type, "", value);
    }

    private static <R extends Record> R bind(Class<R> type, String prefix, Function<Component, Object> value) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            arguments[i] = component.isAnnotationPresent(Field.class)
                    ? value.apply(Component.of(component, key(prefix, component)))
                    : bind(nested(component), prefix(prefix, component), value);
        }
        return construct(type, arguments);
    }

    /** Calls the canonical constructor; an exception of Spinet's that it throws passes unwrapped. */
    private static <R extends Record> R construct(Class<R> type, Object[] arguments) {
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

    private static Class<? extends Record> nested(RecordComponent component) {
        if (!component.getType().isRecord()) {
            throw new IllegalStateException(
                    component.getDeclaringRecord().getName() + "." + component.getName() + " needs @Field");
        }
        return component.getType().asSubclass(Record.class);
    }
}
