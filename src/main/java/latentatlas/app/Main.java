package latentatlas.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import latentatlas.archive.ModelFile;
import latentatlas.archive.ShareLink;
import latentatlas.cli.AtlasCommand;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.session.LogFile;
import latentatlas.session.Settings;
import org.jspecify.annotations.Nullable;

/** Where the program starts: a command line with a command runs it; without one, or with a file, the window opens. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] line) {
        LanguageFlag flag;
        try {
            flag = LanguageFlag.in(line);
        } catch (ProblemException e) {
            Language.speak(Language.ofSystem());
            System.err.println("latent-atlas: " + e.line());
            System.exit(WRONG_USE);
            return;
        }
        String[] arguments = flag.others().toArray(String[]::new);
        if (arguments.length == 0 || (arguments.length == 1 && opensInWindow(arguments[0]))) {
            openWindow(arguments, flag.language());
            return;
        }
        Language.speak(
                flag.language() != null
                        ? flag.language()
                        : Settings.ofUser().language().orElse(Language.ofSystem()));
        // Pictures are painted in memory. Otherwise AWT looks for the screen that the environment names, and fails
        // without it.
        System.setProperty("java.awt.headless", "true");
        System.exit(AtlasCommand.run(arguments));
    }

    private static void openWindow(String[] arguments, @Nullable Language language) {
        if (!hasDisplay()) {
            Language.speak(language != null ? language : Language.ofSystem());
            System.err.println(Message.text("app.noDisplay"));
            System.exit(FAILED);
        }
        LogFile.start(Settings.folder().resolve("log"));
        if (!Rehearsal.wanted() && Doorbells.ofUser().ring(arguments.length == 0 ? "" : whole(arguments[0]))) {
            return;
        }
        AtlasApp.run(arguments, language);
    }

    /** A path as a process in another folder understands it. */
    static String whole(String path) {
        return ShareLink.like(path) ? path : Path.of(path).toAbsolutePath().toString();
    }

    /** A model, or images of any kind; a folder that bears a command's name is not meant. */
    static boolean opensInWindow(String argument) {
        try {
            return argument.endsWith(ModelFile.EXTENSION)
                    || argument.endsWith(ShareLink.EXTENSION)
                    || ShareLink.like(argument)
                    || (Files.exists(Path.of(argument)) && !AtlasCommand.isCommand(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Other systems than Linux always have one; tests bring their own. */
    private static boolean hasDisplay() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean unix = !system.contains("win") && !system.contains("mac");
        boolean headless = System.getProperty("monocle.platform") != null;
        return !unix || headless || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
