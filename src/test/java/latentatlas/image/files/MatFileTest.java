package latentatlas.image.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import latentatlas.image.DataSet;
import latentatlas.image.DigitWriter;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

class MatFileTest {
    private static final ImageSet DIGITS = DigitWriter.images(30, 3);

    @TempDir
    private Path folder;

    /** Numbers whose first side runs fastest, as MATLAB has it. */
    private static Matrix matrix(MatlabType type, int... sides) {
        return Mat5.newMatrix(sides, type);
    }

    private static Matrix column(int... numbers) {
        Matrix matrix = matrix(MatlabType.Double, numbers.length, 1);
        for (int i = 0; i < numbers.length; i++) {
            matrix.setDouble(i, numbers[i]);
        }
        return matrix;
    }

    private void write(String name, Object... namesAndArrays) throws Exception {
        MatFile mat = Mat5.newMatFile();
        for (int i = 0; i < namesAndArrays.length; i += 2) {
            mat.addArray((String) namesAndArrays[i], (us.hebi.matlab.mat.types.Array) namesAndArrays[i + 1]);
        }
        Mat5.writeToFile(mat, folder.resolve(name).toString());
    }

    private DataSet open(String name) throws ProblemException {
        return DataSets.open(folder.resolve(name).toString());
    }

    private void refused(String name, String words) {
        ProblemException problem = assertThrows(ProblemException.class, () -> open(name));
        assertTrue(problem.line().contains(words), problem.line());
        assertTrue(problem.line().contains(name), problem.line());
        assertFalse(problem.nextStep().isBlank());
    }

    /** The digits cut to 28 by 20, one a column, row by row: as Frey's faces are kept. */
    private static Matrix faces() {
        Matrix ff = matrix(MatlabType.UInt8, 560, 30);
        for (int n = 0; n < 30; n++) {
            byte[] digit = DIGITS.image(n);
            for (int i = 0; i < 560; i++) {
                ff.setByte(n * 560 + i, digit[i / 20 * 28 + 4 + i % 20]);
            }
        }
        return ff;
    }

    @Test
    void facesAsColumnsRowByRowStandUpright() throws Exception {
        write("frey_rawface.mat", "ff", faces());
        DataSet set = open("frey_rawface.mat");
        assertEquals("frey_rawface", set.name());
        assertEquals(new ImageShape(20, 28, 1), set.train().shape());
        assertEquals(30, set.train().size());
        assertFalse(set.train().labelled());
        assertArrayEquals(
                Arrays.copyOfRange(DIGITS.image(7), 10 * 28 + 4, 10 * 28 + 24),
                Arrays.copyOfRange(set.train().image(7), 200, 220));
        assertNull(set.test());
    }

    @Test
    void picturesColumnAfterColumnStandUprightToo() throws Exception {
        Matrix rows = matrix(MatlabType.Double, 30, 560);
        for (int n = 0; n < 30; n++) {
            byte[] digit = DIGITS.image(n);
            for (int i = 0; i < 560; i++) {
                rows.setDouble(n, i % 20 * 28 + i / 20, (digit[i / 20 * 28 + 4 + i % 20] & 0xFF) / 255.0);
            }
        }
        write("columns.mat", "fea", rows, "gnd", column(new int[30]));
        ImageSet images = open("columns.mat").train();
        assertEquals(new ImageShape(20, 28, 1), images.shape());
        assertArrayEquals(
                Arrays.copyOfRange(DIGITS.image(7), 10 * 28 + 4, 10 * 28 + 24),
                Arrays.copyOfRange(images.image(7), 200, 220));
    }

    @Test
    void squarePicturesFollowMatlabsOrderAndLabelsTellWhichSideCounts() throws Exception {
        Matrix x = matrix(MatlabType.UInt8, 784, 9);
        for (int n = 0; n < 9; n++) {
            byte[] digit = DIGITS.image(n);
            for (int i = 0; i < 784; i++) {
                x.setByte(n * 784 + i % 28 * 28 + i / 28, digit[i]);
            }
        }
        write("square.mat", "X", x, "y", column(1, 2, 3, 4, 5, 6, 7, 8, 10));
        ImageSet images = open("square.mat").train();
        assertEquals(ImageShape.MNIST, images.shape());
        assertArrayEquals(DIGITS.image(8), images.image(8));
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8", "10"), images.labelNames());
        assertEquals(8, images.label(8));
    }

    @Test
    void colourPicturesOfFourSidesAndPartsInStructuresAreRead() throws Exception {
        Matrix colour = matrix(MatlabType.UInt8, 4, 5, 3, 2);
        colour.setByte(new int[] {1, 2, 0, 1}, (byte) 200);
        Matrix test = matrix(MatlabType.UInt8, 4, 5, 3, 1);
        test.setByte(new int[] {3, 4, 2, 0}, (byte) 90);
        write(
                "svhn.mat",
                "dataset",
                Mat5.newStruct()
                        .set("train", Mat5.newStruct().set("images", colour).set("labels", column(1, 10)))
                        .set("test", Mat5.newStruct().set("images", test).set("labels", column(7))));
        DataSet set = open("svhn.mat");
        assertEquals(new ImageShape(5, 4, 3), set.train().shape());
        assertEquals((byte) 200, set.train().image(1)[(5 + 2) * 3]);
        assertEquals(List.of("1", "7", "10"), set.train().labelNames());
        ImageSet images = set.test();
        assertTrue(images != null);
        assertEquals(1, images.label(0));
        assertEquals((byte) 90, images.image(0)[(3 * 5 + 4) * 3 + 2]);
    }

    @Test
    void eachKindOfBadFileIsRefusedByNameWithTheNextStep() throws Exception {
        write("whole.mat", "ff", faces());
        byte[] whole = Files.readAllBytes(folder.resolve("whole.mat"));
        for (int length : new int[] {0, 60, 130, 200, whole.length / 2, whole.length - 3}) {
            Files.write(folder.resolve("cut.mat"), Arrays.copyOf(whole, length));
            // Nothing after the header is a file without arrays.
            refused("cut.mat", length < 200 ? "no " : "no whole file");
        }
        Files.writeString(folder.resolve("text.mat"), "x = 1\n".repeat(100));
        refused("text.mat", "no whole file");
        Files.write(folder.resolve("new.mat"), "\u0089HDF\r\n".getBytes(StandardCharsets.ISO_8859_1));
        refused("new.mat", "7.3");
        write("none.mat", "name", Mat5.newString("nothing"), "y", column(1, 2));
        refused("none.mat", "no array of images; it has y[2, 1]");
        write("long.mat", "x", matrix(MatlabType.UInt8, 131 * 7, 2 * 53));
        refused("long.mat", "no set of images");
        write("five.mat", "x", matrix(MatlabType.UInt8, 2, 2, 2, 2, 2));
        refused("five.mat", "no set of images");
        write("few.mat", "x", matrix(MatlabType.UInt8, 4, 4, 5), "y", column(1, 2));
        refused("few.mat", "2 labels for the 5 images");
        Matrix halves = column(1, 2, 3, 4, 5);
        halves.setDouble(3, 0.5);
        write("half.mat", "x", matrix(MatlabType.UInt8, 4, 4, 5), "y", halves);
        refused("half.mat", "label 3 in y is 0.5");
    }

    @Test
    void readingCanBeCancelled() throws Exception {
        write("whole.mat", "ff", faces());
        assertThrows(
                CancellationException.class,
                () -> DataSets.open(folder.resolve("whole.mat").toString(), Form.GREY, (done, total) -> false));
        assertEquals(
                30,
                DataSets.open(folder.resolve("whole.mat").toString(), Form.GREY, Loading.UNWATCHED)
                        .train()
                        .size());
    }
}
