package latentatlas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    /** How makers write licences, and what those are called in the list. */
    private static final Map<String, String> NAMES = Map.of(
            "Apache", "Apache-2.0",
            "MIT", "MIT",
            "BSD", "BSD-3-Clause",
            "Eclipse Public License", "EPL-1.0",
            "GPLv2", "GPL-2.0",
            "GNU General Public License (GPL) version 2", "GPL-2.0",
            "LGPL", "LGPL-2.1");

    /** A library of the class path, by the folders of a Maven repository: name, version, file. */
    private static String library(String jar) {
        Path version = Path.of(jar).toAbsolutePath().getParent();
        return version.getParent().getFileName() + " " + version.getFileName();
    }

    private static List<Path> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> FOR_TESTS.stream().noneMatch(library(entry)::startsWith))
                .map(Path::of)
                .toList();
    }

    @Test
    void theLicencesAreThoseThatTheMakersState() throws IOException {
        Map<String, String> listed = Part.all().stream()
                .collect(Collectors.toMap(part -> part.name() + " " + part.version(), Part::licence));
        for (Path jar : jars()) {
            for (String stated : PomLicences.of(jar)) {
                String name = NAMES.keySet().stream()
                        .filter(stated::contains)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(jar + " has an unknown licence: " + stated));
                assertThat(listed.get(library(jar.toString())))
                        .as("%s: %s", jar, stated)
                        .contains(NAMES.get(name));
            }
        }
    }

    /** The test above would hold by itself where descriptions are not found. */
    @Test
    void thisBuildsLibrariesHaveDescriptionsThatStateALicence() throws IOException {
        for (Path jar : jars()) {
            assertThat(PomLicences.of(jar)).as(jar.toString()).isNotEmpty();
        }
    }

    @Test
    void allLibrariesOfTheBuildAreListedAndNoOthers() {
        Set<String> built =
                jars().stream().map(jar -> library(jar.toString())).collect(Collectors.toCollection(TreeSet::new));
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
