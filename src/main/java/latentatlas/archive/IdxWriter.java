package latentatlas.archive;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import latentatlas.file.AtomicFile;
import latentatlas.image.ImageSet;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;

/** Writes image sets in MNIST's form, gzipped. */
public final class IdxWriter {
    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LABELS_MAGIC = 0x0801;

    private static final int LARGEST_LABEL = 255;

    private IdxWriter() {}

    /**
     * Writes {@code PART-images-idx3-ubyte.gz}, and the labels beside it if there are any.
     *
     * @throws ProblemException also where a label is beyond what a byte holds: then nothing is written
     */
    public static void write(Path folder, String part, ImageSet images) throws ProblemException {
        for (int i = 0; i < images.size(); i++) {
            if (images.label(i) > LARGEST_LABEL) {
                throw new ProblemException(
                        Message.of("archive.idxLabel", LARGEST_LABEL, images.label(i)),
                        folder,
                        Message.of("archive.idxPictures"));
            }
        }
        write(folder.resolve(part + "-images-idx3-ubyte.gz"), out -> {
            out.writeInt(IMAGES_MAGIC);
            out.writeInt(images.size());
            out.writeInt(images.shape().height());
            out.writeInt(images.shape().width());
            for (int i = 0; i < images.size(); i++) {
                out.write(images.image(i));
            }
        });
        if (images.labelled()) {
            write(folder.resolve(part + "-labels-idx1-ubyte.gz"), out -> {
                out.writeInt(LABELS_MAGIC);
                out.writeInt(images.size());
                for (int i = 0; i < images.size(); i++) {
                    out.writeByte(images.label(i));
                }
            });
        }
    }

    private static void write(Path file, Body body) throws ProblemException {
        AtomicFile.write(file, stream -> {
            // Finished, not closed: the file beneath is closed by its owner, after it was flushed to the disk.
            GZIPOutputStream zipped = new GZIPOutputStream(stream, 1 << 16);
            DataOutputStream out = new DataOutputStream(zipped);
            body.writeTo(out);
            out.flush();
            zipped.finish();
        });
    }

    @FunctionalInterface
    private interface Body {
        void writeTo(DataOutputStream out) throws IOException;
    }
}
