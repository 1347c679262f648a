package latentatlas.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import latentatlas.archive.Json;
import latentatlas.archive.ModelFile;
import latentatlas.session.Autosave;

/** The window, without a screen, used by the robot at high speed. */
final class KilledWindow extends Scene {
    private static final String MINUTES = "0.2";
    /** Files that the robot writes to. */
    private static final int SAVED = 8;

    private final Random seeds;
    private final Program window;
    /** Not where the program prints: the robot keeps a file of that name. */
    private final Path robot;

    KilledWindow(Path folder, long seed) throws IOException {
        super(folder);
        seeds = new Random(seed);
        window = headless(program);
        robot = this.folder.resolve("robot");
    }

    static Program headless(Program program) {
        return program.with(
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dheadless.geometry=1920x1200-32",
                "-Dprism.order=sw",
                "-Dprism.text=t2k",
                "-Djava.awt.headless=true");
    }

    @Override
    void prepare() {}

    @Override
    Process start() throws IOException {
        return window.run(
                "latentatlas.ui.shell.Robot", List.of(MINUTES, Long.toString(seeds.nextLong()), robot.toString()));
    }

    @Override
    void check() throws Exception {
        try (Stream<Path> files = Files.walk(robot)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ModelFile.EXTENSION) && !name.startsWith("damaged")) {
                    ModelFile.read(file);
                } else if (name.equals("settings.json")) {
                    Json.read(Files.readAllBytes(file), name, com.fasterxml.jackson.databind.node.ObjectNode.class);
                }
            }
        }
        try (Autosave next = new Autosave(robot.resolve("config").resolve("runs"))) {
            // Tells it from what others are writing, and drops the parts.
            next.left().ifPresent(left -> require(Files.isRegularFile(left), left + " is no file"));
        }
        require(parts().size() <= 2 * SAVED, "left behind: " + parts());
    }

    @Override
    void checkEnd() throws Exception {
        check();
    }
}
