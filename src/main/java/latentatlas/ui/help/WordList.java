package latentatlas.ui.help;

import java.text.Collator;
import java.util.Comparator;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.ui.theme.Term;
import org.jspecify.annotations.Nullable;

/** All words, found by what is typed; the one that is chosen is explained. */
final class WordList extends BorderPane {
    private final TextField search = new TextField();
    private final FilteredList<Term> found = new FilteredList<>(FXCollections.observableArrayList(sorted()));
    private final ListView<Term> list = new ListView<>(found);
    private final Label title = label("word-title");
    private final Label text = label("word-text");
    private final Label unit = label("word-unit");
    private final Label source = label("word-source");

    WordList() {
        getStyleClass().add("word-list");
        search.setId("word-search");
        search.setPromptText(Message.text("guide.search"));
        search.textProperty().subscribe(this::find);
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
            }
        });
        list.setId("words");
        list.setPlaceholder(new Label(Message.text("guide.none")));
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Term term, boolean empty) {
                super.updateItem(term, empty);
                setText(empty || term == null ? null : term.title());
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(this::tell);
        VBox left = new VBox(search, list);
        left.getStyleClass().add("word-column");
        VBox.setVgrow(list, Priority.ALWAYS);
        title.getStyleClass().add("comparison-title");
        unit.getStyleClass().add("page-note");
        source.getStyleClass().add("page-note");
        VBox right = new VBox(title, text, unit, source);
        right.getStyleClass().add("word-text");
        setLeft(left);
        setCenter(right);
        list.getSelectionModel().select(Term.LATENT_SPACE);
    }

    private static java.util.List<Term> sorted() {
        Collator order = Collator.getInstance(Language.now().locale());
        return Stream.of(Term.values())
                .sorted(Comparator.comparing(Term::title, order))
                .toList();
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        return label;
    }

    private void find(String asked) {
        Term chosen = list.getSelectionModel().getSelectedItem();
        found.setPredicate(term -> term.answers(asked));
        if (chosen == null || !found.contains(chosen)) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void tell(@Nullable Term term) {
        title.setText(term == null ? "" : term.title());
        text.setText(term == null ? "" : term.text());
        unit.setText(term == null ? "" : Message.text("guide.unit", term.unit()));
        source.setText(term == null ? "" : Message.text("guide.source", term.source()));
    }

    /** Explains a word, whatever was looked for. */
    void show(Term term) {
        search.clear();
        list.getSelectionModel().select(term);
        list.scrollTo(Math.max(0, found.indexOf(term) - 2));
    }

    void search() {
        search.requestFocus();
    }
}
