package io.cryptoflow.infrastructure.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoflow.domain.knowledge.Section;
import org.junit.jupiter.api.Test;

class AskedLinesTest {
    @Test
    void standUnderEveryHeading() throws Exception {
        assertThat(KnowledgeDesk.sections())
                .as("headings of the manual without a line <!-- asked: ... | ... -->")
                .filteredOn(section -> section.asked().isEmpty())
                .extracting(Section::link)
                .isEmpty();
    }

    @Test
    void areAskedOnce() throws Exception {
        assertThat(KnowledgeDesk.sections()).flatExtracting(Section::asked).doesNotHaveDuplicates();
    }
}
