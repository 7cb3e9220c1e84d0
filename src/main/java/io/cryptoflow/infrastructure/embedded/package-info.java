/**
 * The servers that a process brings along when no external ones are configured: a real PostgreSQL and a real Redis as
 * children of this process, with their data in one owner-only folder. All calls block; only the composition root uses
 * this package.
 *
 * <pre>
 *   data.folder/            0700, one process at a time
 *     lock                  holds the pid of that process
 *     secrets/              passwords of the embedded servers, 0600
 *     bin/                  unpacked programs, one folder per version
 *     postgres/  redis/     what the servers store
 *     logs/                 what the servers print
 *     tmp/                  half-made things, emptied at every start
 * </pre>
 */
package io.cryptoflow.infrastructure.embedded;
