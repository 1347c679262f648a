package latentatlas.ui.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeakerTest {
    @TempDir
    private Path folder;

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeEach
    void scriptsRun() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "a shell to write the client in");
    }

    private Path client(String body) throws Exception {
        Path client = Files.writeString(folder.resolve("spd-say"), "#!/bin/sh\n" + body + "\n");
        assertTrue(client.toFile().setExecutable(true));
        return client;
    }

    private Speaker speaker(Path client) {
        return new Speaker(client, tasks::add, failures::incrementAndGet);
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void theNewestTextAloneIsSpokenWhateverItBeginsWith() throws Exception {
        Path heard = folder.resolve("heard");
        Speaker speaker = speaker(client("printf '%s\\n' \"$@\" >> '" + heard + "'"));
        speaker.speak("epoch 1");
        speaker.speak("epoch 2");
        speaker.speak("-1.20 and $HOME");
        assertEquals(1, tasks.size(), "nothing queues up");
        work();
        List<String> arguments = Files.readAllLines(heard);
        assertThat(arguments.subList(arguments.size() - 2, arguments.size())).containsExactly("--", "-1.20 and $HOME");
        assertThat(arguments).doesNotContain("epoch 1", "epoch 2").contains("en");
        assertEquals(0, failures.get());
    }

    @Test
    void aClientThatFailsOrIsGoneIsTold() throws Exception {
        Path client = client("exit 1");
        Speaker speaker = speaker(client);
        speaker.speak("one");
        work();
        assertEquals(1, failures.get());
        Files.delete(client);
        speaker.speak("two");
        work();
        assertEquals(2, failures.get());
    }

    @Test
    void theClientIsFoundOnTheSearchPathOrNot() throws Exception {
        Path client = client("true");
        String path = File.pathSeparator + folder.resolve("none") + File.pathSeparator + folder;
        assertEquals(Optional.of(client), Speaker.client(path));
        assertEquals(Optional.empty(), Speaker.client(folder.resolve("none").toString()));
        assertEquals(Optional.empty(), Speaker.client(""));
    }
}
