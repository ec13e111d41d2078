// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.*;
import io.github.spinet.movie.Image;
import java.util.*;

public final class SpineVolume {
    private SpineVolume() {}

    public record Params(@Field(init = "2", help = "disks") double nearestDisks) implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
    }

    public record Volume(
            @Field(help = "x") String spine,
            @Field(help = "x") double volume) {}

    public static Table<Volume> run(Image i, FieldRois s, Params p) {
        return new Table<>(Volume.class, List.of());
    }
}
