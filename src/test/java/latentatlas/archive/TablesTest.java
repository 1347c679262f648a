package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.image.Pixels;
import latentatlas.image.files.IdxFiles;
import latentatlas.latent.Codes;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.problem.ProblemException;
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
        assertThrows(
                IllegalArgumentException.class,
                () -> new CodeTable(1, new float[1], new int[1], new int[] {-2}, List.of("a"), null));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CodeTable(0, new float[0], new int[1], new int[1], List.of("a"), null));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CodeTable(1, new float[1], new int[2], new int[1], List.of("a"), null));
        for (int[] counts : new int[][] {{2, 1}, {1, 2}}) {
            ImageLosses losses = new ImageLosses(new float[counts[0]], new float[counts[1]], new double[1]);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new CodeTable(1, new float[1], new int[1], new int[1], List.of("a"), losses));
        }
    }

    private static ImageSet images(boolean labelled) {
        byte[] bytes = {0, 1, 2, 3, 4, 5, (byte) 200, 7, 8, 9, 10, 11};
        int[] labels = labelled ? new int[] {1, 0} : null;
        return new ImageSet(new ImageShape(3, 2, 1), Pixels.of(bytes, 6), labels, List.of("a,b", "c"));
    }

    @Test
    void codesOfASetAreNumberedAndHaveItsLabels() throws Exception {
        Path file = folder.resolve("codes.csv");
        CsvFile.codes(file, images(true), new float[] {1, 2, 3, 4, 5, 6}, 3);
        assertEquals("image,label,z1,z2,z3\n0,c,1.0,2.0,3.0\n1,\"a,b\",4.0,5.0,6.0\n", lines(file));
        CsvFile.codes(file, images(false), new float[] {1, 2}, 1);
        assertEquals("image,label,z1\n0,,1.0\n1,,2.0\n", lines(file));
    }

    @Test
    void codesOfACloudAreAsTheMapShowsThem() throws Exception {
        Codes codes =
                new Codes(new float[] {1, 2, 9, 3, 4, 9}, 3, new int[] {-1, 0}, new int[] {7, 5}, List.of("zero"));
        LatentPlane plane = LatentPlane.ofFirstTwo(3);
        Path file = folder.resolve("cloud.csv");
        CsvFile.codes(file, codes.on(plane));
        assertEquals("image,label,x,y\n7,,1.0,2.0\n5,zero,3.0,4.0\n", lines(file));
    }

    @Test
    void anomaliesComeInTheirOrderWithTheScoreOfTheImage() throws Exception {
        Path file = folder.resolve("anomalies.csv");
        CsvFile.anomalies(file, images(true), new int[] {1, 0}, new double[] {0.5, 7.25});
        assertEquals("index,label,score\n1,\"a,b\",7.25\n0,c,0.5\n", lines(file));
        CsvFile.anomalies(file, images(false), new int[] {1}, new double[] {0.5, Double.NaN});
        assertEquals("index,label,score\n1,,\n", lines(file));
    }

    @Test
    void aPathIsNumberedAndRowsAreQuotedWhereTheyMust() throws Exception {
        Path file = folder.resolve("path.csv");
        CsvFile.path(file, List.of(new LatentPoint(1, -2), new LatentPoint(0.25, 4)));
        assertEquals("frame,x,y\n0,1.0,-2.0\n1,0.25,4.0\n", lines(file));
        CsvFile.rows(file, List.of(List.of("a", "b"), List.of("x\ny", "p\rq"), List.of("", "\""), List.of("é", " ")));
        assertEquals("a,b\r\n\"x\ny\",\"p\rq\"\r\n,\"\"\"\"\r\né, \r\n", Files.readString(file));
    }

    @Test
    void aHistoryWithoutItsPlanHasNoSettings() throws Exception {
        Path file = folder.resolve("history.csv");
        CsvFile.history(
                file,
                new History(List.of(), List.of(new EpochFigures(3, 1.5, 100, new Losses(8, 1), null)), List.of()));
        assertEquals("""
                epoch,seconds,images_per_second,train_reconstruction,train_kl,train_negative_elbo,\
                validation_reconstruction,validation_kl,validation_negative_elbo
                3,1.5,100.0,8.0,1.0,9.0,,,
                """, lines(file));
    }

    @Test
    void imagesInMnistsFormAreReadBackAndUnlabelledOnesHaveNoFileOfLabels() throws Exception {
        IdxWriter.write(folder, "train", images(true));
        ImageSet read = IdxFiles.read(folder, Loading.UNWATCHED).train();
        assertEquals(new ImageShape(3, 2, 1), read.shape());
        assertEquals(2, read.size());
        assertEquals(1, read.label(0));
        assertEquals(0, read.label(1));
        assertArrayEquals(images(true).image(1), read.image(1));
        IdxWriter.write(folder.resolve("plain"), "t10k", images(false));
        assertFalse(Files.exists(folder.resolve("plain/t10k-labels-idx1-ubyte.gz")));
        assertTrue(Files.exists(folder.resolve("plain/t10k-images-idx3-ubyte.gz")));
    }

    @Test
    void aLabelThatNoByteHoldsIsRefusedBeforeAnythingIsWritten() throws Exception {
        ImageShape dot = new ImageShape(1, 1, 1);
        Pixels pixels = Pixels.of(new byte[2], 1);
        ImageSet most = new ImageSet(dot, pixels, new int[] {0, 255}, ImageSet.numbered(300));
        IdxWriter.write(folder, "train", most);
        assertEquals(255, IdxFiles.read(folder, Loading.UNWATCHED).train().label(1));
        ImageSet more = new ImageSet(dot, pixels, new int[] {0, 256}, ImageSet.numbered(300));
        Path none = folder.resolve("none");
        ProblemException problem = assertThrows(ProblemException.class, () -> IdxWriter.write(none, "train", more));
        assertTrue(problem.what().contains("up to 255, and there is label 256"), problem.what());
        assertFalse(Files.exists(none));
    }

    /** Reckoned apart: zlib.crc32 of bytes 0, 1, 2, ... */
    @Test
    void theChecksumOfImagesIsThatOfTheirBytesInOrder() {
        byte[] bytes = new byte[12];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        ImageSet set = new ImageSet(new ImageShape(3, 2, 1), Pixels.of(bytes, 6), null, List.of());
        assertEquals("9270c965", DataChecksum.of(set));
        assertEquals("72e3bccc", DataChecksum.of(set.subset(new int[] {1})));
    }

    @Test
    void aPlaneIsThreeListsOfOneLengthOfFiniteNumbers() {
        LatentPlane plane = new LatentPlane(new float[] {1, 2, 3}, new float[] {0, 1, 0}, new float[] {0, 0, 1});
        LatentPlane read = PlaneText.of(plane).plane();
        assertArrayEquals(plane.origin(), read.origin());
        assertArrayEquals(plane.first(), read.first());
        assertArrayEquals(plane.second(), read.second());
        List<Float> good = List.of(1f, 0f);
        for (List<Float> bad : List.of(List.of(Float.NaN, 0f), List.of(0f, Float.POSITIVE_INFINITY), List.of(1f))) {
            assertThrows(IllegalArgumentException.class, () -> new PlaneText(bad, good, good));
            assertThrows(IllegalArgumentException.class, () -> new PlaneText(good, bad, good));
            assertThrows(IllegalArgumentException.class, () -> new PlaneText(good, good, bad));
        }
        assertThrows(IllegalArgumentException.class, () -> new PlaneText(List.of(), List.of(), List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> new PlaneText(java.util.Arrays.asList(1f, null), good, good));
    }
}
