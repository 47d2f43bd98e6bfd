package dev.tollgate.usage;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Listens to what a piece of work says to the world. */
final class Written {
    private Written() {}

    interface Work {
        void run() throws Exception;
    }

    /** Everything that is logged, at any level, or printed on the error console while it runs. */
    static String during(Work work) throws Exception {
        StringBuffer logged = new StringBuffer();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.append(new SimpleFormatter().format(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Logger ours = Logger.getLogger("dev.tollgate.usage");
        Level before = root.getLevel();
        PrintStream console = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            root.addHandler(handler);
            root.setLevel(Level.ALL);
            ours.setLevel(Level.ALL);
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            work.run();
        } finally {
            System.setErr(console);
            ours.setLevel(null);
            root.setLevel(before);
            root.removeHandler(handler);
        }
        return logged + printed.toString(StandardCharsets.UTF_8);
    }
}
