// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells whether a file is the one that was used. */
public final class Hashes {

    private static final int BLOCK = 1 << 16;

    private Hashes() {}

    /** The SHA-256 of a file's bytes as 64 lower-case hexadecimal digits. */
    public static String sha256(Path file) {
        InputFiles.require(file, "a file");
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
