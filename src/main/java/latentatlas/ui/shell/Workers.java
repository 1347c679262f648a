package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads a window works on beside the toolkit's and the session's. Used by one thread. */
final class Workers implements AutoCloseable {
    private final List<ExecutorService> all = new ArrayList<>();

    /** A new thread, which does one task at a time; what reaches it after closing is dropped. */
    Executor named(String name) {
        ExecutorService worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        all.add(worker);
        return worker;
    }

    @Override
    public void close() {
        all.forEach(ExecutorService::shutdownNow);
    }
}
