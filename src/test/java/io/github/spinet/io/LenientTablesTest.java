// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.analysis.MovementScoring.Score;
import io.github.spinet.spine.SpineRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that other programs wrote to the contract. */
class LenientTablesTest {

    @TempDir
    Path folder;

    @Test
    void a_column_with_a_default_may_be_missing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("spines.csv"),
                "spine,session,status,x_px,y_px,dendrite,position_um,confidence\ns1,1,present,2,3,d1,4.5,\n");
        SpineRow row = CsvTables.read(file, SpineRow.class).rows().get(0);
        assertEquals("", row.roi());
        assertEquals(SpineRow.Status.PRESENT, row.status());
        assertEquals(4.5, row.positionUm());
    }

    @Test
    void truth_may_be_written_as_one_and_zero() throws IOException {
        Path file = Files.writeString(
                folder.resolve("scores.csv"),
                "spine,score,rank,p,mrs,quiescence_related\na,1,2,0.5,1,0\nb,1,2,0.5,,TRUE\n");
        assertEquals(
                Optional.of(true),
                CsvTables.read(file, Score.class).rows().get(0).mrs());
        assertEquals(
                Optional.empty(),
                CsvTables.read(file, Score.class).rows().get(1).mrs());
    }
}
