package latentatlas.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.latent.LatentPath;
import latentatlas.latent.Lift;
import latentatlas.latent.PathFinder;
import latentatlas.latent.PathKind;
import latentatlas.message.Message;
import latentatlas.picture.GifFile;
import latentatlas.picture.PngFile;
import latentatlas.problem.ProblemException;
import latentatlas.vae.Metric;
import latentatlas.vae.ModelPlane;
import latentatlas.vae.Refiner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "interpolate", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class InterpolateCommand implements Callable<Integer> {
    private static final int MOST_FRAMES = 1000;
    private static final int FRAME_MILLIS = 60;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--from", required = true)
    private Path from;

    @Option(names = "--to", required = true)
    private Path to;

    @Option(names = "--path", defaultValue = "geodesic")
    private PathKind path;

    @Option(names = "--metric", defaultValue = "euclidean")
    private Metric metric;

    @Option(names = "--frames", defaultValue = "16")
    private int frames;

    @Option(names = "--out", required = true)
    private Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (frames < 2 || frames > MOST_FRAMES || !(name.endsWith(".gif") || name.endsWith(".png"))) {
            throw new CommandLine.ParameterException(spec.commandLine(), Message.text("cli.frames", MOST_FRAMES));
        }
        StoredModel stored = ModelFile.read(file);
        float[] images = new float[frames * stored.shape().values()];
        Lift lift = new Lift(stored.model().plane(), code(stored, from), code(stored, to));
        try (ModelPlane plane = new ModelPlane(stored.model(), lift)) {
            LatentPath found =
                    new PathFinder(plane.in(metric), stored.encoded(), lift).find(path, lift.from(), lift.to(), frames);
            plane.decode(found.points(), images);
        }
        if (name.endsWith(".png")) {
            PngFile.write(out, images, stored.shape(), 1, frames);
        } else {
            BufferedImage strip = PngFile.tiled(images, stored.shape(), 1, frames);
            List<BufferedImage> film = new ArrayList<>();
            for (int i = 0; i < frames; i++) {
                film.add(strip.getSubimage(
                        i * stored.shape().width(),
                        0,
                        stored.shape().width(),
                        stored.shape().height()));
            }
            GifFile.write(out, film, FRAME_MILLIS);
        }
        return 0;
    }

    private static float[] code(StoredModel stored, Path image) throws ProblemException {
        float[] intensities = Intensities.read(image, stored.shape());
        int latent = stored.model().architecture().latent();
        float[] mean = new float[latent];
        stored.model().newEncoder().encode(intensities, mean, new float[latent]);
        return new Refiner(stored.model(), stored.settings().beta()).refine(intensities, mean);
    }
}
