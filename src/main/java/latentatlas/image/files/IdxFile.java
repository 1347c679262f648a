package latentatlas.image.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import latentatlas.image.ByteProgress;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.image.files.Bundle.Item;
import latentatlas.message.Message;
import latentatlas.problem.FileTrouble;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unfit;

/**
 * Reads one IDX file (LeCun, Cortes and Burges 1998), gzipped or not: a big-endian magic number (0x0803 for images, 0x0801 for
 * labels), one count a dimension, and bytes.
 */
final class IdxFile {
    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LABELS_MAGIC = 0x0801;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    /** Bytes before the first image. */
    private static final long HEADER = 16;
    /** Larger files that are not compressed stay where they are. */
    private static final long MAPPED = 100_000_000L;

    private final Item item;
    private final Path file;
    private final ByteProgress progress;

    /** The images of a file. */
    record Content(ImageShape shape, Pixels pixels) {}

    /** A file, of whose bytes {@code progress} is told. */
    IdxFile(Item item, ByteProgress progress) {
        this.item = item;
        file = item.path();
        this.progress = progress;
    }

    /** Reads images, whose rows and columns are exchanged where they are {@code turned}. */
    Content images(boolean turned) throws ProblemException {
        try (InputStream in = open()) {
            ByteBuffer head = head(in, IMAGES_MAGIC);
            ByteBuffer size = ByteBuffer.wrap(exactly(in, 8, Message.of("image.header")));
            int count = head.getInt(4);
            int height = size.getInt(0);
            int width = size.getInt(4);
            if (count < 1) {
                throw new ProblemException(
                        Message.of("image.holdsImages", count), file, Message.of("image.chooseWithImages"));
            }
            ImageShape shape = shape(width, height);
            long due = HEADER + (long) count * shape.values();
            boolean apart = item.packed() == ImageBytes.PLAIN && !turned;
            if (apart && due > MAPPED && due <= ImageBytes.MOST && item.size() == due) {
                progress.add(due);
                return new Content(shape, new MappedPixels(file, HEADER, count, shape.values()));
            }
            byte[] bytes = body(in, (long) count * shape.values(), Message.of("image.imagesOf", count, shape));
            if (turned) {
                turn(bytes, shape);
                shape = new ImageShape(/* width= */ height, /* height= */ width, 1);
            }
            return new Content(shape, Pixels.of(bytes, shape.values()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Exchanges rows and columns of each image, in its place. */
    private static void turn(byte[] bytes, ImageShape shape) {
        byte[] image = new byte[shape.values()];
        for (int from = 0; from < bytes.length; from += image.length) {
            System.arraycopy(bytes, from, image, 0, image.length);
            for (int i = 0; i < image.length; i++) {
                bytes[from + i % shape.width() * shape.height() + Math.floorDiv(i, shape.width())] = image[i];
            }
        }
    }

    private ImageShape shape(int width, int height) throws ProblemException {
        try {
            return new ImageShape(width, height, 1);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Message.of("image.claims", width, height), file, Message.of("image.damagedOrNoIdx"), e);
        }
    }

    /** Reads the labels of so many images, which {@code imageFile} holds. */
    int[] labels(int images, Item imageFile) throws ProblemException {
        try (InputStream in = open()) {
            int count = head(in, LABELS_MAGIC).getInt(4);
            if (count != images) {
                throw new ProblemException(
                        Message.of("image.labelsDiffer", count, images, imageFile.name()),
                        file,
                        Message.of("image.useItsLabels"));
            }
            byte[] bytes = body(in, count, Message.of("image.labels", count));
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = bytes[i] & 0xFF;
            }
            return labels;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private InputStream open() throws IOException {
        InputStream watched = progress.of(item.opener().open());
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(watched, 1 << 16), 2);
        byte[] two = in.readNBytes(2);
        in.unread(two);
        boolean zipped = two.length == 2 && (two[0] & 0xFF) == GZIP_FIRST && (two[1] & 0xFF) == GZIP_SECOND;
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private ByteBuffer head(InputStream in, int magic) throws IOException, ProblemException {
        Message kind = Message.of(magic == IMAGES_MAGIC ? "image.kindImages" : "image.kindLabels");
        ByteBuffer head = ByteBuffer.wrap(exactly(in, 8, Message.of("image.idxOf", kind)));
        int found = head.getInt(0);
        if (found == magic) {
            return head;
        }
        Message meaning = found == IMAGES_MAGIC
                ? Message.of("image.isImages")
                : found == LABELS_MAGIC ? Message.of("image.isLabels") : Message.of("image.noIdxOf", kind);
        throw new ProblemException(
                Message.of("image.magic", meaning, String.format("%08X", found), kind, String.format("%08X", magic)),
                file,
                Message.of("image.putInPlace", kind));
    }

    private byte[] body(InputStream in, long expected, Message what) throws IOException, ProblemException {
        long packed = in instanceof GZIPInputStream ? Math.min(item.size(), item.packed()) : item.packed();
        int due;
        try {
            due = ImageBytes.accepted(expected, packed);
        } catch (Unfit e) {
            throw new ProblemException(
                    Message.of("image.refused", what, String.valueOf(e.getMessage())),
                    file,
                    Message.of("image.smallerOrAgain"),
                    e);
        }
        byte[] bytes = exactly(in, due, what);
        if (in.read() >= 0) {
            throw new ProblemException(Message.of("image.goesOn", what), file, Message.of("image.fetchDamaged"));
        }
        return bytes;
    }

    private byte[] exactly(InputStream in, int due, Message what) throws IOException, ProblemException {
        byte[] bytes;
        try {
            bytes = new ImageBytes(due).fill(in).all();
        } catch (EOFException | ZipException e) {
            throw new ProblemException(Message.of("image.endsEarly", what), file, Message.of("image.fetchFile"), e);
        }
        if (bytes.length < due) {
            throw new ProblemException(
                    Message.of("image.cutShort", what, due, bytes.length), file, Message.of("image.fetchFile"));
        }
        return bytes;
    }

    static ProblemException unreadable(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new ProblemException(Message.of("image.vanished"), file, Message.of("image.chooseAgain"), cause);
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return new ProblemException(
                    Message.of("image.compressedDamaged"), file, Message.of("image.fetchFile"), cause);
        }
        return new ProblemException(
                Message.of("problem.fileUnreadable", FileTrouble.why(cause)),
                file,
                Message.of("problem.mayRead"),
                cause);
    }
}
