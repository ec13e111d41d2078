// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/**
 * One described component of a record.
 *
 * @param key its name as a key, e.g. {@code rate_hz}
 * @param type its Java type, possibly parameterized ({@code Optional<Path>}, {@code List<Path>})
 * @param field its description
 */
public record Component(String key, Type type, Field field) {

    static Component of(RecordComponent component, String key) {
        return new Component(key, component.getGenericType(), component.getAnnotation(Field.class));
    }

    public boolean isRequired() {
        return field.init().equals(Field.REQUIRED);
    }

    /** The constants of an enum component, an empty array for every other type. */
    public Object[] choices() {
        return type instanceof Class<?> c && c.isEnum() ? c.getEnumConstants() : new Object[0];
    }
}
