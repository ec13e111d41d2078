// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.spinet.core.Version;
import java.lang.management.ManagementFactory;

/** On what something was measured. */
final class Machine {

    private Machine() {}

    /** Cores, memory, Java, operating system, version of Spinet: one line. */
    static String description() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        Runtime runtime = Runtime.getRuntime();
        return runtime.availableProcessors() + " cores, " + Math.round(memory / 0x1p30) + " GB of memory (heap at most "
                + Math.round(10 * runtime.maxMemory() / 0x1p30) / 10.0 + " GB), Java "
                + System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + "), "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Spinet "
                + Version.ofSpinet();
    }
}
