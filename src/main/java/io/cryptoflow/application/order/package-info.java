/** Use cases about orders, in the order of their life: place, route, apply what the venue reports, cancel, find. */
package io.cryptoflow.application.order;
