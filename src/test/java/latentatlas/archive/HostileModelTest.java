package latentatlas.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import latentatlas.Hostile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models from strangers, who can make seals and checksums too. */
@Tag("long")
class HostileModelTest {
    private static final int DIGEST = 64;
    private static final String TEXT = "model.json";

    @TempDir
    private Path folder;

    private void read(byte[] content) throws Exception {
        Path file = Files.write(folder.resolve("x.latent"), content);
        ModelFile.read(file);
    }

    private static byte[] model() throws Exception {
        return Models.bytes(Models.full(11).with(Models.timeline()));
    }

    @Test
    void wholeFiles() throws Exception {
        Hostile.attack("latent", List.of(model()), this::read);
    }

    /** The zip itself: its entries, their names, sizes and order. */
    @Test
    void zipsUnderAValidSeal() throws Exception {
        Hostile.attack("latent-zip", List.of(model()), content -> {
            read(content.length > DIGEST ? ModelFileDamageTest.resealed(content) : content);
        });
    }

    @Test
    void textUnderAValidSeal() throws Exception {
        Map<String, byte[]> entries = ModelFileDamageTest.entries(model());
        Hostile.attack("latent-" + TEXT, List.of(entries.get(TEXT)), content -> {
            entries.put(TEXT, content);
            read(ModelFileDamageTest.zip(entries));
        });
    }

    @Test
    void arraysUnderAValidSealAndChecksum() throws Exception {
        attackArray("codes");
        attackArray("labels");
        attackArray("encoder_0_weights");
        attackArray("timeline_weights");
        attackArray("timeline_labels");
    }

    private void attackArray(String name) throws Exception {
        Map<String, byte[]> entries = ModelFileDamageTest.entries(model());
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode text = (ObjectNode) mapper.readTree(entries.get(TEXT));
        String entry = name + ".npy";
        Hostile.attack("latent-" + entry, List.of(entries.get(entry)), content -> {
            ((ObjectNode) text.get("crc32")).put(name, SealedZip.crc(content));
            entries.put(TEXT, mapper.writeValueAsBytes(text));
            entries.put(entry, content);
            read(ModelFileDamageTest.zip(entries));
        });
    }
}
