/** The program as a process of its own, put through what a machine may do to it: killed, starved, used without end. */
package latentatlas.fault;
