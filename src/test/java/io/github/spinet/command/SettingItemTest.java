// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spinet.core.Field;
import io.github.spinet.core.Records;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingItemTest {

    record Inputs(
            @Field(init = "1", help = "Rate") double rateHz,
            @Field(init = "1", help = "Size") double umPerPx,
            @Field(init = "1", help = "Shift", unit = "px") int maxDxPx,

            @Field(init = "1", help = "Percentile", unit = "%")
            double percentile,

            @Field(init = "1", help = "Shuffles") int shuffles,
            @Field(init = "1", help = "Rate") double ratePerMin) {}

    @Test
    void labels_are_words_with_the_unit_in_brackets() {
        assertEquals(
                List.of("Rate (Hz)", "Um per px", "Max dx (px)", "Percentile (%)", "Shuffles", "Rate (1/min)"),
                Records.components(Inputs.class).stream()
                        .map(SettingItem::label)
                        .toList());
    }
}
