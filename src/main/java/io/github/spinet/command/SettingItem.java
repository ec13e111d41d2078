// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Component;
import io.github.spinet.core.Field;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.scijava.command.DynamicCommandInfo;
import org.scijava.module.DefaultMutableModuleItem;

/**
 * A described component as a SciJava input.
 *
 * <p>SciJava converts what a script hands in to the input's type before the command sees it and turns what does not fit
 * into 0 or drops it without a word. So an input accepts any object until the module is initialized, and {@code Records}
 * refuses what does not fit; only then does it take the type by which dialogs choose their widget.
 */
final class SettingItem<T> extends DefaultMutableModuleItem<T> {

    private static final Map<String, String> UNITS = new TreeMap<>(
            Map.of("_hz", "Hz", "_um", "µm", "_px", "px", "_s", "s", "_v", "V", "_deg", "°", "_per_min", "1/min"));

    private final Class<T> widgetType;
    private boolean settled;

    private SettingItem(DynamicCommandInfo info, String name, Class<T> widgetType) {
        super(info, name, widgetType);
        this.widgetType = widgetType;
    }

    static void addTo(DynamicCommandInfo info, Component component) {
        info.addInput(of(info, component, widgetType(component)));
    }

    private static <T> SettingItem<T> of(DynamicCommandInfo info, Component component, Class<T> type) {
        SettingItem<T> item = new SettingItem<>(info, component.key(), type);
        Field field = component.field();
        item.setLabel(label(component));
        item.setDescription(field.help());
        item.setRequired(false);
        // A value kept in the user's preferences would change later runs unseen.
        item.setPersisted(false);
        item.setAutoFill(false);
        item.setDefaultValue(type.cast(initialValue(component)));
        if (component.choices().length > 0) {
            item.setChoices(Arrays.stream(component.choices())
                    .map(c -> type.cast(c.toString()))
                    .toList());
        }
        if (type == File.class) {
            item.setWidgetStyle(component.key().equals("out") ? "directory" : "open");
        }
        return item;
    }

    /** The default in the type of the widget; null where there is none. */
    static Object initialValue(Component component) {
        if (component.isRequired()) {
            return widgetType(component) == String.class ? "" : null;
        }
        String init = component.field().init();
        Class<?> type = widgetType(component);
        if (type == Integer.class) {
            return Integer.valueOf(init);
        }
        if (type == Long.class) {
            return Long.valueOf(init);
        }
        if (type == Double.class) {
            return Double.valueOf(init);
        }
        if (type == Boolean.class) {
            return Boolean.valueOf(init);
        }
        return type == File.class ? new File(init) : init;
    }

    /** {@code max_dx_px} → {@code Max dx (px)}: the unit at the end of a key, or the described one, stands in brackets. */
    static String label(Component component) {
        String key = component.key();
        String unit = component.field().unit();
        for (Map.Entry<String, String> suffix : UNITS.entrySet()) {
            if (key.endsWith(suffix.getKey()) && !key.endsWith("_per_px")) {
                unit = unit.isEmpty() ? suffix.getValue() : unit;
                key = key.substring(0, key.length() - suffix.getKey().length());
                break;
            }
        }
        String words = key.replace('_', ' ');
        String sentence = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return unit.isEmpty() ? sentence : sentence + " (" + unit + ")";
    }

    private static Class<?> widgetType(Component component) {
        if (component.type() == int.class) {
            return Integer.class;
        }
        if (component.type() == long.class) {
            return Long.class;
        }
        if (component.type() == double.class) {
            return Double.class;
        }
        if (component.type() == boolean.class) {
            return Boolean.class;
        }
        return isFile(component) ? File.class : String.class;
    }

    /** Whether a file may be picked; several that make one thing can be typed. */
    static boolean isFile(Component component) {
        return component.type() == Path.class || component.key().equals("movie");
    }

    void settle() {
        settled = true;
    }

    // Safe as long as nobody reads a value through the item before it is settled: values travel by name.
    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getType() {
        return settled || widgetType == null ? super.getType() : (Class<T>) (Class<?>) Object.class;
    }

    @Override
    public List<T> getChoices() {
        return super.getChoices();
    }
}
