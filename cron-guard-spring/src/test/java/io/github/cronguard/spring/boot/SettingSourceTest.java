package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;

class SettingSourceTest {
    /** A source that holds nothing, and says what it is asked for. */
    private record Asked(ConfigurationPropertyState state, List<ConfigurationPropertyName> names)
            implements ConfigurationPropertySource {

        @Override
        @SuppressWarnings("NullAway") // Boot 3.5 says nothing about null, Boot 4 allows it
        public ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
            names.add(name);
            return null;
        }

        @Override
        public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
            return state;
        }
    }

    private static List<ConfigurationPropertyName> asked(ConfigurationPropertyState state) {
        Asked source = new Asked(state, new ArrayList<>());
        SettingSource read = new SettingSource(source, 0);
        assertThat(SettingName.all())
                .allSatisfy(setting -> assertThat(read.read(setting)).isEmpty());
        return source.names();
    }

    @Test
    void asksASourceForNothingThatIsNotThereForCertain() {
        assertThat(asked(ConfigurationPropertyState.ABSENT)).isEmpty();
    }

    @Test
    void asksASourceThatCannotTellForEverySetting() {
        assertThat(asked(ConfigurationPropertyState.UNKNOWN))
                .contains(ConfigurationPropertyName.of("cron-guard.token"));
    }
}
