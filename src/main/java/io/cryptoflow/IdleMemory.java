package io.cryptoflow;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives memory back that only the start needed, and keeps the heap close to what is in use while the product idles. */
final class IdleMemory {
    private static final Logger LOG = LoggerFactory.getLogger(IdleMemory.class);

    private IdleMemory() {}

    /** Sets what an operator did not set by flags; a virtual machine without these options is left as it is. */
    static void trim() {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            options.setVMOption("MinHeapFreeRatio", "10");
            options.setVMOption("MaxHeapFreeRatio", "25");
            options.setVMOption("G1PeriodicGCInterval", "30000");
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            LOG.debug("heap options not available cause={}", e.toString());
        }
        Runtime.getRuntime().gc();
    }
}
