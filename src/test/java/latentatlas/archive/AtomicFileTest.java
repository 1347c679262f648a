package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import latentatlas.file.AtomicFile;
import latentatlas.file.ProcessMark;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeTheOldFile() throws IOException {
        file = folder.resolve("kept.txt");
        Files.writeString(file, "old");
    }

    @Test
    void theNewContentReplacesTheOld() throws Exception {
        AtomicFile.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertEquals("new", Files.readString(file));
        assertAlone();
    }

    @Test
    void aDiskThatFillsUpLeavesTheOldFileAndNothingElse() throws IOException {
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }));
        assertTrue(problem.what().contains("the disk is full"), problem.what());
        assertEquals(file.toString(), problem.where());
        assertEquals("old", Files.readString(file));
        assertAlone();
    }

    @Test
    void aFaultInTheProgramLeavesTheOldFileAndNothingElse() throws IOException {
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, out -> {
                    throw new IllegalStateException();
                }));
        assertEquals("old", Files.readString(file));
        assertAlone();
    }

    @Test
    void aLinkStaysALinkToTheNewContent() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        AtomicFile.write(link, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
        assertFalse(Files.isSymbolicLink(file));
    }

    @Test
    void othersMayReadTheFileAsAnyOtherFile() throws Exception {
        Assumptions.assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
        Path ordinary = Files.createFile(folder.resolve("ordinary"));
        Path fresh = folder.resolve("fresh");
        AtomicFile.write(fresh, out -> out.write(1));
        assertEquals(permissions(ordinary), permissions(fresh));
    }

    @Test
    void aPrivateFileStaysPrivate() throws Exception {
        Assumptions.assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
        Set<PosixFilePermission> mine = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        Files.setPosixFilePermissions(file, mine);
        AtomicFile.write(file, out -> out.write(1));
        assertEquals(mine, permissions(file));
    }

    private static Set<PosixFilePermission> permissions(Path path) throws IOException {
        return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    void whatAKilledSaverLeftIsRemovedAfterADayAndWhatAnotherIsWritingStays() throws Exception {
        Path abandoned = Files.createFile(folder.resolve(".kept.txt.1234.part"));
        Path recent = Files.createFile(folder.resolve(".kept.txt.5678.part"));
        Path foreign = Files.createFile(folder.resolve(".other.txt.1234.part"));
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(abandoned, old);
        Files.setLastModifiedTime(foreign, old);
        AtomicFile.write(file, out -> out.write(1));
        assertFalse(Files.exists(abandoned));
        assertTrue(Files.exists(recent));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void whatASaverLeftWhoseProcessIsGoneIsRemovedAMinuteLater() throws Exception {
        String unique = ".00000000-0000-0000-0000-000000000000.part";
        Path gone = Files.createFile(folder.resolve(".kept.txt.1-1" + unique));
        Path elsewhere = Files.createFile(folder.resolve(".kept.txt.2-2" + unique));
        Path living =
                Files.createFile(folder.resolve(".kept.txt." + ProcessMark.own().text() + unique));
        FileTime minutes = FileTime.from(Instant.now().minus(Duration.ofMinutes(2)));
        Files.setLastModifiedTime(gone, minutes);
        Files.setLastModifiedTime(living, minutes);
        AtomicFile.write(file, out -> out.write(1));
        assertFalse(Files.exists(gone));
        assertTrue(Files.exists(elsewhere), "a process of another machine may be writing it");
        assertTrue(Files.exists(living));
    }

    @Test
    void aMarkTellsAProcessThatLivesFromOneThatIsGone() {
        assertFalse(ProcessMark.own().gone());
        ProcessMark reused =
                new ProcessMark(ProcessMark.own().pid(), ProcessMark.own().start() - 60_000);
        assertTrue(reused.gone(), "the number was another process's");
        assertEquals(
                ProcessMark.own(), ProcessMark.parse(ProcessMark.own().text()).orElseThrow());
        assertTrue(ProcessMark.parse("12-").isEmpty());
    }

    @Test
    void aMissingFolderIsMadeUnlessAFileHasItsName() throws Exception {
        Path deep = folder.resolve("none").resolve("either").resolve("x");
        AtomicFile.write(deep, out -> out.write(7));
        assertEquals(1, Files.size(deep));
        ProblemException problem =
                assertThrows(ProblemException.class, () -> AtomicFile.write(deep.resolve("y"), out -> {}));
        assertEquals("a file has the name of its folder", problem.what());
    }

    @Test
    void aFolderIsNotReplacedByAFile() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        assertThrows(ProblemException.class, () -> AtomicFile.write(inner, out -> out.write(1)));
        assertTrue(Files.isDirectory(inner));
    }

    @Test
    void savingOneModelFromManyThreadsAtOnceLeavesOneWholeModel() throws Exception {
        Path model = folder.resolve("model.latent");
        int savers = 4;
        int rounds = 25;
        List<StoredModel> models = new ArrayList<>();
        for (int i = 0; i < savers; i++) {
            models.add(Models.full(100 + i));
        }
        ModelFile.write(model, models.get(0));
        ExecutorService threads = Executors.newFixedThreadPool(savers);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> done = new ArrayList<>();
            for (StoredModel each : models) {
                done.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < rounds; i++) {
                        ModelFile.write(model, each);
                        ModelFile.read(model);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        byte[] left = Files.readAllBytes(model);
        assertTrue(models.stream().anyMatch(m -> java.util.Arrays.equals(left, bytes(m))));
    }

    private static byte[] bytes(StoredModel model) {
        try {
            return Models.bytes(model);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertAlone() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
