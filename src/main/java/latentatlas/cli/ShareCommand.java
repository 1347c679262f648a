package latentatlas.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.Share;
import latentatlas.archive.ShareLink;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "share", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ShareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--out")
    private @Nullable Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        Share share = Share.of(ModelFile.read(file));
        if (out != null) {
            ShareLink.write(out, share);
        }
        spec.commandLine().getOut().println(ShareLink.of(share));
        return 0;
    }
}
