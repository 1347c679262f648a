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
import us.hebi.matlab.mat.types.Sparse;
import us.hebi.matlab.mat.types.Struct;

/**
 * Reads images from MATLAB's files of version 5 to 7. The largest array is the images, those with "test" in their names
 * are the test images; labels are whole numbers, one an image, under a usual name.
 */
final class MatFile {
    private static final Set<String> LABELS =
            Set.of("y", "gnd", "label", "labels", "target", "targets", "class", "classes");
    private static final Message NEXT = Message.of("image.formOfMatlab");
    private static final String HDF5 = "\u0089HDF";
    /** MATLAB writes HDF5 after a header of this many bytes. */
    private static final int HEADER = 512;

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

        boolean vector() {
            int[] sides = numbers.getDimensions();
            return sides.length == 2 && (sides[0] == 1 || sides[1] == 1);
        }

        String described() {
            return name + Arrays.toString(numbers.getDimensions());
        }
    }

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
                    Source source = new MatSource(in, Files.size(file))) {
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
        return Unfit.why(e).map(why -> Message.of("image.matlabDamaged", why)).orElse(Message.of("image.matlabCut"));
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
        MatLayout layout = MatLayout.of(images.numbers(), count);
        if (layout == null) {
            throw new ProblemException(Message.of("image.noSetOfImages", images.described()), file, NEXT);
        }
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
}
