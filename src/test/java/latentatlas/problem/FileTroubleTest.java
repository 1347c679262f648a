package latentatlas.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import latentatlas.file.AtomicFile;
import latentatlas.message.Language;
import latentatlas.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileTroubleTest {
    static Stream<Arguments> told() {
        String file = "/a/b.latent";
        return Stream.of(
                Arguments.of(new AccessDeniedException(file), "problem.denied"),
                Arguments.of(new NoSuchFileException(file), "problem.noFile"),
                Arguments.of(new FileNotFoundException(file + " (Permission denied)"), "problem.denied"),
                Arguments.of(new FileSystemException(file, null, "Read-only file system"), "problem.diskReadOnly"),
                Arguments.of(new FileSystemException(file, null, "Too many open files"), "problem.tooManyOpen"),
                Arguments.of(new IOException("No space left on device"), "problem.diskFull"),
                Arguments.of(new IOException("There is not enough space on the disk"), "problem.diskFull"),
                Arguments.of(
                        new FileSystemException(
                                file,
                                null,
                                "The process cannot access the file because it is being used by another process"),
                        "problem.inUse"));
    }

    @ParameterizedTest
    @MethodSource("told")
    void whatTheSystemRefusesIsToldInTheProgramsWords(IOException failure, String words) {
        assertThat(FileTrouble.why(failure).text()).isEqualTo(Message.text(words));
    }

    @Test
    void otherWordsAreTheSystemsWithoutTheFilesName() {
        assertThat(FileTrouble.why(new FileSystemException("/a/b.latent", null, "设备忙"))
                        .text())
                .isEqualTo("设备忙");
        assertThat(FileTrouble.why(new IOException("gone with the tape")).text())
                .isEqualTo("gone with the tape");
        assertThat(FileTrouble.why(new ClosedChannelException()).text()).contains("ClosedChannel");
    }

    @Test
    void aNameThatIsTooLongForTheDiskIsCalledThat(@TempDir Path folder) {
        Path file = folder.resolve("n".repeat(250) + ".latent");
        ProblemException problem =
                assertThrows(ProblemException.class, () -> AtomicFile.write(file, out -> out.write(1)));
        assertThat(problem.what()).contains(Message.text("problem.nameTooLong"));
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void chineseReadersReadChinese(@TempDir Path folder) {
        ProblemException problem = assertThrows(
                ProblemException.class, () -> AtomicFile.write(folder.resolve("n".repeat(250)), out -> out.write(1)));
        Language.speak(Language.CHINESE);
        try {
            assertThat(problem.what()).doesNotContainPattern("[a-z]{3}");
        } finally {
            Language.speak(Language.ENGLISH);
        }
    }
}
