// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import io.github.spinet.core.Field;
import java.nio.file.Path;
import java.util.Optional;

/** What every command takes besides its own inputs. */
public record CommonOptions(
        @Field(help = "Folder for the results; made if it is not there, other files in it stay")
        Path out,

        @Field(init = "", help = "Settings file (JSON) to start from; what is given beside it wins")
        Optional<Path> settings,

        @Field(init = "1", help = "Seed of every random draw; the same seed gives the same bytes")
        long seed,

        @Field(init = "0", min = 0, max = 1024, help = "Worker threads, 0 for all processors; changes no result")
        int threads) {

    int workers() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
