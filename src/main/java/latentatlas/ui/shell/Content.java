package latentatlas.ui.shell;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import latentatlas.message.Message;
import latentatlas.picture.Theme;
import latentatlas.session.Workspace;
import latentatlas.ui.theme.Look;
import org.jspecify.annotations.Nullable;

/**
 * What a window shows in the language of the moment: bars around the features. Another language makes another content, which
 * takes up what this one leaves.
 */
final class Content implements AutoCloseable {
    final Features features;
    final Actions actions;
    final Commands commands;
    private final Frame frame;
    private final Workers workers = new Workers();
    private final Display display;
    private final Aids aids;
    private final TopBar topBar;
    private final StatusBar statusBar;
    private final CommandMenus menus;

    /** What a content leaves to the next. */
    record Left(View view, Features.Memory memory) {}

    /** Fills the frame. */
    Content(Frame frame) {
        this.frame = frame;
        Choosers choosers = new Choosers(frame.stage());
        features = new Features(frame, choosers, workers);
        frame.guide().lead(features, workers.named("help-painter"));
        display = new Display(frame.stage(), frame.scene(), frame.root(), features, frame.remembered());
        aids = new Aids(
                new Narration(features.map, features.mapView, frame.announcements()),
                frame.voice(),
                new Focus(frame.scene(), features.mapView, this::parts),
                frame.notices());
        actions = new Actions(frame, features, choosers, display, workers.named("previews"), aids);
        commands = new Commands(actions);
        topBar = new TopBar(commands, actions);
        menus = new CommandMenus(commands, CommandMenus.usual());
        statusBar = new StatusBar(frame.session().jobs()::cancel);
        statusBar.setBackend(Message.text("bar.backend", frame.threads()));
        build();
        setTheme(frame.appearance().theme());
        topBar.setLook(frame.appearance().lookProperty().get());
        show(null, frame.session().workspace());
    }

    private void build() {
        StackPane map = new StackPane(features.mapView, frame.notices());
        StackPane.setAlignment(frame.notices(), Pos.BOTTOM_RIGHT);
        VBox.setVgrow(map, Priority.ALWAYS);
        // Notices cover the map only: what stands under it can be used meanwhile.
        // Beside large text in a small window the map gives way, not what stands at the window's edge.
        map.setMinSize(0, 0);
        features.mapView.setMinSize(0, 0);
        VBox centre = new VBox(map, features.timeline, frame.voice().text());
        centre.setMinSize(0, 0);
        frame.root().setTop(CommandMenus.usual() ? new VBox(menus, topBar) : topBar);
        frame.root().setLeft(features.pages);
        frame.root().setCenter(centre);
        frame.root().setRight(SidePages.scrolled(features.right()));
        frame.root().setBottom(new VBox(frame.guide().drawer(), statusBar));
        display.dress();
    }

    /** What the keyboard goes through, in this order. */
    private List<Node> parts() {
        return Stream.of(
                        topBar,
                        features.pages,
                        features.mapView,
                        features.timeline,
                        frame.voice().text(),
                        frame.notices(),
                        frame.root().getRight())
                .filter(Objects::nonNull)
                .toList();
    }

    void show(@Nullable Workspace before, Workspace now) {
        topBar.show(now);
        menus.show(now);
        statusBar.show(now);
        features.show(before, now);
        frame.guide().show(now);
        aids.narration().show(before, now);
    }

    void setTheme(Theme theme) {
        features.setTheme(theme);
        topBar.setTheme(theme);
    }

    void setLook(Look look) {
        topBar.setLook(look);
    }

    /** Says again what changes without the session; {@code bytes} are what the process occupies. */
    void showVitals(long bytes) {
        statusBar.setMemory(bytes);
        statusBar.setLatency(features.latency());
    }

    Left left() {
        return new Left(features.view(), features.memory());
    }

    void takeUp(Left left) {
        features.show(left.view());
        features.takeUp(left.memory());
    }

    /** Ends what works for this content alone, and closes the windows it opened. */
    @Override
    public void close() {
        List.copyOf(Window.getWindows()).stream()
                .flatMap(window -> window instanceof Stage opened && opened.getOwner() == frame.stage()
                        ? Stream.of(opened)
                        : Stream.empty())
                .forEach(Stage::close);
        features.close();
        aids.focus().close();
        display.close();
        workers.close();
    }
}
