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
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Work with data sets.",
        subcommands = {DataCommand.Export.class, DataCommand.Known.class, DataCommand.Download.class})
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class DataCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name what to do with data: list, download or export");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List the data sets known by name.")
    static final class Known implements Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() {
            DataCache cache = DataCache.ofUser();
            PrintWriter out = spec.commandLine().getOut();
            out.printf("%-14s  %-16s  %s%n", DataSets.BUILTIN, "Built-in digits", "made by the program");
            for (RemoteDataSet set : RemoteDataSet.ALL) {
                String where =
                        cache.holds(set) ? "in " + cache.folder(set) : "not downloaded yet, " + set.megabytes() + " MB";
                out.printf("%-14s  %-16s  %s%n", set.name(), set.title(), where);
                out.printf("%32s  %s. %s%n", "", set.licence(), set.citation());
            }
            return 0;
        }
    }

    @Command(
            name = "download",
            mixinStandardHelpOptions = true,
            description = "Fetch a data set into the cache, to be named by --data.")
    static final class Download implements Callable<Integer> {
        private static final Duration TIMEOUT = Duration.ofSeconds(30);

        @Parameters(paramLabel = "NAME", description = "mnist, fashion-mnist, kmnist or emnist")
        private String name;

        @Option(names = "--from", description = "A folder on the web that holds the files, in place of the usual ones.")
        private @Nullable URI from;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() throws ProblemException {
            RemoteDataSet set = RemoteDataSet.named(name)
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            spec.commandLine(), "there is no data set \"" + name + "\" to download; see data list"));
            PrintWriter err = spec.commandLine().getErr();
            err.printf("%s: %s. %s%n", set.title(), set.licence(), set.citation());
            AtomicLong told = new AtomicLong(-1);
            Path folder = new Downloader(DataCache.ofUser(), TIMEOUT).fetch(set, mirrors(set), (done, total) -> {
                long percent = 100 * done / total;
                if (told.getAndSet(percent) != percent) {
                    err.printf("\r%d %%", percent);
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

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Write built-in digits as IDX files.")
    static final class Export implements Callable<Integer> {
        private static final int MOST = 2_000_000;

        @Parameters(paramLabel = "NAME", description = "builtin")
        private String name;

        @Option(names = "--count", defaultValue = "20000", description = "Images. Default: ${DEFAULT-VALUE}.")
        private int count;

        @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
        private long seed;

        @Option(names = "--out", required = true, description = "The folder to write to.")
        private Path out;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() throws ProblemException {
            if (!name.equals("builtin")) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "\"" + name + "\" cannot be exported, only builtin");
            }
            if (count < 1 || count > MOST) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--count must be 1 to " + MOST);
            }
            IdxWriter.write(out, "train", DigitWriter.images(count, seed));
            return 0;
        }
    }
}
