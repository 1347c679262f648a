package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import latentatlas.message.Message;
import latentatlas.picture.Spacing;
import latentatlas.session.Workspace;
import latentatlas.ui.theme.TextSize;
import org.kordamp.ikonli.feather.Feather;

/** All commands of the window, by their places. */
final class Commands {
    final Command train;
    final Command trainOn;
    final Command pause;
    final Command resume;
    final Command step;
    final Command stop;
    final Command rewind;
    final Command open;
    final Command save;
    final Command theme;
    final Command compare;
    final List<Command> data;
    final List<Command> exports;
    final List<Command> help;
    final Map<TextSize, Command> textSizes = new EnumMap<>(TextSize.class);
    final List<Command> screen;
    private final List<Command> others;

    Commands(Actions actions) {
        train = Command.of("train", "Train", Feather.PLAY, "Train from the initial weights", actions::train)
                .when(Workspace::canTrain);
        trainOn = Command.of("train-on", "Train on", Feather.PLAY, "Go on from the model at hand", actions::trainOn)
                .when(Workspace::canTrainOn);
        pause = Command.of("pause", "Pause", Feather.PAUSE, "Hold the training", actions.session()::pause)
                .when(Workspace::canPause);
        resume = Command.of("resume", "Resume", Feather.PLAY, "Go on training", actions.session()::resume)
                .when(Workspace::canResume);
        step = Command.of("step", "Step", Feather.SKIP_FORWARD, "One batch, then pause", actions.session()::step)
                .when(Workspace::canResume);
        stop = Command.of("stop", "Stop", Feather.SQUARE, "End the training; its model stays", actions.session()::stop)
                .when(Workspace::canStop);
        rewind = Command.of(
                        "rewind",
                        "Rewind",
                        Feather.ROTATE_CCW,
                        "Start again from the same initial weights",
                        actions::train)
                .when(Workspace::canRewind);
        open = Command.of("open", "Open", null, "Open a model or images", actions::openModel)
                .on("Shortcut+O");
        save = Command.of("save", "Save", null, "Save the model as it is shown", actions::save)
                .on("Shortcut+S")
                .when(Workspace::canSave);
        theme = Command.of("theme", "Theme", Feather.SUN, "Light or dark", actions::switchTheme);
        data = List.of(
                Command.of("open-builtin", "Built-in digits", null, "Digits the program writes", actions::openBuiltin),
                Command.of(
                        "open-folder",
                        "Open a folder of pictures or IDX files…",
                        null,
                        "Train on images of your own",
                        actions::openFolder),
                Command.of(
                        "open-table",
                        "Open a file of images…",
                        null,
                        "Train on images of your own",
                        actions::openTable));
        exports = List.of(
                export("export-map", "Map as PNG (2x) or SVG…", actions.exports()::map),
                export(
                        "export-manifold",
                        "Manifold as PNG or SVG…",
                        () -> actions.exports().manifold(Spacing.LINEAR)),
                export(
                        "export-manifold-normal",
                        "Manifold by shares of the prior…",
                        () -> actions.exports().manifold(Spacing.NORMAL)),
                export("export-codes", "Codes as CSV…", actions.exports()::codes),
                export("export-history", "Loss history as CSV…", actions.exports()::history),
                export("export-onnx", "Encoder and decoder as ONNX…", actions.exports()::onnx),
                export("export-training", "Training as GIF…", actions.exports()::training)
                        .when(Workspace::hasPast),
                Command.of(
                                "save-history",
                                "Model with its training's history…",
                                null,
                                "Save the model with the moments under the timeline",
                                actions::saveHistory)
                        .when(now -> now.hasPast() && !now.inThePast()));
        compare = Command.of(
                        "compare",
                        "Compare…",
                        Feather.COLUMNS,
                        "The model side by side with others, of the same images",
                        actions::compare)
                .on("Shortcut+K")
                .when(Workspace::canSave);
        for (TextSize size : TextSize.values()) {
            textSizes.put(
                    size,
                    Command.of(
                            "text-" + size.percent(),
                            Message.text("screen.text-size.percent", size.percent()),
                            null,
                            Message.text("screen.text-size.meaning"),
                            () -> actions.display().choose(size)));
        }
        screen = List.of(
                Command.of(
                                "full-screen",
                                Message.text("screen.full"),
                                null,
                                Message.text("screen.full.meaning"),
                                actions.display()::toggleFullScreen)
                        .on("F11"),
                Command.of(
                                "present",
                                Message.text("screen.present"),
                                null,
                                Message.text("screen.present.meaning"),
                                actions.display()::togglePresenting)
                        .on("F5"));
        help = List.of(
                Command.of("shortcuts", "Keyboard shortcuts", null, "All keys on one page", actions::showShortcuts)
                        .on("F1"),
                Command.of("log", "Show the log", null, "The file to send with a report", actions::showLog),
                Command.of(
                        "about", Message.text("about.title"), null, Message.text("about.meaning"), actions::showAbout));
        others = List.of(
                Command.of(
                                "play-training",
                                "Play the training",
                                null,
                                "Run through the training of the model at hand, or stop",
                                actions::playTraining)
                        .on("H")
                        .when(Workspace::hasPast),
                Command.of(
                                "sample",
                                "Random sample",
                                null,
                                "Move the cursor to a sample from the prior",
                                actions::sample)
                        .on("R"),
                Command.of(
                                "sample-label",
                                Message.text("sample.command"),
                                null,
                                Message.text("sample.meaning"),
                                actions::sampleLabel)
                        .on("Shortcut+L")
                        .when(Workspace::canSave),
                Command.of("play", "Play", null, "Run along the path from A to B, or stop", actions::play)
                        .on("Space"),
                Command.of("paste", "Paste", null, "Paste an image on the pad under the pointer", actions::paste)
                        .on("Shortcut+V"),
                page(actions, 1, "training", "Training", "Show settings, curves and reconstructions"),
                page(actions, 2, "budget", "Loss budget", "Show what the loss is made of"),
                page(actions, 3, "scores", "Scores", "Show figures of the model"),
                page(actions, 4, "rank", "Strange images", "Show the strangest images"),
                Command.of("cancel", "Cancel", null, "Give up what is being read or written", actions::cancel)
                        .on("Esc"));
    }

    private static Command page(Actions actions, int number, String key, String title, String meaning) {
        return Command.of("show-" + key, title, null, meaning, () -> actions.page(key))
                .on("Shortcut+" + number);
    }

    private static Command export(String key, String title, Runnable action) {
        return Command.of(key, title, null, "Write it to a file", action).when(Workspace::canSave);
    }

    /** What the main button does: the first of these that can be done. */
    Command main(Workspace now) {
        return List.of(pause, resume, trainOn, train).stream()
                .filter(command -> command.enabled().test(now))
                .findFirst()
                .orElse(train);
    }

    /** All of them, in the order of the shortcut sheet. */
    List<Command> all() {
        List<Command> all =
                new ArrayList<>(List.of(train, trainOn, pause, resume, step, stop, rewind, open, save, compare, theme));
        all.addAll(data);
        all.addAll(exports);
        all.addAll(others);
        all.addAll(textSizes.values());
        all.addAll(screen);
        all.addAll(help);
        return all;
    }

    /** Does what a key stands for; a control that needs the key keeps it. */
    void press(KeyEvent event, Workspace now) {
        if (taken(event)) {
            return;
        }
        Optional<Command> pressed = all().stream()
                .filter(command -> command.keys() != null && command.keys().match(event))
                .filter(command -> command.enabled().test(now))
                .findFirst();
        pressed.ifPresent(command -> {
            command.action().run();
            event.consume();
        });
    }

    /** Whether the key belongs to the control it goes to: text is typed into fields, and Space presses buttons. */
    private static boolean taken(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.getCode().isFunctionKey();
        boolean presses = event.getCode() == KeyCode.SPACE
                && (event.getTarget() instanceof ButtonBase || event.getTarget() instanceof ComboBoxBase<?>);
        boolean escapes = event.getCode() == KeyCode.ESCAPE;
        boolean typed = event.getTarget() instanceof TextInputControl;
        return presses || (typed && (plain ? !escapes : event.getCode() == KeyCode.V));
    }
}
