package latentatlas.image.files;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Stream;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.Pixels;
import latentatlas.image.drawing.DigitImage;
import latentatlas.image.drawing.PictureFit;
import latentatlas.problem.ProblemException;

/**
 * Reads a folder of pictures (PNG, JPEG, GIF, BMP). Its sub-folders are the labels, whatever lies deeper belongs to the
 * first; pictures that lie in no sub-folder are unlabelled.
 */
public final class ImageFolder {
    private static final Set<String> KINDS = Set.of("png", "jpg", "jpeg", "gif", "bmp");
    private static final String NO_LABEL = "none";
    private static final int DEEPEST = 32;
    private static final long LARGEST = 2_000_000_000L;

    private ImageFolder() {}

    /** Whether there is a picture in the folder; stops at the first. */
    public static boolean any(Path folder) {
        try (Stream<Path> files = Files.find(
                folder, DEEPEST, (file, attributes) -> attributes.isRegularFile() && KINDS.contains(ending(file)))) {
            return files.findFirst().isPresent();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** The folder's pictures in the order of their names, which is the same on every system. */
    public static List<Path> pictures(Path folder) throws ProblemException {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && KINDS.contains(ending(file))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** A link in a circle, or a folder one may not read: the rest is still worth having. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new ProblemException(
                    "the folder cannot be read (" + e.getMessage() + ")", folder, "Check that you may read it", e);
        }
        if (found.isEmpty()) {
            throw new ProblemException(
                    "there are no images in the folder",
                    folder,
                    "Choose a folder of PNG, JPEG, GIF or BMP images, or one of IDX files");
        }
        Collections.sort(found);
        return found;
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the folder on all cores.
     *
     * @throws ProblemException naming the first picture that cannot be read, and how many there are
     */
    public static DataSet read(Path folder, Form form, Loading loading) throws ProblemException {
        List<Path> pictures = pictures(folder);
        int values = form.shape().values();
        if ((long) pictures.size() * values > LARGEST) {
            throw new ProblemException(
                    pictures.size() + " images of " + form.shape() + " are more than " + LARGEST + " bytes",
                    folder,
                    "Choose a smaller size");
        }
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
                    problems.size() + " of " + pictures.size() + " images cannot be read; the first: "
                            + first.getValue().what(),
                    pictures.get(first.getKey()),
                    "Repair or remove it",
                    first.getValue());
        }
        ImageSet images = labelled(folder, pictures, form, bytes);
        return new DataSet(String.valueOf(folder.toAbsolutePath().normalize().getFileName()), images, null);
    }

    /** One picture in the form, [values]. */
    public static byte[] image(Path file, Form form) throws ProblemException {
        float[] intensities = PictureFit.of(DigitImage.picture(file), form.shape(), form.whole());
        byte[] image = new byte[intensities.length];
        for (int i = 0; i < image.length; i++) {
            int level = Math.round(255 * intensities[i]);
            image[i] = (byte) (form.inverted() ? 255 - level : level);
        }
        return image;
    }

    private static ImageSet labelled(Path folder, List<Path> pictures, Form form, byte[] bytes)
            throws ProblemException {
        if (!form.attribute().isEmpty()) {
            Attributes attributes = Attributes.find(folder)
                    .orElseThrow(() -> new ProblemException(
                            "there is no table of attributes", folder, "Put list_attr_celeba.txt beside the pictures"));
            return new ImageSet(
                    form.shape(),
                    Pixels.of(bytes, form.shape().values()),
                    attributes.of(pictures, form.attribute()),
                    attributes.labels(form.attribute()));
        }
        List<String> names = pictures.stream()
                .map(folder::relativize)
                .map(path -> path.getNameCount() > 1 ? path.getName(0).toString() : NO_LABEL)
                .toList();
        List<String> labels = List.copyOf(new TreeSet<>(names));
        Pixels pixels = Pixels.of(bytes, form.shape().values());
        if (labels.equals(List.of(NO_LABEL))) {
            return new ImageSet(form.shape(), pixels, null, List.of());
        }
        return new ImageSet(
                form.shape(), pixels, names.stream().mapToInt(labels::indexOf).toArray(), labels);
    }
}
