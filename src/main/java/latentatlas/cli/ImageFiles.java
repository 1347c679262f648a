package latentatlas.cli;

import java.nio.file.Path;
import java.util.Locale;
import latentatlas.archive.IdxWriter;
import latentatlas.image.ImageSet;
import latentatlas.message.Message;
import latentatlas.picture.PngFile;
import latentatlas.problem.ProblemException;

/** Writes images as a person asks for by the name of the output. */
final class ImageFiles {
    private static final String IDX = "-images-idx3-ubyte.gz";

    private ImageFiles() {}

    /** Writes an IDX file, a sheet that is nearly square, or a folder of files called by {@code word} and a number. */
    static void write(Path out, String word, ImageSet images) throws ProblemException {
        String name = String.valueOf(out.getFileName());
        if (name.endsWith(IDX)) {
            if (images.shape().channels() != 1) {
                throw new ProblemException(Message.of("cli.idxIsGrey"), out, Message.of("cli.nameFolder"));
            }
            IdxWriter.write(out.resolveSibling("."), name.substring(0, name.length() - IDX.length()), images);
        } else if (name.toLowerCase(Locale.ROOT).endsWith(".png")) {
            int columns = (int) Math.ceil(Math.sqrt(images.size()));
            int rows = Math.floorDiv(images.size() + columns - 1, columns);
            int values = images.shape().values();
            float[] sheet = new float[rows * columns * values];
            for (int i = 0; i < images.size(); i++) {
                System.arraycopy(Intensities.of(images.image(i)), 0, sheet, i * values, values);
            }
            PngFile.write(out, sheet, images.shape(), rows, columns);
        } else {
            for (int i = 0; i < images.size(); i++) {
                Path file = out.resolve(String.format(Locale.ROOT, "%s-%03d.png", word, i));
                PngFile.write(file, Intensities.of(images.image(i)), images.shape(), 1, 1);
            }
        }
    }
}
