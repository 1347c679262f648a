package latentatlas.ui.theme;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

/**
 * Lets a part take what is dropped on it. While something it takes hovers over it, an outline and a sentence over the part
 * tell what the drop would do; a part inside that takes the thing itself has its own, and this one goes.
 */
public final class DropHint extends StackPane {
    private final Label sentence = new Label();

    private DropHint() {
        getStyleClass().add("drop-hint");
        sentence.getStyleClass().add("drop-sentence");
        sentence.setWrapText(true);
        sentence.setTextAlignment(TextAlignment.CENTER);
        getChildren().add(sentence);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /**
     * Makes {@code part} a target.
     *
     * @param meaning what dropping would do, in words; nothing where it would do nothing
     * @param take does it; false where it could not
     */
    public static void over(Pane part, Function<Clipboard, Optional<String>> meaning, Predicate<Clipboard> take) {
        DropHint hint = new DropHint();
        part.getChildren().add(hint);
        part.layoutBoundsProperty()
                .subscribe(bounds -> hint.resizeRelocate(0, 0, bounds.getWidth(), bounds.getHeight()));
        // Before the parts inside: where one of them takes it, this part's handler does not hear of it.
        part.addEventFilter(DragEvent.DRAG_OVER, event -> hint.setVisible(false));
        part.addEventHandler(
                DragEvent.DRAG_OVER,
                event -> meaning.apply(event.getDragboard()).ifPresent(words -> {
                    hint.show(words);
                    event.acceptTransferModes(TransferMode.COPY);
                    event.consume();
                }));
        part.addEventHandler(DragEvent.DRAG_EXITED, event -> hint.setVisible(false));
        part.addEventFilter(DragEvent.DRAG_DROPPED, event -> hint.setVisible(false));
        part.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            event.setDropCompleted(take.test(event.getDragboard()));
            event.consume();
        });
    }

    private void show(String words) {
        sentence.setText(words);
        toFront();
        setVisible(true);
    }
}
