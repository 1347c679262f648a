package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javafx.stage.Stage;
import latentatlas.archive.IdxWriter;
import latentatlas.image.DigitWriter;
import latentatlas.image.Form;
import latentatlas.message.Language;
import latentatlas.session.Settings;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The program's window, opened for a test on settings of its own and closed after it: a new one for each test, or one for all
 * tests of a class that registers it in a static field. A test gets its robot as a parameter.
 */
final class OpenWindow
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final int CLOSING_MILLIS = 60_000;

    private final BiFunction<Stage, Settings, AtlasWindow> maker;
    private final FxRobot robot = new FxRobot();
    private int digits;
    private boolean ofAllTests;
    private Path folder;
    private Stage stage;
    private AtlasWindow window;

    OpenWindow() {
        this(1);
    }

    OpenWindow(int threads) {
        this((stage, settings) -> new AtlasWindow(stage, threads, 1, settings));
    }

    OpenWindow(BiFunction<Stage, Settings, AtlasWindow> maker) {
        this.maker = maker;
    }

    /** With so few digits instead of all that are built in, that an epoch is short. */
    OpenWindow withDigits(int count) {
        digits = count;
        return this;
    }

    AtlasWindow window() {
        return window;
    }

    Stage stage() {
        return stage;
    }

    /** A folder for the test's own files, gone after it. */
    Path folder() {
        return folder;
    }

    /** As the next start would find them. */
    Settings settings() {
        return new Settings(folder.resolve("settings.json"));
    }

    /** Waits for the images and the model that the program starts with. */
    void ready() throws Exception {
        waitUntil(() -> window.session().workspace().data() != null
                && window.session().workspace().exhibit() != null
                && !Screen.text(robot, ".file-name").isEmpty());
        Screen.waitForLayout(robot, stage);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        ofAllTests = true;
        open();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (!ofAllTests) {
            open();
        }
    }

    private void open() throws Exception {
        folder = Files.createTempDirectory("window");
        Settings settings = settings();
        if (digits > 0) {
            Path few = Files.createDirectory(folder.resolve("few digits"));
            IdxWriter.write(few, "train", DigitWriter.images(digits, 1));
            settings.set(Remembered.DATA, new Remembered.Data(few.toString(), Form.GREY));
            settings.save();
        }
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            window = maker.apply(stage, settings);
            window.show();
        });
        Screen.waitForLayout(robot, stage);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        FxToolkit.cleanupInput(robot);
        if (!ofAllTests) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        close();
    }

    private void close() throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(CLOSING_MILLIS, () -> window.close());
        Language.speak(Language.ENGLISH);
        FxToolkit.cleanupStages();
        WaitForAsyncUtils.waitForFxEvents();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FxRobot.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return robot;
    }
}
