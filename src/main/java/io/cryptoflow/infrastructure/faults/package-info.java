/**
 * Rehearsal of faults on the paper venue, off by default: a venue that misbehaves by a seed, and exact points at which the
 * process dies. Decorates ports; nothing else knows of it, and the folder can be deleted together with its wiring.
 */
package io.cryptoflow.infrastructure.faults;
