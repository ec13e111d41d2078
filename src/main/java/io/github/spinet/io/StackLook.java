// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.util.List;

/**
 * How ImageJ shows a stack.
 *
 * @param mode {@code grayscale}, {@code color} or {@code composite}; empty if the source does not say
 * @param labels one for each plane, or none at all
 * @param luts the colours of each channel, or none at all
 */
record StackLook(String mode, List<String> labels, List<byte[]> luts) {

    /** Of a source that says nothing of it. */
    static final StackLook UNKNOWN = new StackLook("", List.of(), List.of());

    static StackLook of(TiffFile file) {
        if (!ImageJHeader.isIn(file)) {
            return UNKNOWN;
        }
        ImageJMetadata metadata = file.metadata();
        String mode = new HeaderText(file.description()).text("mode").orElse("");
        return new StackLook(mode, metadata.labels(), metadata.luts());
    }

    /** The same without labels, for planes of several files. */
    StackLook withoutLabels() {
        return new StackLook(mode, List.of(), luts);
    }
}
