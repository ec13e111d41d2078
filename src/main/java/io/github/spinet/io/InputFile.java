// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.Field;

/** A file that went into an analysis, so that a reader can check that it is the one at hand. */
public record InputFile(
        @Field(help = "File") String file,
        @Field(help = "Size in bytes") long bytes,

        @Field(help = "SHA-256 of its content, in hexadecimal")
        String sha256) {}
