// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.simulate;

import io.github.spinet.core.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** How many recordings a made study has, and how long each is. */
public record StudyDesign(
        @Field(init = "1", min = 1, max = 1000, help = "Animals")
        int animals,

        @Field(init = "1", min = 1, max = 100, help = "Fields of view per animal")
        int fields,

        @Field(init = "3", min = 1, max = 100, help = "Imaging sessions of each field")
        int sessions,

        @Field(init = "180", unit = "s", min = 20, max = 36000, help = "Length of a session")
        double durationS,

        @Field(init = "58.3", unit = "Hz", min = 1, max = 1000, help = "Frames per second")
        double rateHz,

        @Field(init = "1", help = "Seed of everything that is drawn at random")
        long seed)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Whole frames in a session. */
    public int frames() {
        return (int) Math.round(durationS * rateHz);
    }

    /** All sessions, field by field. Animals are named {@code A1}, {@code A2} …, fields {@code F1}, {@code F2} … */
    List<SessionKey> keys() {
        List<SessionKey> keys = new ArrayList<>();
        for (int a = 1; a <= animals; a++) {
            for (int f = 1; f <= fields; f++) {
                for (int s = 1; s <= sessions; s++) {
                    keys.add(new SessionKey("A" + a, "F" + f, s));
                }
            }
        }
        return keys;
    }
}
