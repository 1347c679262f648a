package latentatlas.image.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latentatlas.image.ByteProgress;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.image.Part;
import latentatlas.image.Pixels;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unfit;
import org.jspecify.annotations.Nullable;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile.Entry;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Sparse;
import us.hebi.matlab.mat.types.Struct;

/**
 * Reads images from MATLAB's files of version 5 to 7. The largest array is the images, those with "test" in their names
 * are the test images; labels are whole numbers, one an image, under a usual name. Images are [height, width, images],
 * [height, width, channels, images], or pixels of an image as a row or a column of a matrix.
 */
final class MatFile {
    private static final Set<String> LABELS =
            Set.of("y", "gnd", "label", "labels", "target", "targets", "class", "classes");
    private static final Message NEXT = Message.of("image.formOfMatlab");
    private static final String HDF5 = "\u0089HDF";
    /** MATLAB writes HDF5 after a header of this many bytes. */
    private static final int HEADER = 512;
    /** No picture is longer than so many times its width. */
    private static final double MOST_ASPECT = 3;

    /** Fewer pixels than this make no picture, where it is not known which side of a matrix counts them. */
    private static final int FEWEST_PIXELS = 64;

    private static final int RGB = 3;
    /** So many images tell how pixels follow each other. */
    private static final int TRIED = 64;

    private final Path file;
    private final List<Variable> variables = new ArrayList<>();

    /**
     * An array of numbers.
     *
     * @param name with the names of the structures it lies in
     */
    private record Variable(String name, Matrix numbers) {
        List<String> words() {
            return List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
        }

        boolean labels() {
            List<String> words = words();
            return LABELS.contains(words.get(words.size() - 1));
        }

        Part part() {
            return name.toLowerCase(Locale.ROOT).contains("test") ? Part.TEST : Part.TRAIN;
        }

        int[] sides() {
            return numbers.getDimensions();
        }

        boolean vector() {
            return sides().length == 2 && (sides()[0] == 1 || sides()[1] == 1);
        }

        String described() {
            return name + Arrays.toString(sides());
        }
    }

    /** Where value i of image n, row by row and the channels of a pixel side by side, is in a matrix. */
    @FunctionalInterface
    private interface Places {
        int of(int image, int value);
    }

    /** How images lie in a matrix. */
    private record Layout(ImageShape shape, int images, Places places) {}

    private MatFile(Path file) {
        this.file = file;
    }

    /** Reads the whole file, which needs its size in memory besides the images. */
    static Parts read(Path file, Loading loading) throws ProblemException {
        MatFile mat = new MatFile(file);
        try {
            ByteProgress progress = new ByteProgress(loading, Files.size(file));
            try (InputStream begin = Files.newInputStream(file)) {
                byte[] head = begin.readNBytes(HEADER + HDF5.length());
                String text = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
                if (text.startsWith(HDF5) || text.endsWith(HDF5)) {
                    throw new ProblemException(Message.of("image.matlabHdf5"), file, NEXT);
                }
            }
            try (InputStream in = new BufferedInputStream(progress.of(Files.newInputStream(file)), 1 << 16);
                    Source source = Sources.wrapInputStream(in)) {
                Mat5.newReader(source)
                        .setBufferAllocator(new Limited(Files.size(file)))
                        .disableSubsystemProcessing()
                        .readMat()
                        .getEntries()
                        .forEach(mat::add);
            }
            return mat.parts();
        } catch (IOException | RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CancellationException cancelled) {
                    throw cancelled;
                }
            }
            throw new ProblemException(damage(e), file, NEXT, e);
        }
    }

    /** Allocates no more than a file of some size can hold. */
    private record Limited(long packed) implements BufferAllocator {
        @Override
        public ByteBuffer allocate(int bytes) {
            return ByteBuffer.allocate(ImageBytes.accepted(bytes, packed));
        }

        @Override
        public void release(ByteBuffer buffer) {
            // The garbage collector has it.
        }
    }

    /** What is wrong, as far as this program has words for it. */
    private static Message damage(Throwable e) {
        return Unfit.why(e)
                .map(why -> Message.of("image.matlabDamaged", why))
                .orElse(Message.of("image.matlabCut"));
    }

    private void add(Entry entry) {
        add(entry.getName(), entry.getValue());
    }

    private void add(String name, Array value) {
        if (value instanceof Struct structure && structure.getNumElements() == 1) {
            for (String field : structure.getFieldNames()) {
                add(name + "." + field, structure.get(field));
            }
        } else if (value instanceof Matrix matrix && !(value instanceof Sparse) && matrix.getNumElements() > 0) {
            variables.add(new Variable(name, matrix));
        }
    }

    private Parts parts() throws ProblemException {
        ImageSet train = images(Part.TRAIN);
        ImageSet test = images(Part.TEST);
        if (train == null && test == null) {
            throw new ProblemException(
                    variables.isEmpty() ? Message.of("image.noArray") : Message.of("image.noArrayOf", described()),
                    file,
                    NEXT);
        }
        if (train != null && test != null && train.labelled() && test.labelled()) {
            List<String> names = names(train.labelNames(), test.labelNames());
            train = renamed(train, names);
            test = renamed(test, names);
        }
        return Parts.of(String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", ""), train, test, file);
    }

    private String described() {
        return variables.stream().map(Variable::described).sorted().collect(Collectors.joining(", "));
    }

    /** Names of labels, which are whole numbers, in their order. */
    private static List<String> names(List<String> some, List<String> others) {
        Set<String> all = new TreeSet<>(Comparator.comparingInt(Integer::parseInt));
        all.addAll(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static ImageSet renamed(ImageSet images, List<String> names) {
        int[] labels = IntStream.range(0, images.size())
                .map(i -> names.indexOf(images.labelNames().get(images.label(i))))
                .toArray();
        return new ImageSet(images.shape(), images.pixels(), labels, names);
    }

    private @Nullable ImageSet images(Part part) throws ProblemException {
        Variable images = variables.stream()
                .filter(variable -> variable.part() == part && !variable.labels() && !variable.vector())
                .max(Comparator.comparingInt(variable -> variable.numbers().getNumElements()))
                .orElse(null);
        if (images == null) {
            return null;
        }
        Variable labels = variables.stream()
                .filter(variable -> variable.part() == part && variable.labels() && variable.vector())
                .findFirst()
                .orElse(null);
        int count = labels == null ? 0 : labels.numbers().getNumElements();
        Layout layout = layout(images, count);
        if (labels != null && layout.images() != count) {
            throw new ProblemException(
                    Message.of("image.arraysDiffer", labels.described(), count, layout.images(), images.described()),
                    file,
                    NEXT);
        }
        int values = layout.shape().values();
        if ((long) layout.images() * values > ImageBytes.MOST) {
            throw new ProblemException(
                    Message.of("image.arrayTooLarge", images.described(), ImageBytes.MOST),
                    file,
                    Message.of("image.smallerSet"));
        }
        ImageBytes bytes = new ImageBytes(layout.images() * values);
        for (int n = 0; n < layout.images(); n++) {
            for (int i = 0; i < values; i++) {
                bytes.add(images.numbers().getDouble(layout.places().of(n, i)));
            }
        }
        return labelled(layout.shape(), Pixels.of(bytes.all(), values), labels);
    }

    private ImageSet labelled(ImageShape shape, Pixels pixels, @Nullable Variable labels) throws ProblemException {
        if (labels == null) {
            return new ImageSet(shape, pixels, null, List.of());
        }
        int[] numbers = new int[pixels.count()];
        for (int i = 0; i < numbers.length; i++) {
            double label = labels.numbers().getDouble(i);
            numbers[i] = (int) label;
            if (label != numbers[i] || Math.abs(label) >= ImageSet.MOST_LABELS) {
                throw new ProblemException(
                        Message.of("image.labelIs", i, labels.name(), String.valueOf(label)), file, NEXT);
            }
        }
        int[] known = IntStream.of(numbers).distinct().sorted().toArray();
        int[] places =
                IntStream.of(numbers).map(n -> Arrays.binarySearch(known, n)).toArray();
        return new ImageSet(
                shape,
                pixels,
                places,
                IntStream.of(known).mapToObj(Integer::toString).toList());
    }

    /** How the images lie, of which there are {@code count}, or 0 where that is not known. */
    private Layout layout(Variable variable, int count) throws ProblemException {
        int[] sides = variable.sides();
        Layout layout = switch (sides.length) {
            case 2 -> matrix(variable, count);
            case 3 ->
                count == sides[0] && count != sides[2]
                        ? solid(sides[1], sides[2], 1, sides[0], true)
                        : solid(sides[0], sides[1], 1, sides[2], false);
            case 4 ->
                sides[2] == RGB || sides[2] == 1
                        ? solid(sides[0], sides[1], sides[2], sides[3], false)
                        : sides[3] == RGB || sides[3] == 1 ? solid(sides[1], sides[2], sides[3], sides[0], true) : null;
            default -> null;
        };
        if (layout == null) {
            throw new ProblemException(Message.of("image.noSetOfImages", variable.described()), file, NEXT);
        }
        return layout;
    }

    /** Arrays whose first side runs fastest, as MATLAB has it. */
    private static Layout solid(int height, int width, int channels, int images, boolean imageFirst) {
        int step = imageFirst ? images : 1;
        int far = imageFirst ? 1 : height * width * channels;
        return new Layout(new ImageShape(width, height, channels), images, (image, value) -> {
            int pixel = Math.floorDiv(value, channels);
            int row = Math.floorDiv(pixel, width);
            int place = row + height * (pixel % width + width * (value % channels));
            return image * far + place * step;
        });
    }

    private static @Nullable Layout matrix(Variable variable, int count) {
        int rows = variable.sides()[0];
        int columns = variable.sides()[1];
        boolean known = (count == rows) != (count == columns);
        // A face of 560 pixels among 1965 of them: 28 by 20 is a picture, 131 by 15 is none.
        boolean columnsAreImages = known
                ? count == columns
                : columns < FEWEST_PIXELS || (rows >= FEWEST_PIXELS && aspect(rows) <= aspect(columns));
        int values = columnsAreImages ? rows : columns;
        int images = columnsAreImages ? columns : rows;
        if (aspect(values) > MOST_ASPECT) {
            return null;
        }
        int step = columnsAreImages ? 1 : rows;
        int far = columnsAreImages ? rows : 1;
        Places along = (image, value) -> image * far + value * step;
        int narrow = narrow(values);
        int wide = values / narrow;
        // Pictures stand upright. MATLAB's own order is column after column, so that square ones are read so.
        boolean byRows = narrow != wide
                && roughness(variable.numbers(), along, images, values, narrow)
                        < roughness(variable.numbers(), along, images, values, wide);
        Places places = byRows
                ? along
                : (image, value) -> along.of(image, value % narrow * wide + Math.floorDiv(value, narrow));
        return new Layout(new ImageShape(narrow, wide, 1), images, places);
    }

    /** The narrower side of the rectangle of {@code values} pixels that is nearest to a square. */
    private static int narrow(int values) {
        int side = (int) Math.sqrt(values);
        while (values % side != 0) {
            side--;
        }
        return side;
    }

    private static double aspect(int values) {
        int narrow = narrow(values);
        return (double) values / narrow / narrow;
    }

    /** How much pixels differ that are {@code line} apart: little, where that is the length of a line. */
    private static double roughness(Matrix numbers, Places along, int images, int values, int line) {
        double sum = 0;
        for (int n = 0; n < Math.min(TRIED, images); n++) {
            for (int i = line; i < values; i++) {
                sum += Math.abs(numbers.getDouble(along.of(n, i)) - numbers.getDouble(along.of(n, i - line)));
            }
        }
        return sum / (values - line);
    }
}
