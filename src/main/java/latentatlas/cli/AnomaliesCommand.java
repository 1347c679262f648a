package latentatlas.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import latentatlas.archive.CsvFile;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.measure.Strangeness;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "anomalies", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class AnomaliesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Mixin
    private ImagesOption images;

    @Option(names = "--score")
    private @Nullable Strangeness score;

    @Option(names = "--out", required = true)
    private Path out;

    @Option(names = "--top")
    private int top = Integer.MAX_VALUE;

    @Option(names = "--odd")
    private @Nullable String odd;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        if (top < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.at-least-one", "--top", top));
        }
        StoredModel stored = ModelFile.read(file);
        Strangeness chosen = chosen(stored);
        ImageSet set = images.open(stored);
        if (odd != null && !set.labelNames().contains(odd)) {
            throw new CommandLine.ParameterException(spec.commandLine(), Message.text("cli.no-label", "--odd", odd));
        }
        double[] scores = chosen.of(
                stored.model(), stored.codes(), set, Runtime.getRuntime().availableProcessors(), () -> true);
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(top)
                .mapToInt(Integer::intValue)
                .toArray();
        CsvFile.anomalies(out, set, order, scores);
        if (odd != null) {
            int label = set.labelNames().indexOf(odd);
            boolean[] strange = new boolean[scores.length];
            for (int i = 0; i < strange.length; i++) {
                strange[i] = set.label(i) == label;
            }
            spec.commandLine()
                    .getOut()
                    .println(Message.text(
                            "cli.roc",
                            odd,
                            chosen.title(),
                            Figures.fixed(Strangeness.areaUnderCurve(scores, strange), 4)));
        }
        return 0;
    }

    private Strangeness chosen(StoredModel stored) throws ProblemException {
        Strangeness wanted = score;
        if (wanted == null) {
            return Arrays.stream(Strangeness.values())
                    .filter(each -> each == Strangeness.LIKELIHOOD || each == Strangeness.RECONSTRUCTION)
                    .filter(each -> each.possible(stored.model()))
                    .findFirst()
                    .orElseThrow();
        }
        if (!wanted.possible(stored.model())) {
            throw new ProblemException(
                    Message.of("cli.noLikelihood", stored.plan().kind()),
                    file,
                    Message.of("cli.scoreWithoutDistribution"));
        }
        if (wanted == Strangeness.RARITY && stored.codes().length == 0) {
            throw new ProblemException(Message.of("cli.noCodes"), file, Message.of("cli.otherScore"));
        }
        return wanted;
    }
}
