package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Losses;
import latentatlas.training.SettingChange;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ImageLosses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    private static final CodeTable TABLE = new CodeTable(
            2,
            new float[] {0.1f, -1e-9f, 2, 3.25f, Float.NaN, 0},
            new int[] {4, 5, 9},
            new int[] {1, 0, -1},
            List.of("plain", "a \"b\", c"),
            new ImageLosses(new float[] {100, 50.5f, 7}, new float[] {2, 3, 4}, new double[2]));

    @TempDir
    Path folder;

    @Test
    void codesHaveTheirLabelsAndLosses() throws Exception {
        Path file = folder.resolve("codes.csv");
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            CsvFile.codes(file, TABLE);
        } finally {
            Locale.setDefault(here);
        }
        assertEquals("""
                image,label,z1,z2,reconstruction,kl,negative_elbo
                4,"a ""b"", c",0.1,-1.0E-9,100.0,2.0,102.0
                5,plain,2.0,3.25,50.5,3.0,53.5
                9,,,0.0,7.0,4.0,11.0
                """, lines(file));
    }

    @Test
    void codesOfAModelFileHaveNoLosses() throws Exception {
        Path file = folder.resolve("codes.csv");
        StoredModel stored = Models.full(3);
        CsvFile.codes(file, CodeTable.of(stored));
        List<String> lines = Files.readAllLines(file);
        assertEquals(1 + stored.labels().length, lines.size());
        assertEquals("image,label,z1,z2", lines.get(0));
        assertEquals("1,zero," + stored.codes()[2] + "," + stored.codes()[3], lines.get(2));
    }

    @Test
    void theHistorySaysWhichSettingsEachEpochEndedWith() throws Exception {
        TrainingPlan plan =
                Models.full(3).plan().with().beta(1).learningRate(0.002).build();
        Losses losses = new Losses(10, 2);
        History history = new History(
                List.of(),
                List.of(
                        new EpochFigures(1, 2, 500, losses, new Losses(11, 2.5)),
                        new EpochFigures(2, 0, Double.POSITIVE_INFINITY, losses, null)),
                List.of(new SettingChange(1.5, 4, 0.001), new SettingChange(2, 9, 0.1)));
        Path file = folder.resolve("history.csv");
        CsvFile.history(file, plan, history);
        assertEquals("""
                epoch,seconds,images_per_second,train_reconstruction,train_kl,train_negative_elbo,\
                validation_reconstruction,validation_kl,validation_negative_elbo,beta,learning_rate
                1,2.0,500.0,10.0,2.0,12.0,11.0,2.5,13.5,1.0,0.002
                2,0.0,,10.0,2.0,12.0,,,,4.0,0.001
                """, lines(file));
    }

    @Test
    void theCurveIsWrittenPointByPoint() throws Exception {
        Path file = folder.resolve("curve.csv");
        History history = new History(List.of(new CurvePoint(0.25, new Losses(200, 1.5))), List.of(), List.of());
        CsvFile.curve(file, history);
        assertEquals("epoch,reconstruction,kl,negative_elbo\n0.25,200.0,1.5,201.5\n", lines(file));
    }

    private static String lines(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    @Test
    void numpyReadsTheCodes() throws Exception {
        NpzFile.writeCodes(folder.resolve("codes.npz"), TABLE);
        String found = Python.run(folder, """
                import numpy as np
                f = np.load('codes.npz')
                print(f['codes'].shape, f['codes'][1].tolist(), f['images'].tolist(), f['labels'].tolist(),
                      f['reconstruction'].tolist(), f['kl'].tolist())
                """);
        assertEquals("(3, 2) [2.0, 3.25] [4, 5, 9] [1, 0, -1] [100.0, 50.5, 7.0] [2.0, 3.0, 4.0]", found.strip());
    }

    @Test
    void aTableThatDoesNotFitTogetherIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new CodeTable(2, new float[3], new int[2], new int[2], List.of("a"), null));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CodeTable(1, new float[1], new int[1], new int[] {1}, List.of("a"), null));
    }
}
