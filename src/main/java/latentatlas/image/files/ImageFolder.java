package latentatlas.image.files;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.Pixels;
import latentatlas.image.drawing.Picture;
import latentatlas.message.Message;
import latentatlas.problem.FileTrouble;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder of pictures (PNG, JPEG, GIF, BMP, PGM, PPM, TIFF, WebP). Its sub-folders are the labels, whatever lies deeper belongs to the
 * first; pictures that lie in no sub-folder are unlabelled.
 */
public final class ImageFolder {
    private static final Set<String> KINDS =
            Set.of("png", "jpg", "jpeg", "gif", "bmp", "pgm", "ppm", "tif", "tiff", "webp");
    private static final String NO_LABEL = "none";
    private static final int DEEPEST = 32;

    private ImageFolder() {}

    /** Whether the path is called as a picture is. */
    public static boolean picture(Path file) {
        String name = String.valueOf(file.getFileName());
        return KINDS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether there is a picture in the folder; stops at the first. {@code loading} is asked at every file. */
    public static boolean any(Path folder, Loading loading) {
        try {
            return !found(folder, loading, 1).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The folder's pictures in the order of their names, which is the same on every system.
     *
     * @param loading is asked at every file whether to go on
     */
    public static List<Path> pictures(Path folder, Loading loading) throws ProblemException {
        List<Path> found;
        try {
            found = found(folder, loading, Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new ProblemException(
                    Message.of("image.folderUnreadable", FileTrouble.why(e)), folder, Message.of("problem.mayRead"), e);
        }
        if (found.isEmpty()) {
            throw new ProblemException(Message.of("image.emptyFolder"), folder, Message.of("image.chooseFolder"));
        }
        Collections.sort(found);
        return found;
    }

    private static List<Path> found(Path folder, Loading loading, int most) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                loading.step(0, 1);
                if (attributes.isRegularFile() && picture(file)) {
                    found.add(file);
                }
                return found.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            /** A link in a circle, or a folder one may not read: the rest is still worth having. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /**
     * Reads the folder on all cores.
     *
     * @throws ProblemException naming the first picture that cannot be read, and how many there are
     */
    public static DataSet read(Path folder, Form form, Loading loading) throws ProblemException {
        List<Path> pictures = pictures(folder, (done, total) -> loading.at(0, 1));
        int values = form.shape().values();
        if ((long) pictures.size() * values > ImageBytes.MOST) {
            throw new ProblemException(
                    Message.of("image.tooManyImages", pictures.size(), form.shape(), ImageBytes.MOST),
                    folder,
                    Message.of("image.smallerSize"));
        }
        Labels labels = labels(folder, pictures, form, loading);
        byte[] bytes = new byte[pictures.size() * values];
        ConcurrentSkipListMap<Integer, ProblemException> problems = new ConcurrentSkipListMap<>();
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, pictures.size()).parallel().forEach(i -> {
            try {
                byte[] image = image(pictures.get(i), form);
                System.arraycopy(image, 0, bytes, i * values, values);
            } catch (ProblemException e) {
                problems.put(i, e);
            }
            loading.step(done.incrementAndGet(), pictures.size());
        });
        Map.Entry<Integer, ProblemException> first = problems.firstEntry();
        if (first != null) {
            throw new ProblemException(
                    Message.of(
                            "image.someUnreadable",
                            problems.size(),
                            pictures.size(),
                            first.getValue().message()),
                    pictures.get(first.getKey()),
                    Message.of("image.repair"),
                    first.getValue());
        }
        ImageSet images = new ImageSet(form.shape(), Pixels.of(bytes, values), labels.of(), labels.names());
        return new DataSet(String.valueOf(folder.toAbsolutePath().normalize().getFileName()), images, null);
    }

    /** One picture in the form, [values]. */
    public static byte[] image(Path file, Form form) throws ProblemException {
        float[] intensities = Picture.read(file).fitted(form.shape(), form.whole());
        byte[] image = new byte[intensities.length];
        for (int i = 0; i < image.length; i++) {
            int level = Math.round(255 * intensities[i]);
            image[i] = (byte) (form.inverted() ? 255 - level : level);
        }
        return image;
    }

    /**
     * What the pictures' labels are.
     *
     * @param of each picture, null where they have none
     */
    private record Labels(int @Nullable [] of, List<String> names) {}

    private static Labels labels(Path folder, List<Path> pictures, Form form, Loading loading) throws ProblemException {
        if (!form.attribute().isEmpty()) {
            Attributes attributes = Attributes.find(folder)
                    .orElseThrow(() -> new ProblemException(
                            Message.of("image.missingAttributeTable"), folder, Message.of("image.putAttributeTable")));
            return new Labels(
                    attributes.of(pictures, form.attribute(), (done, total) -> loading.at(0, 1)),
                    attributes.labels(form.attribute()));
        }
        List<String> names = pictures.stream()
                .map(folder::relativize)
                .map(path -> path.getNameCount() > 1 ? path.getName(0).toString() : NO_LABEL)
                .toList();
        List<String> labels = List.copyOf(new TreeSet<>(names));
        return labels.equals(List.of(NO_LABEL))
                ? new Labels(null, List.of())
                : new Labels(names.stream().mapToInt(labels::indexOf).toArray(), labels);
    }
}
