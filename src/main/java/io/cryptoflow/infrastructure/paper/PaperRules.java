package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.domain.matching.SelfTradePrevention;

/** What the venue lays down for everybody. */
public record PaperRules(Commissions commissions, SelfTradePrevention selfTradePrevention) {}
