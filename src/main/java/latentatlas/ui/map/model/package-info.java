/** What the map shows and how: cursor, selection, choices, camera. FX thread, but for immutable values; no nodes. */
@NullMarked
package latentatlas.ui.map.model;

import org.jspecify.annotations.NullMarked;
