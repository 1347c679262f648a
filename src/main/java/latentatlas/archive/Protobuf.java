package latentatlas.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message in Protocol Buffers' wire format (protobuf.dev, "Encoding"): fields one after another, each a tag and a value.
 *
 * <p>Confined to one thread.
 */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;
    private static final int TAG_SHIFT = 3;
    private static final int VARINT_SHIFT = 7;
    private static final int VARINT_MORE = 1 << VARINT_SHIFT;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Protobuf number(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    Protobuf real(int field, float value) {
        tag(field, FIXED_32);
        byte[] bytes = ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
        out.write(bytes, 0, bytes.length);
        return this;
    }

    Protobuf text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf message(int field, Protobuf value) {
        return bytes(field, value.bytes());
    }

    Protobuf bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED);
        varint(value.length);
        out.write(value, 0, value.length);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void tag(int field, int wireType) {
        varint((long) field << TAG_SHIFT | wireType);
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~(VARINT_MORE - 1L)) != 0) {
            out.write((int) (left & (VARINT_MORE - 1)) | VARINT_MORE);
            left >>>= VARINT_SHIFT;
        }
        out.write((int) left);
    }
}
