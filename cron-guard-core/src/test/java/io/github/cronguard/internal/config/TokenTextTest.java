package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.token.CronTokens;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {

    @Test
    void acceptsRandomTokensOfTheUsualAlphabets() {
        Random random = new Random(32);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[16 + random.nextInt(100)];
            random.nextBytes(bytes);
            assertThat(TokenText.weakness(HexFormat.of().formatHex(bytes))).isEmpty();
            String base64 = Base64.getEncoder().encodeToString(bytes);
            assertThat(base64.length() < 32 || TokenText.weakness(base64).isEmpty())
                    .isTrue();
        }
        // few, since these have no seed
        for (int i = 0; i < 100; i++) {
            assertThat(TokenText.weakness(CronTokens.generate().reveal())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "9f8c2b7a6e5d4c3b2a1f0e9d8c7b6a5",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abababababababababababababababababab",
                "0123456789abcdef0123456789abcdef",
                "abcdefghijklmnopqrstuvwxyz0123456789",
                "zyxwvutsrqponmlkjihgfedcba9876543210",
                "k3J9x2Qpk3J9x2Qpk3J9x2Qpk3J9x2Qp",
                "k3J9x2Qp-k3J9x2Qp_k3J9x2Qp.k3J9x2Qp",
                "changeme-9f8c2b7a6e5d4c3b2a1f0e9d8c7b",
                "My-SECRET-9f8c2b7a6e5d4c3b2a1f0e9d8c7b",
                "Password9f8c2b7a6e5d4c3b2a1f0e9d8c7b",
                "your-token-9f8c2b7a6e5d4c3b2a1f0e9d8c7b",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "d41d8cd98f00b204e9800998ecf8427e",
                "9f8c2b7a 6e5d4c3b2a1f0e9d8c7b6a5f",
                "9f8c2b7a\t6e5d4c3b2a1f0e9d8c7b6a5f4",
                "9f8c2b7aé6e5d4c3b2a1f0e9d8c7b6a5f4",
                "12121212121212121212121212121213"
            })
    void refusesWeakTokensWithoutRepeatingThem(String token) {
        assertThat(TokenText.weakness(token)).isPresent();
        assertThat(token.isEmpty() || !TokenText.weakness(token).orElseThrow().contains(token))
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> TokenText.inFile(token + "\n"));
    }

    @Test
    void takesOneTokenOrTwoFromAFile() {
        String token = CronTokens.generate().reveal();
        assertThat(TokenText.inFile(token)).containsExactly(token);
        assertThat(TokenText.inFile(token + "\n")).containsExactly(token);
        assertThat(TokenText.inFile(token + "\r\n")).containsExactly(token);
        String other = CronTokens.generate().reveal();
        assertThat(TokenText.inFile(token + "\n" + other)).containsExactly(token, other);
        assertThat(TokenText.inFile(token + "\r\n" + other + "\r\n")).containsExactly(token, other);
        assertThatIllegalArgumentException().isThrownBy(() -> TokenText.inFile(token + "\n" + token));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenText.inFile(token + "\n" + other + "\n" + token + "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenText.inFile(token + "\n\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenText.inFile(" " + token));
    }

    @Test
    void digestsAsEverybodyDoes() {
        assertThat(TokenText.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
