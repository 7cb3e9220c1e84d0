/** Tests of the product as people run it: the packaged jar as a process, seen through its ports, files and signals only. */
package io.cryptoflow.system;
