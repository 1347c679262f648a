package latentatlas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PartTest {
    /** Beginnings of what is there for tests alone. */
    private static final List<String> FOR_TESTS = List.of(
            "junit-",
            "opentest4j",
            "apiguardian-",
            "testfx-",
            "org.osgi.",
            "hamcrest",
            "assertj-",
            "openjfx-monocle",
            "archunit",
            "onnxruntime");

    private static final Pattern LICENCE =
            Pattern.compile("(Apache-2\\.0|MIT|BSD-3-Clause|EPL-1\\.0|GPL-2\\.0-|LGPL-2\\.1-).*");

    /** A library of the class path, by the folders of a Maven repository: name, version, file. */
    private static String library(String jar) {
        Path version = Path.of(jar).toAbsolutePath().getParent();
        return version.getParent().getFileName() + " " + version.getFileName();
    }

    @Test
    void allLibrariesOfTheBuildAreListedAndNoOthers() {
        Set<String> built = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(PartTest::library)
                .filter(library -> FOR_TESTS.stream().noneMatch(library::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = Part.all().stream()
                .map(part -> part.name() + " " + part.version())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(built);
    }

    @Test
    void eachHasALicence() {
        assertThat(Part.all())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.licence()).matches(LICENCE));
    }
}
