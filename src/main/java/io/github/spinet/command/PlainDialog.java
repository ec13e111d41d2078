// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import ij.gui.GenericDialog;
import io.github.spinet.core.Component;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A command's inputs as a dialog of plain ImageJ. Its labels are the keys, so that the recorder writes a macro that runs. */
final class PlainDialog {

    private PlainDialog() {}

    /** @return the values by key, empty if the person pressed Cancel */
    static Optional<Map<String, Object>> ask(SpinetCommand<?> command) {
        GenericDialog dialog = new GenericDialog(command.label());
        dialog.addMessage(command.help());
        for (Component component : command.components()) {
            add(dialog, component);
        }
        dialog.showDialog();
        return dialog.wasCanceled() ? Optional.empty() : Optional.of(read(dialog, command));
    }

    private static void add(GenericDialog dialog, Component component) {
        String init = component.isRequired() ? "" : component.field().init();
        if (component.type() == boolean.class) {
            dialog.addCheckbox(component.key(), Boolean.parseBoolean(init));
        } else if (component.choices().length > 0) {
            String[] choices =
                    Arrays.stream(component.choices()).map(Object::toString).toArray(String[]::new);
            dialog.addChoice(component.key(), choices, init);
        } else if (component.type() == Path.class && component.key().equals("out")) {
            dialog.addDirectoryField(component.key(), init);
        } else if (SettingItem.isFile(component)) {
            dialog.addFileField(component.key(), init);
        } else {
            dialog.addStringField(component.key(), init, 12);
        }
    }

    private static Map<String, Object> read(GenericDialog dialog, SpinetCommand<?> command) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Component component : command.components()) {
            Object value;
            if (component.type() == boolean.class) {
                value = dialog.getNextBoolean();
            } else if (component.choices().length > 0) {
                value = dialog.getNextChoice();
            } else {
                value = dialog.getNextString().trim();
            }
            if (!(value.equals("") && component.isRequired())) {
                values.put(component.key(), value);
            }
        }
        return values;
    }
}
