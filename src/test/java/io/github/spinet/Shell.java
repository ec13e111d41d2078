// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet;

import io.github.spinet.cli.Main;
import io.github.spinet.cli.Shutdown;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a call of the shell said and how it ended.
 *
 * @param code exit code
 * @param out what stood on standard output
 * @param err what stood on standard error
 */
record Shell(int code, String out, String err) {

    /** Runs {@code spinet} in this JVM. */
    static Shell run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(stream(out), stream(err), Shutdown.none(), words);
        return new Shell(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
