package latentatlas.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import latentatlas.archive.CsvFile;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.problem.ProblemException;
import latentatlas.vae.BatchCoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "encode", mixinStandardHelpOptions = true, description = "Write the codes of images as CSV.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class EncodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A model file.")
    private Path file;

    @Mixin
    private ImagesOption images;

    @Option(names = "--out", required = true, description = "The CSV file to write.")
    private Path out;

    @Override
    public Integer call() throws ProblemException {
        StoredModel stored = ModelFile.read(file);
        ImageSet set = images.open(stored);
        int latent = stored.model().architecture().latent();
        float[] codes = new float[set.size() * latent];
        try (BatchCoder coder =
                BatchCoder.parallel(stored.model(), Runtime.getRuntime().availableProcessors())) {
            coder.encode(set, IntStream.range(0, set.size()).toArray(), codes, new float[codes.length]);
        }
        CsvFile.codes(out, set, codes, latent);
        return 0;
    }
}
