import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes native code out of jars, so that nothing is unpacked in the user's home at the first start. */
final class NativeCode {
    private NativeCode() {}

    /**
     * Copies native code out of a jar, flat.
     *
     * @param folder in which, at any depth, it lies in the jar; empty for all
     */
    static void unpack(Path jar, String folder, Path target) throws IOException {
        Files.createDirectories(target);
        Platform platform = Platform.current();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String path = entry.getName();
                String file = path.substring(path.lastIndexOf('/') + 1);
                boolean here = folder.isEmpty() || path.contains("/" + folder + "/");
                if (here && platform.nativeCode(file)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    /** Copies a jar without its native code. */
    static void strip(Path jar, Path target) throws IOException {
        Platform platform = Platform.current();
        try (ZipFile zip = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(target);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!platform.nativeCode(entry.getName())) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTime(entry.getTime());
                    out.putNextEntry(copy);
                    try (InputStream in = zip.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
    }

    /**
     * Gives OpenBLAS the one name under which JavaCPP loads it for ND4J. Under its own name, or both, JavaCPP would copy it to
     * the user's home. Other libraries that ask for the first name get the one that is loaded, since it says that name itself.
     */
    static void rename(Path natives, Platform platform) throws IOException {
        if (platform == Platform.LINUX) {
            Files.move(natives.resolve("libopenblas.so.0"), natives.resolve("libopenblas_nolapack.so.0"));
        }
    }
}
