// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.BadInputException;
import io.github.spinet.core.Component;
import io.github.spinet.core.Names;
import io.github.spinet.core.Records;
import io.github.spinet.io.CsvTables;
import io.github.spinet.io.MovieFiles;
import io.github.spinet.io.NumberColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was recorded: the sessions of all fields of all animals.
 *
 * @param sessions ordered by animal, field and session, with absolute paths
 */
public record Study(List<SessionEntry> sessions) {

    public Study {
        sessions = sessions.stream()
                .sorted(Comparator.comparing(SessionEntry::animal)
                        .thenComparing(SessionEntry::field)
                        .thenComparingInt(SessionEntry::session))
                .toList();
    }

    /**
     * Reads {@code study.csv} and looks whether every file that it names is there, so that a long run does not end at a
     * misspelt name.
     *
     * @throws BadInputException if a column is missing or unknown, a session is listed twice, or a file does not exist
     */
    public static Study read(Path file) {
        refuseUnknownColumns(file);
        Path folder = file.toAbsolutePath().getParent();
        List<SessionEntry> entries = CsvTables.read(file, SessionEntry.class).stream()
                .map(e -> resolved(e, folder))
                .toList();
        if (entries.isEmpty()) {
            throw new BadInputException(file + " lists no session; expected one row a session");
        }
        Set<String> seen = new HashSet<>();
        for (SessionEntry entry : entries) {
            if (!seen.add(entry.id())) {
                throw new BadInputException(file + " lists session " + entry.session() + " of field '" + entry.field()
                        + "' of animal '" + entry.animal() + "' twice");
            }
            requireFiles(file, entry);
        }
        return new Study(entries);
    }

    /** The sessions of each field, by the field's name, in order. */
    public Map<String, List<SessionEntry>> fields() {
        return sessions.stream()
                .collect(Collectors.groupingBy(SessionEntry::fieldId, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Every file that an analysis of the study reads.
     *
     * @param manifest the {@code study.csv} that this was read from
     */
    public List<Path> files(Path manifest) {
        return Stream.concat(
                        Stream.of(manifest.toAbsolutePath()), sessions.stream().flatMap(Study::files))
                .distinct()
                .toList();
    }

    /** The size of all movies together. */
    public long movieBytes() {
        return sessions.stream()
                .flatMap(e -> MovieFiles.of(e.movie()).stream())
                .mapToLong(f -> f.toFile().length())
                .sum();
    }

    private static void refuseUnknownColumns(Path file) {
        List<String> known = Records.components(SessionEntry.class).stream()
                .map(Component::key)
                .toList();
        for (String column : NumberColumn.names(file)) {
            if (!known.contains(column)) {
                throw new BadInputException(file + " has an unknown column '" + column + "'; "
                        + Names.nearest(column, known)
                                .map(k -> "did you mean '" + k + "'?")
                                .orElse("known are: " + String.join(", ", known)));
            }
        }
    }

    private static void requireFiles(Path study, SessionEntry entry) {
        files(entry).filter(f -> !Files.isRegularFile(f)).findFirst().ifPresent(f -> {
            throw new BadInputException(study + ", session " + entry.id() + ": " + f + " does not exist");
        });
    }

    private static Stream<Path> files(SessionEntry entry) {
        return Stream.concat(
                MovieFiles.of(entry.movie()).stream(),
                Stream.of(Optional.of(entry.rois()), entry.target(), entry.lever())
                        .flatMap(Optional::stream));
    }

    private static SessionEntry resolved(SessionEntry e, Path folder) {
        return new SessionEntry(
                e.animal(),
                e.field(),
                e.session(),
                e.movie().stream().map(folder::resolve).toList(),
                e.joint(),
                e.channel(),
                e.motionChannel(),
                folder.resolve(e.rois()),
                e.target().map(folder::resolve),
                e.lever().map(folder::resolve),
                e.leverColumn(),
                e.leverRateHz(),
                e.leverOffsetS(),
                e.rateHz(),
                e.umPerPx());
    }
}
