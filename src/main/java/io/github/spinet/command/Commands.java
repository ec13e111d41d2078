// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** All Spinet commands, found by the index that SciJava's annotation processor writes. */
public final class Commands {

    private Commands() {}

    /** One new instance of each command, in the order of the menu. */
    public static List<SpinetCommand<?>> all(ClassLoader loader) {
        List<SpinetCommand<?>> commands = new ArrayList<>();
        for (IndexItem<Plugin> item : Index.load(Plugin.class, loader)) {
            if (item.className().startsWith(Commands.class.getPackageName() + ".")
                    && item.annotation().type() == Command.class) {
                commands.add(create(item.className(), loader));
            }
        }
        commands.sort(Comparator.comparing((SpinetCommand<?> c) -> -weight(c)).thenComparing(SpinetCommand::verb));
        return commands;
    }

    /** @throws BadParameterException if there is no such verb */
    public static SpinetCommand<?> named(String verb, ClassLoader loader) {
        List<SpinetCommand<?>> all = all(loader);
        return all.stream()
                .filter(c -> c.verb().equals(verb))
                .findFirst()
                .orElseThrow(() -> new BadParameterException("Unknown command '" + verb + "'; "
                        + Names.nearest(
                                        verb,
                                        all.stream().map(SpinetCommand::verb).toList())
                                .map(v -> "did you mean '" + v + "'?")
                                .orElse("'spinet --help' lists the commands")));
    }

    private static double weight(SpinetCommand<?> command) {
        return command.getClass().getAnnotation(Plugin.class).priority();
    }

    private static SpinetCommand<?> create(String className, ClassLoader loader) {
        try {
            return (SpinetCommand<?>) Class.forName(className, true, loader)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Command " + className + " cannot be made", e);
        }
    }
}
