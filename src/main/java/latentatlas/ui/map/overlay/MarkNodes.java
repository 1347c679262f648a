package latentatlas.ui.map.overlay;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Text;
import latentatlas.picture.Mark;
import latentatlas.ui.theme.Colours;
import latentatlas.ui.theme.Images;
import latentatlas.ui.theme.StyleSheets;
import org.jspecify.annotations.Nullable;

/** Marks as nodes. A node is kept from one showing to the next where a mark of its kind stands at the same place of the list. */
public final class MarkNodes extends Group {
    private final boolean followsText;

    /** Marks in a place of their own, in pixels. */
    public MarkNodes() {
        this(false);
    }

    private MarkNodes(boolean followsText) {
        this.followsText = followsText;
        setMouseTransparent(true);
    }

    /** Marks over the map, which take no room beside it; their words are as large as text is. */
    public static MarkNodes over(String id) {
        MarkNodes nodes = new MarkNodes(true);
        nodes.setId(id);
        nodes.setManaged(false);
        return nodes;
    }

    public void show(List<Mark> marks) {
        List<Node> nodes = getChildren();
        for (int i = 0; i < marks.size(); i++) {
            Node kept = i < nodes.size() ? nodes.get(i) : null;
            Node node = node(marks.get(i), kept);
            if (kept == null) {
                nodes.add(node);
            } else if (!kept.equals(node)) {
                nodes.set(i, node);
            }
        }
        nodes.subList(marks.size(), nodes.size()).clear();
        setVisible(!marks.isEmpty());
    }

    private Node node(Mark mark, @Nullable Node kept) {
        if (mark instanceof Mark.Fill fill) {
            return filled(shape(fill.shape(), kept), fill.paint());
        } else if (mark instanceof Mark.Stroke stroke) {
            Shape line = shape(stroke.shape(), kept);
            line.setFill(null);
            line.setStroke(Colours.of(stroke.paint().rgb(), stroke.paint().opacity()));
            line.setStrokeWidth(stroke.width());
            line.setStrokeLineCap(StrokeLineCap.BUTT);
            line.setStrokeLineJoin(StrokeLineJoin.ROUND);
            line.getStrokeDashArray().setAll(stroke.dashes());
            return line;
        } else if (mark instanceof Mark.Stamp stamp) {
            Path2D all = new Path2D.Double();
            for (int i = 0; i < stamp.x().length; i++) {
                AffineTransform there = AffineTransform.getTranslateInstance(stamp.x()[i], stamp.y()[i]);
                there.scale(stamp.size() / 2, stamp.size() / 2);
                all.append(there.createTransformedShape(stamp.outline()), false);
            }
            return filled(shape(all, kept), stamp.paint());
        } else if (mark instanceof Mark.Words words) {
            return text(words, kept);
        } else {
            return image((Mark.Bitmap) mark);
        }
    }

    private static Shape filled(Shape shape, Mark.Paint paint) {
        shape.setStroke(null);
        shape.setFill(Colours.of(paint.rgb(), paint.opacity()));
        return shape;
    }

    private static Shape shape(java.awt.Shape outline, @Nullable Node kept) {
        if (outline instanceof Ellipse2D round) {
            Ellipse ellipse = kept instanceof Ellipse same ? same : new Ellipse();
            ellipse.setCenterX(round.getCenterX());
            ellipse.setCenterY(round.getCenterY());
            ellipse.setRadiusX(round.getWidth() / 2);
            ellipse.setRadiusY(round.getHeight() / 2);
            return ellipse;
        } else if (outline instanceof Rectangle2D box) {
            Rectangle rectangle = kept instanceof Rectangle same ? same : new Rectangle();
            rectangle.setX(box.getX());
            rectangle.setY(box.getY());
            rectangle.setWidth(box.getWidth());
            rectangle.setHeight(box.getHeight());
            return rectangle;
        }
        Path path = kept instanceof Path same ? same : new Path();
        List<PathElement> elements = new ArrayList<>();
        double[] p = new double[6];
        for (PathIterator parts = outline.getPathIterator(null); !parts.isDone(); parts.next()) {
            elements.add(element(parts.currentSegment(p), p));
        }
        path.getElements().setAll(elements);
        return path;
    }

    private static PathElement element(int kind, double[] p) {
        return switch (kind) {
            case PathIterator.SEG_MOVETO -> new MoveTo(p[0], p[1]);
            case PathIterator.SEG_LINETO -> new LineTo(p[0], p[1]);
            case PathIterator.SEG_QUADTO -> new QuadCurveTo(p[0], p[1], p[2], p[3]);
            case PathIterator.SEG_CUBICTO -> new CubicCurveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
            default -> new ClosePath();
        };
    }

    /** The style sheet gives the font, the mark its size and colour. */
    private Text text(Mark.Words words, @Nullable Node kept) {
        Text text = kept instanceof Text same ? same : new Text();
        text.setText(words.text());
        text.setX(words.x());
        text.setY(words.y());
        String colour = Colours.css(words.paint().rgb(), words.paint().opacity());
        String size = followsText
                ? StyleSheets.fontSize(words.size())
                : String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", words.size());
        text.setStyle(size + " -fx-fill: " + colour + ";");
        text.translateXProperty().unbind();
        text.setTranslateX(0);
        if (words.anchor() != Mark.Anchor.START) {
            text.translateXProperty()
                    .bind(text.layoutBoundsProperty()
                            .map(bounds -> -words.anchor().share() * bounds.getWidth()));
        }
        return text;
    }

    private static ImageView image(Mark.Bitmap bitmap) {
        BufferedImage picture = bitmap.picture();
        int width = picture.getWidth();
        int[] argb = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        ImageView view = new ImageView(Images.of(argb, width));
        view.setX(bitmap.place().getX());
        view.setY(bitmap.place().getY());
        view.setFitWidth(bitmap.place().getWidth());
        view.setFitHeight(bitmap.place().getHeight());
        return view;
    }
}
