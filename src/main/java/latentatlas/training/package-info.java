/** The training loop: plan, schedules, history, snapshots, control; and principal components, which need no steps. */
@NullMarked
package latentatlas.training;

import org.jspecify.annotations.NullMarked;
