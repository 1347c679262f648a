package latentatlas.image.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyArrayTest {
    private static byte[] npy(String header, byte... data) {
        String line = header + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + line.length() + data.length);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.put((byte) (line.length() & 0xFF)).put((byte) (line.length() >> 8));
        return bytes.put(line.getBytes(StandardCharsets.ISO_8859_1)).put(data).array();
    }

    /** As numpy.save writes it: 128 bytes of header, then the numbers. */
    @Test
    void aMatrixHasTheBytesThatNumpyGivesIt() {
        byte[] bytes = NpyBytes.of(NpyArray.of(new float[] {1, 2, 3, 4, 5, -6}, 2));
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }";
        byte[] expected = npy(header + " ".repeat(128 - 10 - header.length() - 1));
        assertArrayEquals(expected, Arrays.copyOf(bytes, 128));
        assertArrayEquals(new byte[] {0, 0, (byte) 0xC0, (byte) 0xC0}, Arrays.copyOfRange(bytes, 148, 152));
    }

    @ParameterizedTest
    @CsvSource({
        "|b1, 02, 1",
        "|u1, ff, 255",
        "|i1, ff, -1",
        "<u2, ffff, 65535",
        "<i2, feff, -2",
        "<u4, ffffffff, 4294967295",
        "<i4, ffffffff, -1",
        "<i8, ffffffffffffffff, -1",
        "<u8, 0100000000000080, 9223372036854775809",
        "<u8, 0300000000000000, 3",
        "<f2, 0000, 0",
        "<f2, 003c, 1",
        "<f2, ff7b, 65504",
        "<f2, 0100, 5.960464477539063e-8",
        "<f2, 0084, -6.103515625e-5",
        "<f2, 007c, Infinity",
        "<f4, 0000c03f, 1.5",
        "<f8, 000000000000f8bf, -1.5"
    })
    void everyKindOfNumberIsRead(String type, String hex, double expected) throws IOException {
        byte[] data = java.util.HexFormat.of().parseHex(hex);
        NpyArray array =
                NpyArray.parse(npy("{'descr': '" + type + "', 'fortran_order': False, 'shape': (1,), }", data));
        assertEquals(expected, array.at(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967297,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
                "no header at all"
            })
    void whatCannotBeReadIsRefused(String header) {
        assertThrows(IOException.class, () -> NpyArray.parse(npy(header, new byte[4])));
    }

    @Test
    void anyBytesAreReadOrRefused() {
        byte[] whole = NpyBytes.of(NpyArray.of(new int[] {1, 2, 3}));
        java.util.Random random = new java.util.Random(5);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                assertEquals(3, NpyArray.parse(damaged).header().count());
            } catch (IOException e) {
                refused++;
            }
        }
        assertTrue(refused > 1_900, refused + " refused");
    }

    private static IOException refused(byte[] file) {
        return assertThrows(IOException.class, () -> NpyArray.parse(file));
    }

    /** NumPy writes version 2 for headers beyond 64 KB, with a length of four bytes. */
    @Test
    void versionsTwoAndThreeAreReadUpToALongHeader() throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1), }";
        for (int version : new int[] {2, 3}) {
            for (int length : new int[] {header.length(), 300, 1 << 16}) {
                NpyArray array = NpyArray.parse(longHeader(version, header, length));
                assertArrayEquals(new int[] {2, 1}, array.header().shape());
                assertEquals(9, array.at(1));
            }
            assertTrue(refused(longHeader(version, header, (1 << 16) + 1))
                    .getMessage()
                    .contains("65537"));
        }
    }

    private static byte[] longHeader(int version, String header, int length) {
        return ByteBuffer.allocate(12 + length + 2)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0})
                .putInt(length)
                .put((header + " ".repeat(length - header.length())).getBytes(StandardCharsets.ISO_8859_1))
                .put(new byte[] {4, 9})
                .array();
    }

    @Test
    void aFileThatEndsInItsHeaderOrGoesOnAfterItsNumbersIsRefused() throws IOException {
        byte[] whole = NpyBytes.of(NpyArray.of(new int[] {1, 2, 3}));
        for (int length = 0; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length));
        }
        refused(Arrays.copyOf(whole, whole.length + 1));
        assertArrayEquals(new int[] {1, 2, 3}, NpyArray.parse(whole).integers());
    }

    @Test
    void numbersLieOnALineOfSixtyFourBytesAndAHeaderEndsALine() {
        for (int rows : new int[] {1, 22, 333, 4444, 55_555, 666_666}) {
            for (int columns : new int[] {0, 1, 12}) {
                float[] values = new float[rows * Math.max(1, columns)];
                NpyArray array = columns == 0 ? NpyArray.of(values) : NpyArray.of(values, columns);
                byte[] bytes = NpyBytes.of(array);
                int start = bytes.length - 4 * values.length;
                assertEquals(0, start % 64);
                assertEquals('\n', bytes[start - 1]);
                assertEquals(start - 10, (bytes[8] & 0xFF) + 256 * bytes[9]);
                assertTrue(bytes.length <= NpyArray.mostBytes(values.length));
            }
        }
        assertEquals(192 + 40, NpyArray.mostBytes(10));
    }

    @Test
    void anArrayHasRowsAndColumnsAsFarAsItIsATable() {
        assertEquals(3, NpyArray.of(new float[6], 2).rows());
        assertEquals(2, NpyArray.of(new float[6], 2).columns());
        assertEquals(6, NpyArray.of(new float[6]).rows());
        assertEquals(0, NpyArray.of(new float[6]).columns());
        assertEquals(1, array(new int[0], 1).rows());
        assertEquals(0, array(new int[0], 1).columns());
        assertEquals(0, array(new int[] {0, 3}, 0).rows());
        assertEquals(2, array(new int[] {2, 3, 4}, 24).rows());
        assertEquals(-1, array(new int[] {2, 3, 4}, 24).columns());
    }

    private static NpyArray array(int[] shape, int bytes) {
        return new NpyArray(
                new NpyHeader(NpyType.UNSIGNED_8, shape),
                ByteBuffer.allocate(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void anArrayHasTheBytesThatItsHeaderSaysAndIsReadAsWhatItIs() {
        assertThrows(IllegalArgumentException.class, () -> array(new int[] {2, 3}, 5));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NpyArray(new NpyHeader(NpyType.UNSIGNED_8, new int[] {2}), ByteBuffer.allocate(2)));
        assertThrows(IllegalArgumentException.class, () -> new NpyHeader(NpyType.UNSIGNED_8, new int[] {0, -1}));
        assertThrows(
                IllegalArgumentException.class, () -> new NpyHeader(NpyType.UNSIGNED_8, new int[] {32_768, 65_536}));
        assertEquals(8L * Integer.MAX_VALUE, new NpyHeader(NpyType.FLOAT_64, new int[] {Integer.MAX_VALUE}).bytes());
        assertThrows(IllegalStateException.class, () -> NpyArray.of(new int[1]).floats());
        assertThrows(
                IllegalStateException.class, () -> NpyArray.of(new float[1]).integers());
        assertThrows(
                IllegalStateException.class, () -> NpyArray.of(new float[1]).halves());
        assertArrayEquals(
                new short[] {3, -4}, NpyArray.ofHalves(new short[] {3, -4}, 1).halves());
        assertArrayEquals(
                new float[] {1.5f, -2}, NpyArray.of(new float[] {1.5f, -2}).floats());
    }

    @Test
    void oneNumberThatIsNotFiniteIsSeenWhereverItStands() {
        assertTrue(NpyArray.of(new float[] {1, 2, 3}).finite());
        for (int at = 0; at < 3; at++) {
            float[] values = {1, 2, 3};
            values[at] = at == 1 ? Float.NaN : Float.NEGATIVE_INFINITY;
            assertEquals(false, NpyArray.of(values).finite());
        }
    }

    /** Read in pieces of 16,384. */
    @Test
    void manyNumbersComeOneAfterAnotherAndMissingOnesAreCounted() throws IOException {
        int count = 2 * 16_384 + 5;
        byte[] data = new byte[2 * count];
        ByteBuffer.wrap(data)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .put(counted(count));
        NpyHeader header = new NpyHeader(NpyType.UNSIGNED_16, new int[] {count});
        double[] sum = new double[2];
        header.numbers(new java.io.ByteArrayInputStream(data), value -> {
            assertEquals(sum[0]++, value);
        });
        assertEquals(count, sum[0]);
        IOException cut = assertThrows(
                IOException.class,
                () -> header.numbers(new java.io.ByteArrayInputStream(data, 0, 65_530), value -> sum[1]++));
        assertEquals(16_384, sum[1]);
        assertTrue(cut.getMessage().contains("65546") && cut.getMessage().contains("65530"), cut.getMessage());
    }

    private static short[] counted(int count) {
        short[] numbers = new short[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (short) i;
        }
        return numbers;
    }
}
