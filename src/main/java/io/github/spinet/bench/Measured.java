// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * What a piece of work took.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all threads of the process, the collector of garbage included
 * @param allocatedMb by the calling thread, in 2²⁰ bytes
 * @param peakHeapMb most of the heap in use at any time, garbage included: below the largest heap it says how much Java
 *     chose to take, not how little would do
 */
record Measured(double seconds, double cpuSeconds, double allocatedMb, double peakHeapMb) {

    private static final double MB = 1 << 20;

    static Measured of(Runnable work) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean thread = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long cpu = system.getProcessCpuTime();
        long allocated = thread.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        work.run();
        return new Measured(
                (System.nanoTime() - start) / 1e9,
                (system.getProcessCpuTime() - cpu) / 1e9,
                (thread.getCurrentThreadAllocatedBytes() - allocated) / MB,
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MB);
    }
}
