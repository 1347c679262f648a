package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import latentatlas.archive.Framework;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.picture.Spacing;
import latentatlas.session.Workspace;
import latentatlas.ui.map.MapView;
import latentatlas.ui.step.StepModel;
import latentatlas.ui.theme.Look;
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
    final List<Command> share;
    final List<Command> help;
    final Map<TextSize, Command> textSizes = new EnumMap<>(TextSize.class);
    final Map<Look, Command> looks = new EnumMap<>(Look.class);
    final Map<Language, Command> languages = new EnumMap<>(Language.class);
    final List<Command> screen;
    final Command liveText;
    final Command speak;
    /** For who does not see the screen or has no mouse. */
    final List<Command> aided;

    private final List<Command> others;

    /** With Shortcut, what a field does to its own text. */
    private static final Set<KeyCode> EDITING = Set.of(KeyCode.V, KeyCode.Z, KeyCode.Y);

    Commands(Actions actions) {
        train = Command.of("train", Feather.PLAY, actions::train).when(Workspace::canTrain);
        trainOn = Command.of("train-on", Feather.PLAY, actions::trainOn).when(Workspace::canTrainOn);
        pause = Command.of("pause", Feather.PAUSE, actions.session()::pause).when(Workspace::canPause);
        resume = Command.of("resume", Feather.PLAY, actions.session()::resume).when(Workspace::canResume);
        step = Command.of("step", Feather.SKIP_FORWARD, actions.session()::step).when(Workspace::canResume);
        stop = Command.of("stop", Feather.SQUARE, actions.session()::stop).when(Workspace::canStop);
        rewind = Command.of("rewind", Feather.ROTATE_CCW, actions::train).when(Workspace::canRewind);
        open = Command.of("open", null, actions::openModel).on("Shortcut+O");
        save = Command.of("save", null, actions::save).on("Shortcut+S").when(Workspace::canSave);
        theme = Command.of("theme", Feather.SUN, actions.appearance()::toggle);
        data = List.of(
                Command.of("open-builtin", null, actions::openBuiltin),
                Command.of("open-folder", null, actions::openFolder),
                Command.of("open-table", null, actions::openTable));
        exports = List.of(
                export("export-map", actions.exports()::map),
                export("export-manifold", () -> actions.exports().manifold(Spacing.LINEAR)),
                export("export-manifold-normal", () -> actions.exports().manifold(Spacing.NORMAL)),
                export("export-codes", actions.exports()::codes),
                export("export-history", actions.exports()::history),
                export("export-onnx", actions.exports()::onnx),
                export("export-pytorch", () -> actions.exports().python(Framework.PYTORCH)),
                export("export-keras", () -> actions.exports().python(Framework.KERAS)),
                export("export-training", actions.exports()::training).when(Workspace::hasPast),
                Command.of("save-history", null, actions::saveHistory).when(now -> now.hasPast() && !now.inThePast()));
        Sharing sharing = actions.sharing();
        share = List.of(
                Command.of("link-copy", null, sharing::copy)
                        .on("Shortcut+Shift+C")
                        .when(Workspace::canSave),
                Command.of("link-save", null, sharing::save).when(Workspace::canSave),
                Command.of("link-paste", null, sharing::paste).on("Shortcut+Shift+V"));
        compare = Command.of("compare", Feather.COLUMNS, actions::compare)
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
        for (Look look : Look.values()) {
            looks.put(
                    look,
                    Command.of(
                            "theme-" + look.key(),
                            null,
                            () -> actions.appearance().choose(look)));
        }
        for (Language language : Language.values()) {
            languages.put(
                    language,
                    Command.of(
                            "language-" + language.tag(),
                            language.ownName(),
                            null,
                            Message.text("screen.language.meaning"),
                            () -> actions.speak(language)));
        }
        screen = List.of(
                Command.of("new-window", null, actions::newWindow).on("Shortcut+Shift+N"),
                Command.of("full-screen", null, actions.display()::toggleFullScreen)
                        .on("F11"),
                Command.of("present", null, actions.display()::togglePresenting).on("F5"));
        help = List.of(
                Command.of("tour", null, actions.guide()::tour),
                Command.of("lessons", null, actions.guide()::lessons),
                Command.of("slow-step", null, actions.guide()::slowStep)
                        .on("Shortcut+T")
                        .when(StepModel::possible),
                Command.of("reading", null, actions.guide()::read),
                Command.of("words", null, actions.guide()::explain).on("F1"),
                Command.of("shortcuts", null, actions::showShortcuts).on("Shift+F1"),
                Command.of("log", null, actions::showLog),
                Command.of("about", null, actions::showAbout));
        Aids aids = actions.aids();
        Voice voice = aids.voice();
        liveText =
                Command.of("live-text", null, () -> flip(voice.textProperty())).on("Shortcut+Shift+L");
        speak = Command.of("speak", null, () -> flip(voice.speakingProperty())).when(now -> voice.canSpeak());
        aided = List.of(
                Command.of("tell-all", null, aids::tellAll).on("Shortcut+Shift+R"),
                Command.of("tell-place", null, aids::tellPlace).on("Shortcut+Shift+W"),
                Command.of("next-part", null, () -> aids.focus().go(true)).on("F6"),
                Command.of("part-before", null, () -> aids.focus().go(false)).on("Shift+F6"));
        others = List.of(
                Command.of("play-training", null, actions::playTraining).on("H").when(Workspace::hasPast),
                Command.of("sample", null, actions::sample).on("R"),
                Command.of("sample-label", null, actions::sampleLabel)
                        .on("Shortcut+L")
                        .when(Workspace::canSave),
                Command.of("play", null, actions::play).on("Space"),
                Command.of("undo", null, actions::undo).on("Shortcut+Z"),
                Command.of("redo", null, actions::redo).on("Shortcut+Y"),
                Command.of("paste", null, actions::paste).on("Shortcut+V"),
                page(actions, 1, "training"),
                page(actions, 2, "budget"),
                page(actions, 3, "scores"),
                page(actions, 4, "rank"),
                Command.of("cancel", null, actions::cancel).on("Esc"));
    }

    private static void flip(BooleanProperty property) {
        property.set(!property.get());
    }

    private static Command page(Actions actions, int number, String key) {
        return Command.of("show-" + key, null, () -> actions.page(key)).on("Shortcut+" + number);
    }

    private static Command export(String key, Runnable action) {
        return Command.of(key, Message.text("command." + key), null, Message.text("command.export.meaning"), action)
                .when(Workspace::canSave);
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
        all.addAll(share);
        all.addAll(others);
        all.addAll(textSizes.values());
        all.addAll(looks.values());
        all.addAll(languages.values());
        all.addAll(screen);
        all.add(liveText);
        all.add(speak);
        all.addAll(aided);
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

    /** Whether the key belongs to the control it goes to: text is typed into fields, and Space presses what has the keyboard. */
    private static boolean taken(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.getCode().isFunctionKey();
        boolean presses = event.getCode() == KeyCode.SPACE && pressed(event.getTarget());
        boolean escapes = event.getCode() == KeyCode.ESCAPE;
        boolean typed = event.getTarget() instanceof TextInputControl;
        return presses || (typed && (plain ? !escapes : EDITING.contains(event.getCode())));
    }

    /** Whether Space does something to a control by itself; the map and what scrolls or slides leave it alone. */
    private static boolean pressed(EventTarget target) {
        return target instanceof Node node
                && node.isFocusTraversable()
                && !(node instanceof MapView || node instanceof ScrollPane || node instanceof Slider);
    }
}
