// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.BadParameterException;
import io.github.spinet.core.Component;
import io.github.spinet.core.Names;
import io.github.spinet.core.Records;
import io.github.spinet.core.Values;
import io.github.spinet.study.RunFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bound settings of one run of a command.
 *
 * <p>A component of the request that bears the name of a common option takes its place: it brings its own help and
 * default, and its value counts for both.
 *
 * @param request the command's own inputs and parameters
 * @param common the options that all commands share
 */
record Invocation<Q extends Record>(Q request, CommonOptions common) {

    /** The components of a command in the order in which help and dialogs show them. */
    static List<Component> components(Class<? extends Record> request) {
        List<Component> all = new ArrayList<>(Records.components(request));
        Set<String> own = keys(all);
        Records.components(CommonOptions.class).stream()
                .filter(c -> !own.contains(c.key()))
                .forEach(all::add);
        return all;
    }

    /**
     * Binds what a door was given, on top of the settings file if it names one.
     *
     * @param verb the command's verb, checked against that of a settings file
     * @param given values by key, text or typed
     */
    static <Q extends Record> Invocation<Q> of(String verb, Class<Q> type, Map<String, ?> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        Object file = given.get("settings");
        if (file != null && !file.toString().isBlank()) {
            values.putAll(RunFile.settings(Path.of(file.toString()), verb));
        }
        values.putAll(given);
        refuseUnknown(values.keySet(), keys(components(type)));
        Set<String> own = keys(Records.components(type));
        Set<String> shared = keys(Records.components(CommonOptions.class));
        Q request = Records.from(type, only(values, own));
        Map<String, Object> common = only(values, shared);
        only(Records.toMap(request), shared).forEach(common::put);
        return new Invocation<>(request, Records.from(CommonOptions.class, common));
    }

    /** All settings by key, defaults included, as they would have to be given to repeat the run. */
    Map<String, Object> settings() {
        Map<String, Object> all = new LinkedHashMap<>(Records.toMap(request));
        Records.toMap(common).forEach(all::putIfAbsent);
        all.remove("settings");
        return all;
    }

    /** The line that repeats a run in the shell: the verb and those settings that are not at their defaults. */
    static <Q extends Record> String shell(String verb, Q request) {
        Map<String, Object> values = Records.toMap(request);
        return Records.components(request.getClass()).stream()
                .filter(c ->
                        !Values.toText(values.get(c.key())).equals(c.field().init()))
                .map(c -> " --" + Names.flag(c.key()) + " " + Values.toText(values.get(c.key())))
                .collect(Collectors.joining("", "spinet " + verb, " --out FOLDER"));
    }

    private static void refuseUnknown(Set<String> given, Set<String> known) {
        for (String key : given) {
            if (!known.contains(key)) {
                throw new BadParameterException(Names.unknown(key, known));
            }
        }
    }

    private static Set<String> keys(List<Component> components) {
        return components.stream().map(Component::key).collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private static Map<String, Object> only(Map<String, Object> values, Set<String> keys) {
        Map<String, Object> some = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (keys.contains(key)) {
                some.put(key, value);
            }
        });
        return some;
    }
}
