package latentatlas.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import latentatlas.archive.Json;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.DataSet;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.training.EpochFigures;
import latentatlas.training.Losses;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "info", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class InfoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--json")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        StoredModel stored = ModelFile.read(file);
        JsonNode facts = Json.tree(Facts.of(stored, json ? stored.dataName() : DataSet.title(stored.dataName())));
        if (json) {
            spec.commandLine().getOut().println(facts);
        } else {
            facts.fields()
                    .forEachRemaining(fact -> spec.commandLine()
                            .getOut()
                            .println(Columns.padded(Message.text("cli.info." + fact.getKey()), 22)
                                    + fact.getValue().asText()));
        }
        return 0;
    }

    /** What is said. */
    private record Facts(
            String model,
            String layers,
            long parameters,
            String activation,
            String likelihood,
            double beta,
            double learningRate,
            int batch,
            long seed,
            String data,
            String images,
            int codes,
            int epochs,
            @Nullable Double trainNegativeElbo,
            @Nullable Double trainReconstruction) {
        static Facts of(StoredModel stored, String data) {
            TrainingPlan plan = stored.plan();
            List<EpochFigures> epochs = stored.history().epochs();
            Losses last =
                    epochs.isEmpty() ? null : epochs.get(epochs.size() - 1).train();
            boolean bound = plan.kind() == ModelKind.VAE;
            return new Facts(
                    plan.kind().name().toLowerCase(Locale.ROOT),
                    stored.model().architecture().summary(),
                    stored.model().parameters(),
                    plan.activation().name().toLowerCase(Locale.ROOT),
                    plan.likelihood().name().toLowerCase(Locale.ROOT),
                    plan.beta(),
                    plan.learningRate(),
                    plan.batch(),
                    plan.seed(),
                    data,
                    stored.shape().toString(),
                    stored.labels().length,
                    epochs.size(),
                    last == null || !bound ? null : Rounded.figure(last.negativeElbo()),
                    last == null || bound ? null : Rounded.figure(last.reconstruction()));
        }
    }
}
