package latentatlas.ui.shell;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Asks this JVM what {@code jcmd} asks one from outside. */
final class Diagnosis {
    private Diagnosis() {}

    /** Of the objects that are held, how many are of classes whose names hold this. */
    static long instances(String classes) throws JMException {
        String lines = (String) ask("gcClassHistogram", new Object[] {new String[0]}, String[].class.getName());
        return lines.lines()
                .filter(line -> line.contains(classes))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[1]))
                .sum();
    }

    /** Has the C library give back what it keeps of freed memory; not every JVM can. */
    static void trim() {
        try {
            ask("systemTrimNativeHeap", new Object[0]);
        } catch (JMException e) {
            // Then what it keeps counts as held.
        }
    }

    private static Object ask(String operation, Object[] arguments, String... types) throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), operation, arguments, types);
    }
}
