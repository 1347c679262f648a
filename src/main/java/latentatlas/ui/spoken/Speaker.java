package latentatlas.ui.spoken;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latentatlas.flow.Latest;
import latentatlas.message.Language;

/**
 * A voice: speech-dispatcher's client, where it is installed. What is newest is spoken, over what was spoken before; nothing
 * waits in a queue. Safe from all threads; the client runs on the executor's.
 */
public final class Speaker {
    private static final String CLIENT = "spd-say";
    /** Seconds in which the client hands a text over; one that hangs is ended. */
    private static final int PATIENCE = 10;

    private final Path client;
    private final Latest<String> texts;
    private final Runnable failed;

    /**
     * A voice.
     *
     * @param background runs one task at a time
     * @param failed hears, on the background's thread, that a text could not be spoken
     */
    public Speaker(Path client, Executor background, Runnable failed) {
        this.client = client;
        this.failed = failed;
        texts = new Latest<>(background, this::say);
    }

    /** Where the client is among the folders of a search path, such as the variable PATH has. */
    public static Optional<Path> client(String searchPath) {
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, CLIENT))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Speaks a text in place of one that still waits. */
    public void speak(String text) {
        texts.offer(text);
    }

    private void say(String text) {
        // A message of the priority "text" interrupts the one before it.
        ProcessBuilder builder = new ProcessBuilder(
                client.toString(),
                "-N",
                "latent-atlas",
                "-P",
                "text",
                "-l",
                Language.now().tag(),
                "--",
                text);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    failed.run();
                }
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            failed.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
