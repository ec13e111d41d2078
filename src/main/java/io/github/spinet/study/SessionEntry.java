// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.study;

import io.github.spinet.core.Field;
import io.github.spinet.io.Movies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One imaging session of one field of view: a row of {@code study.csv}. Paths are relative to that file. */
public record SessionEntry(
        @Field(help = "Animal") String animal,

        @Field(help = "Field of view, unique within the animal")
        String field,

        @Field(help = "Number of the session; sessions of a field are ordered by it")
        int session,

        @Field(
                help =
                        "Movie (TIFF, or Prairie View's XML); several files of the session, separated by commas, or their folder are one movie")
        List<Path> movie,

        @Field(help = "What lies between several files where their times do not tell: CONTINUOUS (if empty) or PAUSED")
        Optional<Movies.Joint> joint,

        @Field(help = "Channel that traces are from, from 1; 1 if empty")
        Optional<Integer> channel,

        @Field(help = "Channel that shifts are found on, from 1; that of the traces if empty")
        Optional<Integer> motionChannel,

        @Field(help = "ROIs drawn on this session: RoiSet.zip with spines, dendrite lines and a background")
        Path rois,

        @Field(
                help =
                        "Image that the ROIs were drawn on; the movie, or its channel for motion, is registered to it. Empty: to its own average")
        Optional<Path> target,

        @Field(help = "Behaviour: lever, wheel or speed, a table of numbers")
        Optional<Path> lever,

        @Field(help = "Column of the behaviour table") Optional<String> leverColumn,
        @Field(help = "Samples of the behaviour per second") Optional<Double> leverRateHz,

        @Field(help = "Time of the movie's first frame on the clock of the behaviour, 0 if empty", unit = "s")
        Optional<Double> leverOffsetS,

        @Field(help = "Frames of the movie per second, from the file if empty")
        Optional<Double> rateHz,

        @Field(help = "Size of a pixel, from the file if empty", unit = "µm")
        Optional<Double> umPerPx) {

    /** A name for folders and messages, e.g. {@code M1_f1_s2}. */
    public String id() {
        return fieldId() + "_s" + session;
    }

    /** The name of the field of view over all its sessions, e.g. {@code M1_f1}. */
    public String fieldId() {
        return fieldId(animal, field);
    }

    static String fieldId(String animal, String field) {
        return animal + "_" + field;
    }
}
