package latentatlas.image.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import latentatlas.image.DataSet;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.image.download.RemoteFile;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets that are named and lie in the cache, whose place hangs on the user's home. */
class DownloadedSetTest {
    private final String usual = System.getProperty("user.home");

    @TempDir
    private Path home;

    @BeforeEach
    void moveHome() {
        System.setProperty("user.home", home.toString());
        assumeTrue(
                DataCache.ofUser().folder(RemoteDataSet.MNIST).startsWith(home),
                "a variable of the environment names the cache");
    }

    @AfterEach
    void moveBack() {
        System.setProperty("user.home", usual);
    }

    private static byte[] idx(int images) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x803);
        out.writeInt(images);
        out.writeInt(28);
        out.writeInt(28);
        out.write(new byte[images * 784]);
        return bytes.toByteArray();
    }

    private static byte[] labels(int... labels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x801);
        out.writeInt(labels.length);
        for (int label : labels) {
            out.write(label);
        }
        return bytes.toByteArray();
    }

    private static void put(RemoteDataSet set, byte[]... contents) throws IOException {
        Path folder = Files.createDirectories(DataCache.ofUser().folder(set));
        for (int i = 0; i < contents.length; i++) {
            RemoteFile file = set.files().get(i);
            Files.write(folder.resolve(file.name()), contents[i]);
        }
    }

    @Test
    void whatIsNotThereSaysHowToFetchIt() {
        ProblemException problem = assertThrows(ProblemException.class, () -> DataSets.open("fashion-mnist"));
        assertThat(problem.what()).contains("Fashion-MNIST");
        assertThat(problem.nextStep()).contains("fashion-mnist");
        assertThat(DataSets.present("fashion-mnist")).isFalse();
        assertThat(DataSets.present("builtin")).isTrue();
    }

    @Test
    void whatIsThereIsOpenedByItsNameWithItsLabelsNames() throws Exception {
        put(RemoteDataSet.FASHION, idx(3), labels(0, 9, 1), idx(2), labels(2, 3));
        assertThat(DataSets.present("fashion-mnist")).isTrue();
        DataSet set = DataSets.open("fashion-mnist");
        assertThat(set.name()).isEqualTo("Fashion-MNIST");
        assertThat(set.train().size()).isEqualTo(3);
        assertThat(set.train().labelNames()).isEqualTo(RemoteDataSet.FASHION.labels());
        assertThat(set.test().labelNames()).isEqualTo(RemoteDataSet.FASHION.labels());
        assertThat(DataSets.sourceOf(set.name())).contains("fashion-mnist");
    }

    @Test
    void moreLabelsThanTheSetHasNamesForKeepTheirNumbers() throws Exception {
        put(RemoteDataSet.FASHION, idx(1), labels(10), idx(1), labels(0));
        assertThat(DataSets.open("fashion-mnist").train().labelNames()).isNotEqualTo(RemoteDataSet.FASHION.labels());
    }

    @Test
    void oneFileTooFewIsNoSet() throws Exception {
        put(RemoteDataSet.FASHION, idx(1), labels(1), idx(1));
        assertThat(DataSets.present("fashion-mnist")).isFalse();
        assertThrows(ProblemException.class, () -> DataSets.open("fashion-mnist"));
    }

    @Test
    void aSetIsNamedByItsTitle() {
        assertThat(DataSets.sourceOf("EMNIST letters")).contains("emnist:letters");
        assertThat(DataSets.sourceOf("MNIST")).contains("mnist");
        assertThat(DataSets.sourceOf("MNISTery")).isEmpty();
        assertThat(DataSets.sourceOf("my own")).isEmpty();
        assertThat(DataSets.sourceOf(latentatlas.image.DigitWriter.NAME)).contains(DataSets.BUILTIN);
    }

    @Test
    void whatCanBeOpenedWithoutAskingForAFormIsReady() throws Exception {
        Path folder = Files.createDirectories(home.resolve("pictures"));
        assertThat(DataSets.ready(folder)).isFalse();
        assertThat(DataSets.ready(home.resolve("a.NPZ"))).isTrue();
        assertThat(DataSets.ready(home.resolve("a.png"))).isFalse();
        put(RemoteDataSet.MNIST, idx(1), labels(1), idx(1), labels(1));
        assertThat(DataSets.ready(DataCache.ofUser().folder(RemoteDataSet.MNIST)))
                .isTrue();
    }
}
