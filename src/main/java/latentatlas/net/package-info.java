/** Dense layers, activations, Adam and the matrix kernel, over ND4J arrays. */
@NullMarked
package latentatlas.net;

import org.jspecify.annotations.NullMarked;
