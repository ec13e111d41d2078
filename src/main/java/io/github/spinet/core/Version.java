// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.core;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which Spinet this is. */
public final class Version {

    private Version() {}

    /** The version of the jar, {@code development} outside of one. */
    public static String ofSpinet() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** What a report says of the program. The version of Java is left out: it changes no result. */
    public static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Spinet", ofSpinet());
        return facts;
    }
}
