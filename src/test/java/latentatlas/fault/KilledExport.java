package latentatlas.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes a model's parts in all forms; each file must be the one that an undisturbed run writes, or not be there. */
final class KilledExport extends Scene {
    private final Path whole;
    private final Path out;
    private final KilledTraining training;

    KilledExport(Path folder) throws IOException {
        super(folder);
        training = new KilledTraining(folder.resolve("training"));
        whole = folder.resolve("whole");
        out = folder.resolve("out");
    }

    @Override
    void prepare() throws Exception {
        training.prepare();
        training.finish(training.start());
        finish(start(whole));
        finish(start(out));
        compare();
        require(names(out).equals(names(whole)), names(out) + " are not " + names(whole));
    }

    @Override
    Process start() throws IOException {
        return start(out);
    }

    private Process start(Path to) throws IOException {
        return program.start(
                "export",
                training.model.toString(),
                "--onnx",
                to.resolve("onnx").toString(),
                "--codes",
                to.resolve("codes.npz").toString(),
                "--history",
                to.resolve("history.csv").toString(),
                "--manifold",
                to.resolve("manifold.png").toString(),
                "--map",
                to.resolve("map.svg").toString());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.endsWith(".part"))
                    .sorted()
                    .toList();
        }
    }

    private void compare() throws IOException {
        for (String name : names(out)) {
            byte[] found = Files.readAllBytes(out.resolve(name));
            require(
                    Arrays.equals(Files.readAllBytes(whole.resolve(name)), found),
                    name + " is not whole: " + found.length + " bytes");
        }
    }

    /** Half of the time there shall be nothing to replace. */
    @Override
    void check() throws Exception {
        compare();
        if (names(out).size() == names(whole).size()) {
            for (String name : names(out)) {
                Files.delete(out.resolve(name));
            }
        }
    }

    @Override
    void checkEnd() throws Exception {
        compare();
        require(names(out).equals(names(whole)), names(out) + " are not " + names(whole));
        require(parts().isEmpty(), "left behind: " + parts());
    }
}
