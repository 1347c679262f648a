package latentatlas.ui.shell;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import latentatlas.archive.FileKind;
import latentatlas.archive.ShareLink;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.picture.Theme;
import latentatlas.problem.ProblemException;
import latentatlas.session.Session;
import latentatlas.session.Settings;
import latentatlas.session.Workspace;
import latentatlas.training.Preset;
import latentatlas.ui.spoken.AnnouncementsModel;
import latentatlas.ui.theme.DropHint;
import latentatlas.ui.theme.StyleSheets;

/**
 * The window: bars around the features, over one session whose workspace they show. Features know neither each other nor this
 * package.
 */
public final class AtlasWindow implements AutoCloseable {
    private final Stage stage;
    private final Windows windows;
    private final Remembered remembered;
    private final Session session;
    private final ReadOnlyObjectWrapper<Workspace> workspace;
    private final Workers workers = new Workers();
    private final AnnouncementsModel announcements = new AnnouncementsModel();
    private final Notices notices = new Notices(announcements);
    private final Replaced replaced;
    private final BorderPane root = new BorderPane();
    private final Scene scene = new Scene(root);
    private final Frame frame;
    private final Vitals vitals;

    private final Appearance appearance;
    private final Subscription looks;

    private final EventHandler<WindowEvent> hidden = event -> close();

    private Subscription used = Subscription.EMPTY;
    private Content content;
    private boolean closed;

    /**
     * A window, not yet shown.
     *
     * @param threads of the trainer
     * @param seed for random samples
     * @param settings of the last time, kept up to date
     */
    public AtlasWindow(Stage stage, int threads, long seed, Settings settings) {
        this(stage, new Windows(threads, settings), seed);
    }

    /** As above, one of several windows. */
    AtlasWindow(Stage stage, Windows windows, long seed) {
        this.stage = stage;
        this.windows = windows;
        vitals = new Vitals(workers.named("vitals"), windows::memory, this::showVitals);
        remembered = windows.remembered();
        appearance = windows.appearance();
        int threads = windows.threads();
        session = new Session(Platform::runLater, new Hearing(), Preset.ATLAS.plan(), threads, windows.autosave());
        replaced = new Replaced(session, notices);
        workspace = new ReadOnlyObjectWrapper<>(session.workspace());
        Voice voice = new Voice(
                announcements,
                workers.named("speech"),
                Objects.requireNonNullElse(System.getenv("PATH"), ""),
                remembered,
                notices::show);
        frame = new Frame(
                stage,
                root,
                scene,
                session,
                remembered,
                notices,
                replaced,
                announcements,
                voice,
                new Guide(root, stage, session, threads, appearance.themeProperty()),
                threads,
                new SplittableRandom(seed),
                appearance,
                this::speak,
                () -> windows.open(new Stage()));
        StyleSheets.apply(appearance.theme());
        content = new Content(frame);
        looks = Subscription.combine(
                appearance.themeProperty().subscribe((was, is) -> show(is)),
                appearance.lookProperty().subscribe((was, is) -> content.setLook(is)));
        listen();
        workspace.subscribe((was, is) -> content.show(was, is));
    }

    private void listen() {
        // Before the panels: a scrolled panel would take the Space bar for itself.
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                content.commands.press(event, workspace.get());
            }
        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> content.commands.press(event, workspace.get()));
        DropHint.over(root, AtlasWindow::wouldOpen, this::take);
    }

    /** What dropping something on the window would do. */
    private static Optional<String> wouldOpen(Clipboard dropped) {
        if (dropped.hasFiles()) {
            Path path = dropped.getFiles().get(0).toPath();
            String kind = FileKind.named(path).name().toLowerCase(Locale.ROOT);
            return Optional.of(Message.text("screen.drop." + kind, String.valueOf(path.getFileName())));
        }
        return ShareLink.like(dropped.getString()) ? Optional.of(Message.text("screen.drop.text")) : Optional.empty();
    }

    private boolean take(Clipboard dropped) {
        if (dropped.hasFiles()) {
            open(dropped.getFiles().get(0).toPath());
            return true;
        }
        boolean link = ShareLink.like(dropped.getString());
        if (link) {
            open(dropped.getString());
        }
        return link;
    }

    /** Shows the window with the model that comes with the program, and opens the images used last to train on. */
    public void show() {
        // Read beside the first layout of the window, and shown after it.
        session.openBundled();
        stage.setTitle("Latent Atlas");
        stage.setScene(scene);
        remembered.place(stage);
        stage.setOnCloseRequest(event -> {
            Questions.Leaving answer = Questions.closing(stage, workspace.get(), replaced.any());
            if (answer == Questions.Leaving.STAY) {
                event.consume();
            } else if (answer == Questions.Leaving.DISCARD) {
                session.discard();
            }
        });
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, hidden);
        windows.used(this);
        used = stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                windows.used(this);
            }
        });
        stage.show();
        // Told before only, a window manager of X11 takes the least size for the first.
        remembered.place(stage);
        vitals.begin();
        content.features.mapView.requestFocus();
        content.features.show(remembered.view());
        content.actions.openData(remembered.data().source(), remembered.data().form());
        frame.guide().welcome(remembered, notices);
        if (windows.first()) {
            session.leftRun().ifPresent(this::offer);
        }
    }

    private void offer(Path left) {
        notices.ask(
                Message.of("question.left"),
                Message.of("question.recover"),
                () -> session.recover(left),
                Message.of("question.discard"),
                () -> forget(left));
    }

    /** Nothing brings a run back whose file is gone. */
    private void forget(Path left) {
        if (Questions.forgetting(stage)) {
            session.forget(left);
        } else {
            offer(left);
        }
    }

    /** The content, for a test's own stage. */
    public Parent root() {
        return root;
    }

    /** Has the first run begin at full speed, if it does not begin sooner. */
    public void warmUp() {
        if (!closed) {
            session.warmUp();
        }
    }

    /** What the window shows the state of, for a robot. */
    Session session() {
        return session;
    }

    Commands commands() {
        return content.commands;
    }

    Content content() {
        return content;
    }

    /** Moves where {@code other} stays in sight, as far as the screen has room. */
    void moveBeside(AtlasWindow other, double aside) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setX(Math.max(room.getMinX(), Math.min(other.stage.getX() + aside, room.getMaxX() - stage.getWidth())));
        stage.setY(Math.max(room.getMinY(), Math.min(other.stage.getY() + aside, room.getMaxY() - stage.getHeight())));
    }

    /** Comes before other windows, also from the task bar. */
    public void toFront() {
        windows.used(this);
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /** Opens what the program was started with: a link, or the path of a file or folder. */
    public void open(String argument) {
        if (ShareLink.like(argument)) {
            content.actions.sharing().open(argument);
        } else {
            open(Path.of(argument));
        }
    }

    /** Opens a model file or images; asks first if an unsaved model would be lost. */
    public void open(Path path) {
        content.actions.open(path);
    }

    private void showVitals(long bytes) {
        content.showVitals(bytes);
    }

    private void show(Theme theme) {
        StyleSheets.apply(theme);
        content.setTheme(theme);
    }

    /** Goes on in another language: no session notices, and the screens are made anew where they were. */
    private void speak(Language language) {
        if (language == Language.now()) {
            return;
        }
        if (!windows.canShow(language)) {
            notices.show(new ProblemException(
                    Message.of("language.noFont", language.ownName()), null, Message.of("language.installFont")));
            return;
        }
        remembered.keep(language);
        Language.speak(language);
        windows.sayAgain();
    }

    /** Shows all words in the language of the moment. */
    void sayAgain() {
        Content.Left left = content.left();
        content.close();
        content = new Content(frame);
        content.takeUp(left);
        content.features.mapView.requestFocus();
        frame.voice().text().sayAgain();
        notices.sayAgain();
    }

    /** Ends the run and all threads, when all is written that was to be. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        windows.closed(this);
        vitals.close();
        looks.unsubscribe();
        frame.guide().close();
        used.unsubscribe();
        stage.removeEventHandler(WindowEvent.WINDOW_HIDDEN, hidden);
        stage.setOnCloseRequest(null);
        remembered.keep(stage, content.features.view());
        session.close();
        content.close();
        workers.close();
    }

    /** What the session tells. */
    private final class Hearing implements Session.Listener {
        @Override
        public void published(Workspace now) {
            workspace.set(now);
        }

        @Override
        public void problem(ProblemException problem) {
            notices.show(problem);
        }

        @Override
        public void done(Message what) {
            notices.show(what);
        }
    }
}
