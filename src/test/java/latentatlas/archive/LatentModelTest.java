package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentModelTest {
    private static final Path PAGE = Path.of("src", "docs", "library.md");

    @TempDir
    Path folder;

    @Test
    void itDecodesAndEncodesAsTheCodersOfTheModelDo() throws Exception {
        StoredModel stored = Models.full(9);
        ModelFile.write(folder.resolve("model.latent"), stored);
        LatentModel model = LatentModel.load(folder.resolve("model.latent"));
        float[] image = new float[Models.SHAPE.values()];
        stored.model().newDecoder().decode(new float[] {1, -1}, image);
        assertArrayEquals(image, model.decode(1, -1));
        float[] mean = new float[2];
        float[] logVariance = new float[2];
        stored.model().newEncoder().encode(image, mean, logVariance);
        assertArrayEquals(mean, model.encode(image));
        assertArrayEquals(logVariance, model.posterior(image).logVariance());
    }

    @Test
    void manyThreadsMayUseOneModel() throws Exception {
        LatentModel model = LatentModel.of(Models.full(9));
        int count = 200;
        List<float[]> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expected.add(model.decode(i * 0.01f, 1));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<float[]>> found = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                float x = i * 0.01f;
                found.add(threads.submit(() -> model.decode(x, 1)));
            }
            for (int i = 0; i < count; i++) {
                assertArrayEquals(expected.get(i), found.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCodeOrAnImageOfAnotherLengthIsRefused() {
        LatentModel model = LatentModel.of(Models.full(9));
        assertThrows(IllegalArgumentException.class, () -> model.decode(1, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> model.encode(new float[3]));
    }

    @Test
    void theProgramOfTheDocumentationCompilesAndRuns() throws Exception {
        Matcher program = Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(PAGE));
        assertTrue(program.find());
        Path source = Files.writeString(folder.resolve("Walk.java"), program.group(1));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, said, said, "-proc:none", "-d", folder.toString(), "-cp", classPath, source.toString());
        assertEquals(0, failed, said.toString(StandardCharsets.UTF_8));
        ModelFile.write(folder.resolve("model.latent"), Models.full(9));
        Process walk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + java.io.File.pathSeparator + classPath,
                        "Walk",
                        folder.resolve("model.latent").toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, walk.waitFor(), lines.toString());
        assertEquals(5 * Models.SHAPE.height() + 1, lines.size(), lines.toString());
        float[] last = LatentModel.of(Models.full(9)).decode(2, 0);
        assertEquals("encoded at " + LatentModel.of(Models.full(9)).encode(last)[0], lines.get(lines.size() - 1));
    }
}
