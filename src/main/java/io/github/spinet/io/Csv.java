// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.spinet.core.BadInputException;
import io.github.spinet.core.SpinetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The dialect of all text tables, and how other dialects are met. */
final class Csv {

    private static final int HEAD_BYTES = 1 << 16;
    // What the decoder puts in place of bytes that are not UTF-8.
    private static final char UNDECODABLE = '\uFFFD';

    private Csv() {}

    /** Comma, {@code \n}, UTF-8 without a byte-order mark. */
    static CsvWriter.CsvWriterBuilder writer() {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
    }

    /**
     * Hands each line of a table over, the header first.
     *
     * @param handler makes a row of a line; a Spinet exception that it throws passes as it is
     */
    static <T> void read(Path file, CsvCallbackHandler<T> handler, Consumer<T> row) {
        InputFiles.require(file, "a text table (CSV)");
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(separator(file))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true);
        try (CsvReader<T> reader = builder.build(handler, file, StandardCharsets.UTF_8)) {
            for (T line : reader) {
                row.accept(line);
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof SpinetException ours) {
                throw ours;
            }
            throw new BadInputException(file + " is not a proper CSV table: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw InputFiles.unreadable(file, e.getCause());
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        }
    }

    static void checkHeader(Path file, List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (name.indexOf('\n') >= 0) {
                throw new BadInputException(
                        file + ", line 1 has a quotation mark that is not closed; expected the names of the columns");
            }
            if (name.indexOf(UNDECODABLE) >= 0) {
                throw new BadInputException(file + ", line 1: '" + name
                        + "' has characters that are not UTF-8; save the table as 'CSV UTF-8'");
            }
            if (!seen.add(name)) {
                throw new BadInputException(
                        file + " has two columns named '" + name + "'; expected different names in line 1");
            }
        }
    }

    /** What to say of a cell that is not a number; decimal commas are the usual reason. */
    static BadInputException notANumber(Path file, long line, String column, String cell) {
        String hint = cell.trim().matches("[+-]?\\d*,\\d+([eE][+-]?\\d+)?")
                ? "; it has a decimal comma: save the table with '.' as the decimal mark"
                : "";
        return new BadInputException(file + ", line " + line + ", column '" + column + "': '" + cell
                + "' is not a number" + (hint.isEmpty() ? "; expected a number or an empty cell" : hint));
    }

    // Whichever of comma, semicolon and tab the first line has most of, outside of quotes.
    private static char separator(Path file) {
        String head = head(file);
        int[] counts = new int[128];
        boolean quoted = false;
        for (int i = 0; i < head.length() && (quoted || head.charAt(i) != '\n' && head.charAt(i) != '\r'); i++) {
            char c = head.charAt(i);
            quoted ^= c == '"';
            if (!quoted && c < counts.length) {
                counts[c]++;
            }
        }
        char best = ',';
        for (char c : new char[] {';', '\t'}) {
            best = counts[c] > counts[best] ? c : best;
        }
        return best;
    }

    private static String head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(HEAD_BYTES);
            boolean utf16 = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
            String head = new String(bytes, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
            if (head.indexOf('\0') >= 0) {
                throw new BadInputException(file + " is not text; expected a table saved as CSV (UTF-8)");
            }
            return head;
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        }
    }
}
