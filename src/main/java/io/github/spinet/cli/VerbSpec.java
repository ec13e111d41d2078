// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.cli;

import io.github.spinet.command.SpinetCommand;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.CancelledException;
import io.github.spinet.core.Component;
import io.github.spinet.core.Field;
import io.github.spinet.core.Names;
import io.github.spinet.core.Numbers;
import io.github.spinet.core.Parallel;
import io.github.spinet.core.SpinetException;
import io.github.spinet.service.Job;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One verb of the shell, its options made from the components of the command. */
final class VerbSpec implements Callable<Integer> {

    private final SpinetCommand<?> command;
    private final PrintStream out;
    private final PrintStream err;
    private final Shutdown shutdown;
    private final CommandSpec spec;

    private VerbSpec(SpinetCommand<?> command, PrintStream out, PrintStream err, Shutdown shutdown) {
        this.command = command;
        this.out = out;
        this.err = err;
        this.shutdown = shutdown;
        this.spec = CommandSpec.wrapWithoutInspection(this);
    }

    static CommandSpec of(SpinetCommand<?> command, PrintStream out, PrintStream err, Shutdown shutdown) {
        VerbSpec verb = new VerbSpec(command, out, err, shutdown);
        verb.spec.name(command.verb());
        verb.spec.usageMessage().description(command.help()).sortOptions(false).abbreviateSynopsis(true);
        command.components().forEach(c -> verb.spec.addOption(option(c)));
        verb.spec.addOption(Main.helpOption());
        return verb.spec;
    }

    @Override
    public Integer call() {
        Console console = new Console(err, shutdown);
        try {
            Path folder = command.execute(given(), new Job(Parallel.serial(), console, out::println));
            console.clear();
            out.println("Results in " + folder);
            Path report = folder.resolve("report.html");
            if (Files.exists(report)) {
                out.println("Report: " + report);
            }
            return Exit.DONE;
        } catch (CancelledException e) {
            return fail(console, e, Exit.CANCELLED);
        } catch (BadParameterException e) {
            return fail(console, e, Exit.USAGE);
        } catch (SpinetException e) {
            return fail(console, e, Exit.FAILED);
        } catch (OutOfMemoryError e) {
            console.clear();
            err.println("spinet " + command.verb() + ": out of memory ("
                    + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MB); set SPINET_MEMORY, e.g. SPINET_MEMORY=8g, and try again");
            return Exit.FAILED;
        }
    }

    private int fail(Console console, SpinetException e, int code) {
        console.clear();
        err.println("spinet " + command.verb() + ": " + e.getMessage());
        return code;
    }

    private Map<String, Object> given() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (OptionSpec option : spec.options()) {
            String value = option.usageHelp() ? null : option.getValue();
            if (value != null) {
                values.put(Names.keyOfFlag(option.longestName()), value);
            }
        }
        return values;
    }

    private static OptionSpec option(Component component) {
        OptionSpec.Builder builder = OptionSpec.builder("--" + Names.flag(component.key()))
                .paramLabel(label(component))
                .type(String.class)
                .description(describe(component).toArray(String[]::new));
        if (component.type() == boolean.class) {
            builder.arity("0..1").fallbackValue("true");
        }
        return builder.build();
    }

    private static String label(Component component) {
        if (component.key().equals("out")) {
            return "FOLDER";
        }
        if (component.choices().length > 0) {
            return "CHOICE";
        }
        if (component.type() instanceof Class<?> type && (type.isPrimitive() || type == String.class)) {
            return type == boolean.class ? "true|false" : type == String.class ? "TEXT" : "NUMBER";
        }
        String type = component.type().getTypeName();
        return type.contains("Path") ? type.contains("List") ? "FILE,FILE,..." : "FILE" : "TEXT";
    }

    private static List<String> describe(Component component) {
        Field field = component.field();
        List<String> notes = new ArrayList<>();
        if (component.choices().length > 0) {
            notes.add(Arrays.stream(component.choices()).map(Object::toString).collect(Collectors.joining(", ")));
        }
        if (component.isRequired()) {
            notes.add("required");
        } else if (!field.init().isEmpty()) {
            notes.add("default " + field.init() + (field.unit().isEmpty() ? "" : " " + field.unit()));
        }
        if (field.min() != Double.NEGATIVE_INFINITY || field.max() != Double.POSITIVE_INFINITY) {
            notes.add(bounds(field));
        }
        String text = field.help() + (notes.isEmpty() ? "" : " [" + String.join("; ", notes) + "]");
        return List.of(text.replace("%", "%%"));
    }

    private static String bounds(Field field) {
        if (field.max() == Double.POSITIVE_INFINITY) {
            return "at least " + Numbers.toText(field.min());
        }
        if (field.min() == Double.NEGATIVE_INFINITY) {
            return "at most " + Numbers.toText(field.max());
        }
        return Numbers.toText(field.min()) + " to " + Numbers.toText(field.max());
    }
}
