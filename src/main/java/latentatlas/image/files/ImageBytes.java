package latentatlas.image.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import latentatlas.message.Message;
import latentatlas.problem.Unfit;

/**
 * Takes in the values of many images, and holds no more than has come, twice over. Values of which none is beyond 1 are
 * intensities and become levels, 0 to 255; others are levels.
 */
final class ImageBytes {
    /** More bytes than this are refused. */
    static final int MOST = 2_000_000_000;

    /** Not packed: whatever is claimed and not there is missed when it is read. */
    static final long PLAIN = Long.MAX_VALUE;

    private static final int FIRST = 1 << 20;
    private static final int WHITE = 255;
    /** A file that unpacks to more times its size than this is a trap, */
    private static final long MOST_GROWTH = 200;
    /** but for what does no harm. */
    private static final long HARMLESS = 64L << 20;

    private final int most;
    private byte[] bytes;
    private int size;
    private boolean intensities = true;

    /** None yet, of at most {@code most}. */
    ImageBytes(int most) {
        this.most = most;
        bytes = new byte[Math.min(most, FIRST)];
    }

    /**
     * Judges what a file claims to hold before anything of it is read.
     *
     * @param packed its bytes in the file, or {@link #PLAIN}
     * @throws Unfit saying why it cannot be read
     */
    static int accepted(long claimed, long packed) {
        if (claimed > MOST) {
            throw new Unfit(Message.of("image.bytes.claimed", claimed, MOST));
        }
        if (claimed > HARMLESS && claimed / MOST_GROWTH > packed) {
            throw new Unfit(Message.of("image.bytes.unpacked", claimed, packed));
        }
        return (int) claimed;
    }

    /**
     * Takes one value more.
     *
     * @throws IllegalArgumentException if it is not finite, or one too many
     */
    void add(double value) {
        if (!Double.isFinite(value)) {
            throw new Unfit(Message.of("image.bytes.number", size, String.valueOf(value)));
        }
        if (size == most) {
            throw new IllegalArgumentException("it holds more than " + most + " values");
        }
        makeRoom();
        if (intensities && value > 1) {
            intensities = false;
            for (int i = 0; i < size; i++) {
                // What was taken for 255 times a value of at most 1: the value itself, rounded.
                bytes[i] = (byte) (bytes[i] < 0 ? 1 : 0);
            }
        }
        double level = intensities ? WHITE * value : value;
        bytes[size++] = (byte) Math.round(Math.max(0, Math.min(WHITE, level)));
    }

    private void makeRoom() {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * size));
        }
    }

    /** Takes bytes as they are until there are as many as there may be, or {@code in} ends. */
    ImageBytes fill(InputStream in) throws IOException {
        int came = 0;
        while (came >= 0 && size < most) {
            size += came;
            if (size < most) {
                makeRoom();
                came = in.read(bytes, size, bytes.length - size);
            }
        }
        return this;
    }

    int size() {
        return size;
    }

    /** All of them; nothing can be added afterwards. */
    byte[] all() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
