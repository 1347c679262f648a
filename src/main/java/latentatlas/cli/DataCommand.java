package latentatlas.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import latentatlas.archive.IdxWriter;
import latentatlas.image.DigitWriter;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.Downloader;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.image.files.DataSets;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        subcommands = {DataCommand.Export.class, DataCommand.Known.class, DataCommand.Download.class})
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class DataCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), Message.text("cli.data.what"));
    }

    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class Known implements Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() {
            DataCache cache = DataCache.ofUser();
            PrintWriter out = spec.commandLine().getOut();
            row(out, DataSets.BUILTIN, Message.text("cli.built-in"), Message.text("cli.built-in.where"));
            for (RemoteDataSet set : RemoteDataSet.ALL) {
                String where = cache.holds(set)
                        ? Message.text("cli.data.held", cache.folder(set))
                        : Message.text("cli.data.not-held", set.megabytes());
                row(out, set.name(), set.title(), where);
                out.printf("%32s  %s. %s%n", "", set.licence(), set.citation());
            }
            return 0;
        }

        private static void row(PrintWriter out, String name, String title, String where) {
            out.println(Columns.padded(name, 16) + Columns.padded(title, 18) + where);
        }
    }

    @Command(name = "download", mixinStandardHelpOptions = true)
    static final class Download implements Callable<Integer> {
        private static final Duration TIMEOUT = Duration.ofSeconds(30);

        @Parameters(paramLabel = "NAME", descriptionKey = "name")
        private String name;

        @Option(names = "--from")
        private @Nullable URI from;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() throws ProblemException {
            RemoteDataSet set = RemoteDataSet.named(name)
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            spec.commandLine(), Message.text("cli.data.unknown", name)));
            PrintWriter err = spec.commandLine().getErr();
            err.printf("%s: %s. %s%n", set.title(), set.licence(), set.citation());
            AtomicLong told = new AtomicLong(-1);
            Path folder = new Downloader(DataCache.ofUser(), TIMEOUT).fetch(set, mirrors(set), (done, total) -> {
                long percent = 100 * done / total;
                if (told.getAndSet(percent) != percent) {
                    err.print("\r" + Message.text("cli.data.percent", percent));
                    err.flush();
                }
                return true;
            });
            err.println();
            spec.commandLine().getOut().println(folder);
            return 0;
        }

        private List<URI> mirrors(RemoteDataSet set) {
            if (from == null) {
                return set.mirrors();
            }
            String folder = from.toString();
            return List.of(folder.endsWith("/") ? from : URI.create(folder + "/"));
        }
    }

    @Command(name = "export", mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        private static final int MOST = 2_000_000;

        @Parameters(paramLabel = "NAME", descriptionKey = "name")
        private String name;

        @Option(names = "--count", defaultValue = "20000")
        private int count;

        @Option(names = "--seed", defaultValue = "1")
        private long seed;

        @Option(names = "--out", required = true)
        private Path out;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() throws ProblemException {
            if (!name.equals("builtin")) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), Message.text("cli.export.only-builtin", name));
            }
            if (count < 1 || count > MOST) {
                throw new CommandLine.ParameterException(spec.commandLine(), Message.text("cli.count-to", MOST));
            }
            IdxWriter.write(out, "train", DigitWriter.images(count, seed));
            return 0;
        }
    }
}
