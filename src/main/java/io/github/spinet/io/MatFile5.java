// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import io.github.spinet.core.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** MATLAB files of version 5 to 7, as MATLAB's {@code save} and SciPy's {@code savemat} write them. */
final class MatFile5 {

    private static final int HEADER = 128;
    private static final String EXPECTED = "a MATLAB file (.mat)";

    private MatFile5() {}

    /**
     * Reads the structs of a file and some of its arrays; others, which may be large, are passed over.
     *
     * @param arrays names of the arrays wanted
     * @return by name, in the order of the file
     * @throws BadInputException if it is no MAT file, damaged, or of a version that is another format
     */
    static Map<String, Array> read(Path file, Predicate<String> arrays) {
        InputFiles.require(file, EXPECTED);
        checkHeader(file);
        Map<String, Array> variables = new LinkedHashMap<>();
        try (Source source = Sources.openFile(file.toFile())) {
            // Closing what is read would empty the arrays that are handed out.
            Mat5.newReader(source)
                    .setEntryFilter(e -> e.getType() == MatlabType.Structure
                            || isPartOfStruct(e.getName())
                            || arrays.test(e.getName()))
                    .disableSubsystemProcessing()
                    .readMat()
                    .getEntries()
                    .forEach(e -> variables.put(e.getName(), e.getValue()));
            return variables;
        } catch (IOException | RuntimeException e) {
            // The library checks less than it could, so that a file cut off may end in any exception.
            throw new BadInputException(
                    file + " cannot be read as a MATLAB file (" + e
                            + "); it may be cut off or damaged: copy it anew, or save it again in MATLAB",
                    e);
        }
    }

    private static boolean isPartOfStruct(String name) {
        return name.isEmpty();
    }

    private static void checkHeader(Path file) {
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(HEADER), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        }
        if (head.startsWith("MATLAB 7.3") || head.startsWith("\u0089HDF")) {
            throw new BadInputException(
                    file + " is a MATLAB file of version 7.3, which is HDF5; expected version 7: load it"
                            + " in MATLAB and save what is needed with save('shifts.mat', 'NAME', '-v7')");
        }
        if (!head.startsWith("MATLAB 5")) {
            throw new BadInputException(
                    file + " is not a MATLAB file of version 5 to 7, in spite of its name; expected one"
                            + " of MATLAB's save(..., '-v7') or SciPy's savemat");
        }
    }

    /** All numbers of a matrix, column by column; empty if it is none. */
    static double[] numbers(Array array) {
        if (!(array instanceof Matrix matrix)) {
            return new double[0];
        }
        double[] numbers = new double[matrix.getNumElements()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = matrix.getDouble(i);
        }
        return numbers;
    }
}
