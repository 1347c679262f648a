package latentatlas.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import latentatlas.Hostile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models from strangers, who can make seals and checksums too. */
class HostileModelTest {
    @TempDir
    private Path folder;

    private void read(byte[] content) throws Exception {
        Path file = Files.write(folder.resolve("x.latent"), content);
        ModelFile.read(file);
    }

    private static byte[] model() throws Exception {
        return ModelFile.bytes(Models.full(11).with(Models.timeline()));
    }

    @Test
    void wholeFiles() throws Exception {
        Hostile.attack("latent", List.of(model()), this::read);
    }

    @Test
    void textUnderAValidSeal() throws Exception {
        attackEntry("model.json");
    }

    @Test
    void arraysUnderAValidSeal() throws Exception {
        attackEntry("codes.npy");
        attackEntry("labels.npy");
    }

    private void attackEntry(String name) throws Exception {
        Map<String, byte[]> entries = ModelFileDamageTest.entries(model());
        byte[] whole = entries.get(name);
        Hostile.attack("latent-" + name, List.of(whole), content -> {
            entries.put(name, content);
            read(ModelFileDamageTest.zip(entries));
        });
    }
}
