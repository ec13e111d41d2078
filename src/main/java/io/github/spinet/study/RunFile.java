// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Records;
import io.github.spinet.core.Version;
import io.github.spinet.io.Hashes;
import io.github.spinet.io.InputFile;
import io.github.spinet.io.SettingsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was run: the verb, all settings, the version and the checksums of the input files. It stands beside the results as
 * {@code VERB.json} and serves as a settings file; {@code run.json} given to {@code run} repeats a study.
 */
public final class RunFile {

    // These differ between runs of the same results.
    private static final List<String> NOT_KEPT = List.of("out", "settings", "threads");

    private RunFile() {}

    /**
     * Writes the file.
     *
     * @param settings all settings by key; those that change no result are left out
     */
    public static void write(Path file, String verb, Map<String, ?> settings, List<Path> inputs) {
        Map<String, Object> kept = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            if (!NOT_KEPT.contains(key)) {
                kept.put(key, absolute(value));
            }
        });
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("spinet", Version.ofSpinet());
        run.put("verb", verb);
        run.put("settings", kept);
        run.put(
                "inputs",
                inputs.stream()
                        .map(f -> Records.toMap(input(f, f.toAbsolutePath().toString())))
                        .toList());
        SettingsFiles.write(run, file);
    }

    /**
     * The settings that a file holds: those of a run, or plain ones.
     *
     * @param verb the verb that is going to use them
     * @throws BadParameterException if the file is of another verb's run
     */
    public static Map<String, Object> settings(Path file, String verb) {
        Map<String, Object> content = SettingsFiles.read(file);
        if (!content.containsKey("verb")) {
            return content;
        }
        if (!verb.equals(content.get("verb"))) {
            throw new BadParameterException(file + " holds the settings of '" + content.get("verb") + "', not of '"
                    + verb + "'; expected a settings file of the same command");
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        if (content.get("settings") instanceof Map<?, ?> values) {
            values.forEach((key, value) -> settings.put(key.toString(), value));
        }
        return settings;
    }

    /**
     * Replaces a run file by what it says: its settings, over which those given beside it win, and its own value of the
     * same key.
     *
     * @param key the setting that may name a run file instead of the file that it usually names
     * @throws BadInputException if an input is not the file of that run any more
     */
    public static Map<String, ?> expand(Map<String, ?> given, String key, String verb) {
        Object value = given.get(key);
        if (value == null || !value.toString().endsWith(".json")) {
            return given;
        }
        Path file = Path.of(value.toString());
        Map<String, Object> expanded = new LinkedHashMap<>(settings(file, verb));
        if (!expanded.containsKey(key)) {
            throw new BadInputException(
                    file + " does not say what '" + key + "' was; expected a run.json of '" + verb + "'");
        }
        requireSameInputs(file);
        given.forEach((k, v) -> {
            if (!k.equals(key)) {
                expanded.put(k, v);
            }
        });
        return expanded;
    }

    /** The files that the paths of a request name. */
    public static List<Path> filesOf(Record request) {
        return Records.toMap(request).values().stream()
                .flatMap(RunFile::paths)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** The files with size and checksum, named relative to the folder of the study. */
    public static List<InputFile> inputs(List<Path> files, Path study) {
        Path folder = study.toAbsolutePath().getParent();
        return files.stream()
                .map(f -> input(f, folder.relativize(f.toAbsolutePath()).toString()))
                .toList();
    }

    private static void requireSameInputs(Path runFile) {
        if (!(SettingsFiles.read(runFile).get("inputs") instanceof Collection<?> inputs)) {
            return;
        }
        for (Object input : inputs) {
            if (input instanceof Map<?, ?> map) {
                Path file = Path.of(String.valueOf(map.get("file")));
                if (!Hashes.sha256(file).equals(map.get("sha256"))) {
                    throw new BadInputException(file + " is not the file that was used in " + runFile
                            + " (its SHA-256 differs); give study.csv and settings = " + runFile
                            + " to run the changed files with the same settings");
                }
            }
        }
    }

    private static InputFile input(Path file, String name) {
        try {
            return new InputFile(name, Files.size(file), Hashes.sha256(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> paths(Object value) {
        if (value instanceof Path path) {
            return Stream.of(path);
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream().flatMap(RunFile::paths);
        }
        return value instanceof Collection<?> all ? all.stream().flatMap(RunFile::paths) : Stream.empty();
    }

    private static Object absolute(Object value) {
        if (value instanceof Path path) {
            return path.toAbsolutePath().normalize();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(RunFile::absolute);
        }
        return value instanceof Collection<?> all
                ? all.stream().map(RunFile::absolute).toList()
                : value;
    }
}
