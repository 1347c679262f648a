package latentatlas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import latentatlas.archive.Json;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.image.drawing.DigitRecipe;
import latentatlas.image.drawing.Drawing;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unfit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "draw", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class DrawCommand implements Callable<Integer> {
    private static final Message FORM = Message.of("cli.formOfDrawings");
    private static final long LARGEST = 64L << 20;

    @Parameters(paramLabel = "STROKES.json", descriptionKey = "file")
    private Path file;

    @Option(names = "--out", required = true)
    private Path out;

    @Override
    public Integer call() throws ProblemException {
        List<byte[]> images = new ArrayList<>();
        for (Drawing drawing : drawings()) {
            int number = images.size();
            images.add(DigitRecipe.image(drawing)
                    .orElseThrow(() -> new ProblemException(
                            Message.of("cli.emptyDrawing", number), file, Message.of("cli.removeDrawing"))));
        }
        byte[] all = new byte[images.size() * ImageShape.MNIST.values()];
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(images.get(i), 0, all, i * ImageShape.MNIST.values(), ImageShape.MNIST.values());
        }
        Pixels pixels = Pixels.of(all, ImageShape.MNIST.values());
        ImageFiles.write(out, "drawing", new ImageSet(ImageShape.MNIST, pixels, null, List.of()));
        return 0;
    }

    private List<Drawing> drawings() throws ProblemException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ProblemException(Message.of("cli.largerThan", LARGEST), file, FORM);
            }
            double[][][][] drawings =
                    Json.read(Files.readAllBytes(file), Message.text("cli.the-file"), double[][][][].class);
            if (drawings.length == 0) {
                throw new ProblemException(Message.of("cli.noDrawings"), file, FORM);
            }
            return Stream.of(drawings)
                    .map(strokes -> new Drawing(
                            Stream.of(strokes).map(DrawCommand::stroke).toList()))
                    .toList();
        } catch (IOException | Unfit e) {
            throw new ProblemException(
                    Message.of("cli.drawingsUnreadable", String.valueOf(e.getMessage())), file, FORM, e);
        }
    }

    private static double[] stroke(double[][] points) {
        for (double[] point : points) {
            if (point.length != 2) {
                throw new Unfit(Message.of("cli.point", Arrays.toString(point)));
            }
        }
        return Stream.of(points).flatMapToDouble(DoubleStream::of).toArray();
    }
}
