package latentatlas.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.problem.ProblemException;
import latentatlas.training.EpochFigures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "info", mixinStandardHelpOptions = true, description = "Say what a model file holds.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class InfoCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A model file.")
    private Path file;

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        ObjectNode facts = facts(ModelFile.read(file));
        if (json) {
            spec.commandLine().getOut().println(facts);
        } else {
            facts.fields()
                    .forEachRemaining(fact -> spec.commandLine()
                            .getOut()
                            .printf(
                                    Locale.ROOT,
                                    "%-16s %s%n",
                                    fact.getKey().replace('_', ' '),
                                    fact.getValue().asText()));
        }
        return 0;
    }

    private static ObjectNode facts(StoredModel stored) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("model", stored.plan().kind().name().toLowerCase(Locale.ROOT));
        node.put("layers", stored.model().architecture().summary());
        node.put("parameters", stored.model().parameters());
        node.put("activation", stored.plan().activation().name().toLowerCase(Locale.ROOT));
        node.put("likelihood", stored.plan().likelihood().name().toLowerCase(Locale.ROOT));
        node.put("beta", stored.plan().beta());
        node.put("learning_rate", stored.plan().learningRate());
        node.put("batch", stored.plan().batch());
        node.put("seed", stored.plan().seed());
        node.put("data", stored.dataName());
        node.put("images", stored.shape().toString());
        node.put("codes", stored.labels().length);
        List<EpochFigures> epochs = stored.history().epochs();
        node.put("epochs", epochs.size());
        if (!epochs.isEmpty()) {
            node.put(
                    "train_negative_elbo",
                    Json.round(epochs.get(epochs.size() - 1).train().negativeElbo(), 1e4));
        }
        return node;
    }
}
