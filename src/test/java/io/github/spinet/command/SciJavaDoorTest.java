// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.service.SpinetService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;

/** Commands as scripts in Fiji call them: by class through SciJava, and by name through the service. */
class SciJavaDoorTest {

    @TempDir
    Path folder;

    private Context context;
    private Path dff;
    private Path out;

    @BeforeEach
    void open() throws IOException {
        context = new Context();
        out = folder.resolve("out");
        StringBuilder table = new StringBuilder("frame,time_s,S1\n");
        for (int i = 0; i < 300; i++) {
            double value = i >= 100 && i < 160 ? 1 : i % 2 == 0 ? 0.02 : -0.02;
            table.append(i + 1)
                    .append(',')
                    .append(i / 10.0)
                    .append(',')
                    .append(value)
                    .append('\n');
        }
        dff = Files.writeString(folder.resolve("dff.csv"), table);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private void run(Map<String, Object> inputs) throws ExecutionException, InterruptedException {
        CommandInfo info = context.service(CommandService.class).getCommand(BinarizeEvents.class);
        context.service(ModuleService.class).run(info, true, inputs).get();
    }

    @Test
    void by_class_with_typed_values() throws Exception {
        run(Map.of("dff", dff.toFile(), "out", out.toFile(), "high_factor", 3.0, "preset", "LEGEND"));
        assertEquals(2, Files.readAllLines(out.resolve("events.csv")).size());
    }

    @Test
    void by_class_with_text_for_everything() throws Exception {
        run(Map.of("dff", dff.toString(), "out", out.toString(), "high_factor", "3", "threads", "1"));
        assertTrue(Files.exists(out.resolve("active.csv")));
    }

    @Test
    void a_value_of_the_wrong_type_is_refused_and_never_becomes_zero() throws IOException {
        ExecutionException e = assertThrows(
                ExecutionException.class,
                () -> run(Map.of("dff", dff.toFile(), "out", out.toFile(), "high_factor", "abc")));
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertInstanceOf(BadParameterException.class, cause);
        assertTrue(cause.getMessage().startsWith("high_factor = 'abc' is not a number"), cause.getMessage());
        assertFalse(Files.exists(out));
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest_one() {
        Exception e = assertThrows(
                BadParameterException.class,
                () -> run(Map.of("dff", dff.toFile(), "out", out.toFile(), "preste", "x")));
        assertEquals("Unknown setting 'preste'; did you mean 'preset'?", e.getMessage());
    }

    @Test
    void by_name_through_the_service() {
        SpinetService spinet = context.service(SpinetService.class);
        File results = spinet.run("events", Map.of("dff", dff.toString(), "out", out.toString()));
        assertEquals(out.toFile().getAbsoluteFile(), results);
        assertThrows(BadParameterException.class, () -> spinet.run("evnts", Map.of()));
    }

    @Test
    void every_command_can_be_found_by_its_label() {
        List<String> labels = context.service(CommandService.class).getCommands().stream()
                .map(CommandInfo::getLabel)
                .toList();
        Commands.all(getClass().getClassLoader()).forEach(c -> assertTrue(labels.contains(c.label()), c.label()));
    }
}
