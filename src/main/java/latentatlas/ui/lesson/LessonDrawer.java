package latentatlas.ui.lesson;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.message.Message;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Lessons along the lower edge of the window, where they cover nothing of what they speak of. */
public final class LessonDrawer extends VBox {
    private static final int COLUMNS = 3;
    /** Of the window's height, however large text is: a lesson is about the map above it. */
    private static final double MOST = 0.5;

    private final LessonModel model;
    private final Label title = new Label();
    private final Button all = new Button(null, new FontIcon(Feather.LIST));
    private final Button close = new Button(null, new FontIcon(Feather.X));
    private final GridPane content = new GridPane();
    private final ScrollPane scroll = new ScrollPane(content);

    public LessonDrawer(LessonModel model) {
        this.model = model;
        setId("lessons");
        getStyleClass().add("lessons");
        title.getStyleClass().add("comparison-title");
        title.setId("lesson-title");
        all.setId("all-lessons");
        all.setOnAction(event -> model.open());
        close.setId("close-lessons");
        close.setOnAction(event -> model.close());
        for (Button button : List.of(all, close)) {
            button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
            button.setMinWidth(USE_PREF_SIZE);
        }
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        HBox heading = new HBox(title, spacer, all, close);
        heading.getStyleClass().add("comparison-bar");
        content.getStyleClass().add("lesson-content");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / COLUMNS);
            content.getColumnConstraints().add(third);
        }
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lesson-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(heading, scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        visibleProperty().bind(model.stateProperty().map(state -> state.step() != LessonState.Step.CLOSED));
        managedProperty().bind(visibleProperty());
        maxHeightProperty()
                .bind(sceneProperty()
                        .flatMap(Scene::heightProperty)
                        .map(height -> MOST * height.doubleValue())
                        .orElse(Double.MAX_VALUE));
        // A drawer that another has taken the place of shows nothing any more.
        model.stateProperty()
                .when(sceneProperty().map(scene -> true).orElse(false))
                .subscribe(this::show);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (model.state().busy()) {
                model.stop();
            } else {
                model.close();
            }
            event.consume();
        }
    }

    private void show(LessonState state) {
        all.setText(Message.text("lesson.all"));
        close.setText(Message.text("lesson.close"));
        Lesson lesson = state.lesson();
        all.setDisable(lesson == null);
        scroll.setVvalue(0);
        if (lesson == null) {
            title.setText(Message.text("lesson.heading"));
            content.getChildren().clear();
            content.add(choices(), 0, 0, COLUMNS, 1);
            if (state.step() == LessonState.Step.CHOOSING) {
                lead(Lessons.ALL.stream()
                        .sorted(Comparator.comparing(model::done))
                        .map(LessonDrawer::id));
            }
            return;
        }
        title.setText(
                Message.text("lesson.numbered", Lessons.ALL.indexOf(lesson) + 1, Lessons.ALL.size(), lesson.title()));
        Outcome outcome = state.outcome();
        content.getChildren().clear();
        content.addRow(
                0,
                told(state, lesson),
                asked(state, lesson),
                outcome == null ? underWay(state, lesson) : measured(state, outcome, lesson));
        String next = outcome != null ? "next-lesson" : state.busy() ? "stop-lesson" : "answer-1";
        // After the last lesson comes none.
        lead(Stream.of(next, "lesson-again"));
    }

    /** The keyboard goes on where the lesson does: to the first of these that is there. */
    private void lead(Stream<String> ids) {
        ids.map(id -> content.lookup("#" + id))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static String id(Lesson lesson) {
        return "lesson-" + lesson.key();
    }

    private Node choices() {
        FlowPane pane = new FlowPane();
        pane.getStyleClass().add("lesson-choices");
        for (Lesson lesson : Lessons.ALL) {
            Button button = new Button(lesson.title(), model.done(lesson) ? new FontIcon(Feather.CHECK) : null);
            button.setId(id(lesson));
            button.setTooltip(new Tooltip(lesson.question()));
            button.setOnAction(event -> model.begin(lesson));
            pane.getChildren().add(button);
        }
        Label words = words(Message.text("lesson.invitation"), "lesson-invitation");
        VBox box = new VBox(words, pane);
        box.getStyleClass().add("lesson-column");
        return box;
    }

    private static Node told(LessonState state, Lesson lesson) {
        boolean ended = state.outcome() != null;
        return column(words(ended ? lesson.insight() : lesson.story(), "lesson-words"));
    }

    private Node asked(LessonState state, Lesson lesson) {
        Label question = words(lesson.question(), "lesson-question");
        question.getStyleClass().add("card-heading");
        VBox column = column(question);
        ToggleGroup group = new ToggleGroup();
        List<RadioButton> answers = new ArrayList<>();
        for (String answer : lesson.answers()) {
            RadioButton button = new RadioButton(answer);
            button.setWrapText(true);
            button.setMinHeight(USE_PREF_SIZE);
            button.setToggleGroup(group);
            answers.add(button);
            int number = answers.size();
            button.setId("answer-" + number);
            button.setSelected(number == state.guess());
            button.setDisable(state.guess() > 0 && number != state.guess());
            button.setMouseTransparent(state.guess() > 0);
            button.setFocusTraversable(state.guess() == 0);
        }
        column.getChildren().addAll(answers);
        if (state.step() == LessonState.Step.ASKED) {
            Button commit = new Button(Message.text("lesson.commit"));
            commit.setId("commit-guess");
            commit.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
            commit.disableProperty().bind(group.selectedToggleProperty().isNull());
            commit.setOnAction(event -> model.commit(answers.indexOf(group.getSelectedToggle()) + 1));
            column.getChildren().add(commit);
        }
        return column;
    }

    private Node underWay(LessonState state, Lesson lesson) {
        Message hindrance = state.hindrance();
        if (hindrance != null) {
            VBox column = column(words(hindrance.text(), "lesson-hindrance"));
            if (lesson.trains()) {
                Button builtin = new Button(Message.text("lesson.builtin"));
                builtin.setId("lesson-builtin");
                builtin.getStyleClass().add(Styles.SMALL);
                builtin.setOnAction(event -> model.openBuiltin());
                column.getChildren().add(builtin);
            }
            return column;
        }
        if (!state.busy()) {
            return column(
                    words(Message.text(lesson.trains() ? "lesson.next.train" : "lesson.next.look"), "lesson-next"));
        }
        boolean trains = state.step() == LessonState.Step.RUNNING;
        Label doing = words(
                trains
                        ? Message.text(
                                "lesson.running",
                                lesson.trials().get(state.trial()).title(),
                                state.trial() + 1,
                                lesson.trials().size())
                        : Message.text("lesson.measuring"),
                "lesson-doing");
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("lesson-progress");
        Button stop = new Button(Message.text("lesson.stop"));
        stop.setId("stop-lesson");
        stop.getStyleClass().add(Styles.SMALL);
        stop.setOnAction(event -> model.stop());
        HBox row = new HBox(turning, stop);
        row.getStyleClass().add("row");
        return column(doing, row);
    }

    private Node measured(LessonState state, Outcome outcome, Lesson lesson) {
        boolean right = state.guess() == outcome.answer();
        Label verdict = words(
                Message.text(
                        right ? "lesson.right" : "lesson.other",
                        lesson.answers().get(outcome.answer() - 1)),
                "lesson-verdict");
        verdict.getStyleClass().add("card-heading");
        Button next = new Button(Message.text("lesson.next"));
        next.setId("next-lesson");
        next.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        Button again = new Button(Message.text("lesson.again"));
        again.setId("lesson-again");
        again.getStyleClass().add(Styles.SMALL);
        int following = Lessons.ALL.indexOf(lesson) + 1;
        next.setOnAction(event -> model.begin(Lessons.ALL.get(following)));
        again.setOnAction(event -> model.begin(lesson));
        HBox buttons = following == Lessons.ALL.size() ? new HBox(again) : new HBox(next, again);
        buttons.getStyleClass().add("row");
        return column(verdict, table(outcome, lesson), buttons);
    }

    private static GridPane table(Outcome outcome, Lesson lesson) {
        GridPane table = new GridPane();
        table.getStyleClass().add("lesson-table");
        table.setId("lesson-table");
        List<Message> columns = outcome.columns().isEmpty()
                ? lesson.trials().stream().map(Trial::title).toList()
                : outcome.columns();
        if (columns.size() > 1) {
            for (int i = 0; i < columns.size(); i++) {
                table.add(cell(columns.get(i).text(), "hover-figures"), i + 1, 0);
            }
        }
        for (Outcome.Row row : outcome.rows()) {
            int at = table.getRowCount();
            Label name = new Label(row.title());
            name.setWrapText(true);
            GridPane.setHgrow(name, Priority.ALWAYS);
            table.add(name, 0, at);
            for (int i = 0; i < row.values().size(); i++) {
                Label value = cell(row.values().get(i).text(), "card-heading");
                int span = row.values().size() == 1 ? columns.size() : 1;
                table.add(value, i + 1, at, span, 1);
            }
        }
        return table;
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }

    private static VBox column(Node... nodes) {
        VBox column = new VBox(nodes);
        column.getStyleClass().add("lesson-column");
        return column;
    }

    private static Label words(String text, String id) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setId(id);
        return label;
    }
}
