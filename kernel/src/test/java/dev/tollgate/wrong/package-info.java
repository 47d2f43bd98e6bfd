/** Deliberately wrong classes: each breaks one house rule, so that the rule is shown to be able to fail. */
package dev.tollgate.wrong;
