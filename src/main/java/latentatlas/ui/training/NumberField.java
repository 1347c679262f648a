package latentatlas.ui.training;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import latentatlas.message.Message;
import org.controlsfx.validation.ValidationResult;

/** A field for one number: takes what is typed on Enter or when left, and says at once what it cannot take. */
final class NumberField extends TextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Property<Number> value;
    private final Range range;
    private final Tooltip wrong = new Tooltip();

    /**
     * The numbers a field takes.
     *
     * @param open whether {@code least} itself is not among them
     */
    record Range(double least, double most, boolean open, boolean whole) {
        static Range of(double least, double most) {
            return new Range(least, most, false, false);
        }

        static Range above(double least, double most) {
            return new Range(least, most, true, false);
        }

        static Range whole(double least, double most) {
            return new Range(least, most, false, true);
        }

        boolean holds(double number) {
            return number <= most
                    && (open ? number > least : number >= least)
                    && (!whole || number == Math.rint(number));
        }

        /** What a number must be, in words. */
        String words() {
            return Message.text(
                    (whole ? "training.field.whole." : "training.field.number.") + (open ? "above" : "from"),
                    plain(least, 0),
                    plain(most, 0));
        }
    }

    NumberField(Property<Number> value, Range range) {
        this.value = value;
        this.range = range;
        getStyleClass().add("number-field");
        wrong.setText(range.words());
        write();
        value.addListener((o, was, is) -> write());
        textProperty().addListener((o, was, is) -> mark());
        focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                take();
            }
        });
        setOnAction(event -> take());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                write();
                event.consume();
            }
        });
    }

    /** Shows the value that counts, in place of whatever was typed. */
    void write() {
        double number = value.getValue().doubleValue();
        OptionalDouble shown = typed();
        if (shown.isEmpty() || shown.getAsDouble() != number) {
            setText(range.whole() ? Long.toString(value.getValue().longValue()) : plain(number, 2));
        }
    }

    /** The number exactly, with {@code decimals} at least. */
    private static String plain(double number, int decimals) {
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.setScale(Math.max(decimals, exact.scale())).toPlainString();
    }

    /** The number in the field; empty where it is none, or out of its range. */
    private OptionalDouble typed() {
        try {
            double typed = Double.parseDouble(getText().trim().replace(',', '.'));
            return range.holds(typed) ? OptionalDouble.of(typed) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private void mark() {
        boolean fits = typed().isPresent();
        pseudoClassStateChanged(WRONG, !fits);
        setTooltip(fits ? null : wrong);
    }

    /** What is wrong with the content, if anything is. */
    ValidationResult judged() {
        return typed().isPresent() ? new ValidationResult() : ValidationResult.fromError(this, range.words());
    }

    private void take() {
        typed().ifPresent(typed -> {
            if (typed != value.getValue().doubleValue()) {
                value.setValue(typed);
            }
        });
    }
}
