// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.spine;

import io.github.spinet.core.BadInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was drawn on one field of view in one session.
 *
 * @param spines one region a spine, in the order drawn
 * @param dendrites the centre lines
 * @param background a region without structure, if one was drawn
 */
public record FieldRois(List<Region> spines, List<Dendrite> dendrites, Optional<Region> background) {

    public FieldRois {
        spines = List.copyOf(spines);
        dendrites = List.copyOf(dendrites);
        Set<String> seen = new HashSet<>();
        Stream.concat(spines.stream().map(Region::name), dendrites.stream().map(Dendrite::name))
                .filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadInputException("Two ROIs are named '" + name + "'; rename one of them");
                });
    }

    /** All regions with pixels: the spines and, last, the background. */
    public List<Region> regions() {
        return Stream.concat(spines.stream(), background.stream()).toList();
    }
}
