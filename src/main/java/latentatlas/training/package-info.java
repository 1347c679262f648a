/** The training loop: plan, schedules, history, snapshots, control. */
@NullMarked
package latentatlas.training;

import org.jspecify.annotations.NullMarked;
