// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Component;
import io.github.spinet.service.Job;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Plugin;

/** What every command promises; a new command is found and checked unasked. */
class CommandContractTest {

    static List<SpinetCommand<?>> commands() {
        return Commands.all(CommandContractTest.class.getClassLoader());
    }

    // The others are for the shell and scripts only.
    static List<SpinetCommand<?>> inMenu() {
        return commands().stream().filter(c -> !plugin(c).menuPath().isEmpty()).toList();
    }

    private static Plugin plugin(SpinetCommand<?> command) {
        return command.getClass().getAnnotation(Plugin.class);
    }

    @Test
    void all_verbs_of_the_chain_are_there() {
        Set<String> verbs =
                new HashSet<>(commands().stream().map(SpinetCommand::verb).toList());
        assertTrue(
                verbs.containsAll(List.of(
                        "simulate",
                        "motion",
                        "track",
                        "traces",
                        "dff",
                        "events",
                        "movements",
                        "score",
                        "volumes",
                        "coactivity",
                        "clusters",
                        "run",
                        "demo")),
                verbs.toString());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_label_and_the_help_say_what_it_is_for(SpinetCommand<?> command) {
        assertTrue(command.label().startsWith("Spinet "));
        assertTrue(command.help().endsWith("."), command.help());
    }

    @Test
    void all_but_the_benchmarks_are_in_the_menu() {
        List<String> verbs =
                new ArrayList<>(commands().stream().map(SpinetCommand::verb).toList());
        verbs.removeAll(inMenu().stream().map(SpinetCommand::verb).toList());
        assertEquals(List.of("bench"), verbs);
    }

    @ParameterizedTest
    @MethodSource("inMenu")
    void the_menu_entry_is_the_label(SpinetCommand<?> command) {
        // A slash would open a submenu.
        assertEquals(
                "Plugins>Spinet>" + command.label(), plugin(command).menuPath().replace("\\", ""), "menu path");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_input_has_a_key_of_its_own_and_help(SpinetCommand<?> command) {
        Set<String> keys = new HashSet<>();
        for (Component component : command.components()) {
            assertEquals(component.key().toLowerCase(Locale.ROOT), component.key());
            assertTrue(keys.add(component.key()), "twice: " + component.key());
            assertTrue(component.field().help().length() > 2, component.key());
            assertFalse(
                    component.field().help().endsWith("."),
                    component.key() + ": " + component.field().help());
        }
        assertTrue(keys.containsAll(List.of("out", "settings", "seed", "threads")), keys.toString());
    }

    @ParameterizedTest
    @MethodSource("inMenu")
    void plain_imagej_has_the_command_under_the_same_label(SpinetCommand<?> command) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/plugins.config")) {
            String config = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String line = "Plugins>Spinet, \"" + command.label() + "\", io.github.spinet.command.Bridge(\""
                    + command.verb() + "\")";
            assertTrue(config.lines().anyMatch(line::equals), line);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void an_unknown_key_is_refused_and_nothing_is_written(SpinetCommand<?> command, @TempDir Path folder)
            throws IOException {
        Path out = folder.resolve("out");
        Exception e = assertThrows(
                BadParameterException.class,
                () -> command.execute(Map.of("out", out.toString(), "thread", "2"), Job.quiet()));
        assertEquals("Unknown setting 'thread'; did you mean 'threads'?", e.getMessage());
        assertEmpty(folder);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_value_out_of_range_is_refused_and_nothing_is_written(SpinetCommand<?> command, @TempDir Path folder)
            throws IOException {
        Path out = folder.resolve("out");
        Map<String, Object> given = new LinkedHashMap<>(required(command, folder));
        given.put("out", out.toString());
        given.put("threads", "-1");
        Exception e = assertThrows(BadParameterException.class, () -> command.execute(given, Job.quiet()));
        assertTrue(e.getMessage().startsWith("threads = -1 is below the minimum 0"), e.getMessage());
        assertEmpty(folder);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void scijava_sees_the_inputs_with_their_defaults(SpinetCommand<?> any) {
        try (Context context = new Context(CommandService.class, ModuleService.class)) {
            CommandInfo info = context.service(CommandService.class).getCommand(any.getClass());
            Module module = context.service(ModuleService.class).createModule(info);
            for (Component component : any.components()) {
                assertTrue(module.getInfo().getInput(component.key()) != null, component.key());
                assertFalse(module.getInfo().getInput(component.key()).isPersisted(), component.key());
                Object value = module.getInput(component.key());
                if (!component.isRequired()) {
                    assertEquals(component.field().init(), text(value), component.key());
                }
            }
            Exception e = assertThrows(BadParameterException.class, () -> module.setInput("thread", 1));
            assertTrue(e.getMessage().contains("'threads'"), e.getMessage());
        }
    }

    // "5.0" and "5" are the same default.
    private static String text(Object value) {
        return value instanceof Double d ? io.github.spinet.core.Numbers.toText(d) : String.valueOf(value);
    }

    private static Map<String, Object> required(SpinetCommand<?> command, Path folder) {
        Map<String, Object> values = new LinkedHashMap<>();
        command.components().stream()
                .filter(Component::isRequired)
                .forEach(c -> values.put(c.key(), folder.resolve("none").toString()));
        return values;
    }

    private static void assertEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
