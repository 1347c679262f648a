package latentatlas.image.npy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Arrays as files. */
public final class NpyBytes {
    private NpyBytes() {}

    /** As NumPy saves it. */
    public static byte[] of(NpyArray array) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            array.writeTo(file);
        } catch (IOException e) {
            throw new AssertionError("memory can be written to", e);
        }
        return file.toByteArray();
    }
}
