package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import latentatlas.net.Activation;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python of {@code src/docs/model-file.md}, word for word. */
class DocumentedSnippetTest {
    private static final Path PAGE = Path.of("src", "docs", "model-file.md");
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    @Test
    void theReaderDecodesAndEncodesAsTheAppDoes() throws Exception {
        Files.writeString(folder.resolve("reader.py"), snippet(0));
        List<FrozenModel> models = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (Likelihood likelihood : Likelihood.values()) {
                models.add(save(ModelKind.VAE, activation, likelihood, models.size()));
            }
        }
        models.add(save(ModelKind.AE, Activation.GELU, Likelihood.GAUSSIAN_TANH, models.size()));
        models.add(save(ModelKind.PCA, Activation.RELU, Likelihood.LINEAR, models.size()));
        String printed = Python.run(folder, """
                import sys
                import numpy as np
                import reader
                for i in range(int(sys.argv[1])):
                    text, arrays = reader.load(f'{i}.latent')
                    image = reader.decode(text, arrays, np.array([[0.5, -1.25]], np.float32))
                    code = reader.encode(text, arrays, image)
                    print(*image[0], *code[0])
                """, Integer.toString(models.size()));
        String[] lines = printed.split("\\R");
        assertEquals(models.size(), lines.length, printed);
        for (int i = 0; i < lines.length; i++) {
            assertSame(models.get(i), lines[i].split(" "));
        }
    }

    private FrozenModel save(ModelKind kind, Activation activation, Likelihood likelihood, int number)
            throws Exception {
        TrainingPlan plan = Models.plan(kind, activation, likelihood, 2);
        FrozenModel model = Models.frozen(plan, Models.SHAPE.values(), number);
        ModelFile.write(folder.resolve(number + ".latent"), Models.stored(model, plan, null));
        return model;
    }

    private static void assertSame(FrozenModel model, String[] numbers) {
        float[] image = new float[Models.SHAPE.values()];
        model.newDecoder().decode(new float[] {0.5f, -1.25f}, image);
        float[] code = new float[2];
        model.newEncoder().encode(image, code, new float[2]);
        assertEquals(image.length + code.length, numbers.length);
        for (int p = 0; p < image.length; p++) {
            assertEquals(image[p], Float.parseFloat(numbers[p]), TOLERANCE);
        }
        for (int d = 0; d < code.length; d++) {
            assertEquals(code[d], Float.parseFloat(numbers[image.length + d]), TOLERANCE);
        }
    }

    @Test
    void theReaderDrawsAnImageInTheTerminal() throws Exception {
        save(ModelKind.VAE, Activation.GELU, Likelihood.BERNOULLI, 0);
        String drawn = Python.run(folder, snippet(0), "0.latent", "0.4", "1.2");
        List<String> lines = drawn.lines().toList();
        assertEquals(Models.SHAPE.height(), lines.size(), drawn);
        assertTrue(lines.stream().allMatch(line -> line.length() == Models.SHAPE.width()), drawn);
    }

    @Test
    void aFileThatPythonWroteAndSealedIsOpened() throws Exception {
        StoredModel model = Models.full(5);
        ModelFile.write(folder.resolve("model.latent"), model);
        Python.run(folder, snippet(1) + """
                        import zipfile
                        with zipfile.ZipFile('model.latent') as old, zipfile.ZipFile('copy.latent', 'w') as new:
                            for name in old.namelist():
                                new.writestr(name, old.read(name))
                        seal('copy.latent')
                        """);
        ModelFileTest.assertSame(model, ModelFile.read(folder.resolve("copy.latent")));
    }

    private static String snippet(int index) throws Exception {
        Matcher matcher = Pattern.compile("(?s)```python\n(.*?)```").matcher(Files.readString(PAGE));
        for (int i = 0; i <= index; i++) {
            assertTrue(matcher.find(), "the page has a snippet " + i);
        }
        return matcher.group(1);
    }
}
