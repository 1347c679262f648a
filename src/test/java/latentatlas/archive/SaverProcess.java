package latentatlas.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import latentatlas.problem.ProblemException;

/** A program of its own that saves models, to be killed or starved. */
final class SaverProcess {
    private SaverProcess() {}

    /**
     * Saves two models by turns to the file of the first argument, without end if the second is {@code forever}, else
     * one. Prints a line after the first, when its classes are loaded and it saves at full speed, or if it failed.
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        long rounds = arguments[1].equals("forever") ? Long.MAX_VALUE : 0;
        StoredModel[] models = {Models.full(1), Models.full(2)};
        try {
            ModelFile.write(file, models[1]);
            System.out.println("saving");
            for (long i = 0; i < rounds; i++) {
                ModelFile.write(file, models[(int) (i % models.length)]);
            }
        } catch (ProblemException e) {
            System.out.println(e.line());
        }
    }

    static List<String> command(Path file, String times) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(SaverProcess.class.getName(), file.toString(), times));
        return command;
    }

    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
