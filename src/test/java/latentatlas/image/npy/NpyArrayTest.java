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
        byte[] bytes = NpyArray.of(new float[] {1, 2, 3, 4, 5, -6}, 2).bytes();
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
        byte[] whole = NpyArray.of(new int[] {1, 2, 3}).bytes();
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
}
