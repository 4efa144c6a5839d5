package io.github.cronguard.spring.boot;

import io.github.cronguard.token.Secret;
import java.util.Set;
import org.springframework.boot.origin.Origin;

/**
 * A setting as one source states it.
 *
 * @param setting which
 * @param written the names under which it stands in the source: several for a list, one an element
 * @param asVariable whether it has an environment variable's name
 * @param text raw, with its placeholders; kept as a secret, whatever it is
 * @param origin where it stands
 * @param source the source's place in the order of sources; a smaller one wins
 */
record WrittenSetting(
        SettingName setting, Set<String> written, boolean asVariable, Secret text, Origin origin, int source) {

    /** The name that messages have. */
    String name() {
        return asVariable ? setting.variable() : setting.property();
    }

    WrittenSetting asVariable(boolean variable) {
        return new WrittenSetting(setting, written, variable, text, origin, source);
    }

    @Override
    public String toString() {
        return name() + " (" + origin + ")";
    }
}
